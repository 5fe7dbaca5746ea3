package hearsay.viz;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.journal.ClusterSnapshot;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The one door through which commands reach the running cluster. It is shut while the past or a
/// recording is shown: who clicks on a picture of the past must not change the present unseen.
/// Application thread only.
public final class CommandGate {
  static final String PAST = "You look at the past: back to live first (End)";
  static final String RECORDING = "This is a recording: close it first";

  private final RunningCluster running;
  private final Captions captions;
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");

  CommandGate(RunningCluster running, Captions captions) {
    this.running = running;
    this.captions = captions;
  }

  /// Why nothing can be commanded now, for people; empty if it can.
  public ReadOnlyStringProperty obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  /// The cluster for a command; if the gate is shut, none, and a caption says why.
  public Optional<Cluster> open() {
    if (!obstacle.get().isEmpty()) {
      captions.say(obstacle.get());
      return Optional.empty();
    }
    return running.find();
  }

  /// The running cluster as it is at this moment, whatever is shown: a command right after another
  /// must see what that did.
  ClusterSnapshot latest() {
    return running.latest();
  }

  ClusterSettings settings() {
    return running.settings();
  }

  /// The running cluster, for reading what is in no journal.
  Optional<Cluster> find() {
    return running.find();
  }

  void pulsed(boolean isLive, boolean isRecording) {
    var now = isLive ? "" : isRecording ? RECORDING : PAST;
    if (!now.equals(obstacle.get())) {
      captions.withdraw(obstacle.get());
      obstacle.set(now);
    }
  }
}
