package hearsay.viz;

import hearsay.cluster.Cluster;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.DiscoverySnapshot;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.viz.LabViewModel.Level;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// What the nodes rely on besides each other: whether the discovery server is drawn, where it
/// listens, and stopping and starting it. Application thread only.
public final class Architecture {
  private final RunningCluster running;
  private final CommandGate gate;
  private final Captions captions;
  private final Notices notices;
  private final ReadOnlyObjectProperty<Level> level;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ReadOnlyStringWrapper server = new ReadOnlyStringWrapper("");

  /// Outlives a visit to the Lecture level, where the view is never shown.
  private boolean isWanted;

  /// The server is stopped and started for a fresh cluster, too; only what a person asked for is
  /// worth a caption.
  private boolean isAsked;

  /// The note last shown, so that dismissing it is final.
  private String noted = "";

  /// Whether the silence of a server elsewhere was told.
  private @Nullable Notice silence;

  Architecture(
      RunningCluster running,
      CommandGate gate,
      Captions captions,
      Notices notices,
      ReadOnlyObjectProperty<Level> level,
      boolean isWanted) {
    this.running = running;
    this.gate = gate;
    this.captions = captions;
    this.notices = notices;
    this.level = level;
    this.isWanted = isWanted;
    shown.addListener((property, before, now) -> remember(now));
    level.addListener(changed -> showIfAllowed());
    showIfAllowed();
  }

  /// Whether the discovery server and its traffic are drawn.
  BooleanProperty shownProperty() {
    return shown;
  }

  /// "127.0.0.1:8000", where the nodes' server listens; empty if they use none.
  public ReadOnlyStringProperty serverProperty() {
    return server.getReadOnlyProperty();
  }

  /// Shows or hides the view; in a lecture nothing happens.
  public void toggle() {
    if (isAllowed()) {
      shown.set(!shown.get());
      captions.say(
          shown.get()
              ? "Architecture: nodes register with a discovery server"
              : "Architecture hidden");
    }
  }

  boolean isWanted() {
    return isWanted;
  }

  /// Stops the embedded server, or starts it again; takes a moment, in the background, and a
  /// caption says when it is done. Of a server that somebody else runs it only says so.
  public void toggleDiscovery() {
    discovery()
        .ifPresentOrElse(
            found -> {
              if (!found.isEmbedded()) {
                captions.say("This discovery server runs elsewhere: stop and start it there");
              } else if (found.isRunning()) {
                stopDiscovery();
              } else {
                startDiscovery();
              }
            },
            () -> captions.say("These nodes use no discovery server"));
  }

  /// Nothing happens if it runs.
  void startDiscovery() {
    if (discovery().filter(found -> found.isEmbedded() && !found.isRunning()).isPresent()) {
      change(
          "Starting discovery …",
          cluster -> {
            cluster.startDiscovery();
            return cluster;
          });
    }
  }

  private void stopDiscovery() {
    change(
        "Stopping discovery …",
        cluster -> {
          cluster.stopDiscovery();
          return cluster;
        });
  }

  /// Something done to the cluster that may fail.
  private interface Change {
    Cluster of(Cluster cluster) throws Exception;
  }

  private void change(String words, Change change) {
    gate.open()
        .ifPresent(
            cluster -> {
              isAsked = true;
              running.change(words, () -> change.of(cluster), this::failed);
            });
  }

  private void failed(String reason) {
    isAsked = false;
    notices.add(
        new Notice(
            "The discovery server could not be started: " + reason + ". Gossip goes on.",
            "Try again",
            this::startDiscovery));
  }

  /// Another cluster is shown from now on.
  void clear() {
    isAsked = false;
    noted = "";
    silence = null;
  }

  void pulsed(ClusterSnapshot snapshot, Iterable<JournalEntry> fresh) {
    fresh.forEach(entry -> heard(entry.event()));
    var discovery = snapshot.environment().discovery();
    server.set(discovery == null ? "" : place(discovery.url()));
    tellSilence(discovery);
    var note = discovery == null ? "" : discovery.note();
    if (isAllowed() && !note.equals(noted)) {
      noted = note;
      if (!note.isEmpty()) {
        notices.add(
            Notice.calm(
                "Discovery: " + note, "Other programs that want to join need this address."));
      }
    }
  }

  /// A server elsewhere that answers nobody, until it does.
  private void tellSilence(@Nullable DiscoverySnapshot discovery) {
    var isSilent =
        discovery != null
            && !discovery.isEmbedded()
            && !discovery.contacts().isEmpty()
            && discovery.contacts().values().stream().noneMatch(DiscoverySnapshot.Contact::isOk);
    if (isSilent && silence == null) {
      silence =
          Notice.advising(
              "No answer from the discovery server at " + server.get(),
              "Start it, or check the address. The nodes keep trying.");
      notices.add(silence);
    } else if (!isSilent && silence != null) {
      notices.dismiss(silence);
      silence = null;
    }
  }

  private void heard(JournalEvent event) {
    if (isAsked && event instanceof JournalEvent.DiscoveryStopped) {
      isAsked = false;
      captions.offer(
          "Discovery stopped: gossip goes on with known peers", new Caption.StartDiscovery());
    } else if (isAsked && event instanceof JournalEvent.DiscoveryStarted) {
      isAsked = false;
      captions.say("Discovery is back, empty; heartbeats fill it again");
    } else if (event instanceof JournalEvent.Warned(var node, var text) && node.isEmpty()) {
      notices.add(Notice.calm(text, "Among the nodes of this window gossip goes on."));
    }
  }

  /// An address as people write it: without what every one of them has.
  static String place(String url) {
    return url.replaceFirst("^http://", "").replaceFirst("/$", "");
  }

  private void remember(boolean isShown) {
    if (isAllowed()) {
      isWanted = isShown;
    }
  }

  private void showIfAllowed() {
    shown.set(isWanted && isAllowed());
  }

  private boolean isAllowed() {
    return level.get() != Level.LECTURE;
  }

  private Optional<DiscoverySnapshot> discovery() {
    return Optional.ofNullable(running.latest().environment().discovery());
  }
}
