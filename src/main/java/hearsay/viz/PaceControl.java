package hearsay.viz;

import hearsay.cluster.Cluster;
import hearsay.journal.ClusterSnapshot;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;

/// Owns how fast the picture moves, and whether. Application thread only.
public final class PaceControl {
  private final CommandGate gate;
  private final DoubleProperty position = new SimpleDoubleProperty();
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper();
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
  private long hopNanos;

  /// @param hopNanos the pace that the cluster was started with
  PaceControl(CommandGate gate, long hopNanos) {
    this.gate = gate;
    this.hopNanos = hopNanos;
    position.set(PaceScale.position(hopNanos));
    text.set(PaceScale.text(hopNanos));
    position.addListener((property, before, now) -> change(PaceScale.hopNanos(position.get())));
  }

  /// The slider's position on [PaceScale]; setting it changes the pace.
  public DoubleProperty positionProperty() {
    return position;
  }

  /// "1.2 s a hop".
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  /// Real time a hop takes.
  public long hopNanos() {
    return hopNanos;
  }

  /// Sets the pace and with it the slider.
  public void setHopNanos(long wanted) {
    position.set(PaceScale.position(wanted));
  }

  public void togglePause() {
    var isPausing = !isPausedNow();
    gate.open().ifPresent(isPausing ? Cluster::pause : Cluster::resume);
    paused.set(isPausedNow());
  }

  /// Runs on until some node learns something, then pauses.
  public void step() {
    gate.open().ifPresent(Cluster::step);
  }

  /// Delivers one frame, or fires the next timer if none flies; then pauses.
  public void stepFrame() {
    gate.open().ifPresent(Cluster::stepFrame);
  }

  void pulsed(ClusterSnapshot snapshot) {
    paused.set(snapshot.isPaused());
  }

  private boolean isPausedNow() {
    return gate.latest().isPaused();
  }

  private void change(long wanted) {
    if (wanted != hopNanos) {
      hopNanos = wanted;
      text.set(PaceScale.text(wanted));
      gate.open().ifPresent(cluster -> cluster.setHopNanos(wanted));
    }
  }
}
