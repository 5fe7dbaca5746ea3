package hearsay.viz;

import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import java.util.ArrayDeque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What happens, in lines that a screen reader can speak. Frames that taught nothing are left out:
/// nobody could listen to them. Application thread only.
public final class Announcer {
  /// What a listener can follow in one pulse; of more, the last ones are spoken.
  private static final int MAX_LINES = 3;

  private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper("");

  Announcer() {}

  /// The latest line.
  public ReadOnlyStringProperty lineProperty() {
    return line.getReadOnlyProperty();
  }

  void pulsed(Iterable<JournalEntry> fresh) {
    var lines = new ArrayDeque<String>();
    for (var entry : fresh) {
      spoken(entry.event())
          .ifPresent(
              text -> {
                if (lines.size() == MAX_LINES) {
                  lines.removeFirst();
                }
                lines.add(text);
              });
    }
    if (!lines.isEmpty()) {
      line.set(String.join(". ", lines));
    }
  }

  /// One event as a sentence; empty if it is not worth one.
  static Optional<String> spoken(JournalEvent event) {
    return switch (event) {
      case JournalEvent.ClusterStarted started ->
          Optional.of("A fresh cluster, " + started.topology());
      case JournalEvent.NodeStarted started -> Optional.of(started.node() + " started");
      case JournalEvent.NodeCrashed crashed -> Optional.of(crashed.node() + " crashed");
      case JournalEvent.NodeRemoved removed -> Optional.of(removed.node() + " was removed");
      case JournalEvent.OperationsApplied applied ->
          Optional.of(applied.node() + " counts to " + applied.after().value());
      case JournalEvent.OperationsRefused refused ->
          Optional.of(refused.node() + " refused: " + refused.reason());
      case JournalEvent.FrameDelivered delivered -> learnt(delivered);
      case JournalEvent.FrameLost lost ->
          Optional.of("A frame on " + lost.link() + " was lost: " + lost.reason());
      case JournalEvent.LinkFaultsChanged changed ->
          Optional.of(changed.link() + (changed.faults().isSevered() ? " is cut" : " is open"));
      case JournalEvent.TopologyChanged changed -> Optional.of("Topology " + changed.topology());
      case JournalEvent.ActorRenewed renewed ->
          Optional.of(renewed.after().name() + " goes on as a new actor: " + renewed.reason());
      case JournalEvent.Paused _ -> Optional.of("Paused");
      case JournalEvent.Resumed _ -> Optional.of("Running");
      case JournalEvent.BytesRejected rejected ->
          Optional.of(rejected.node() + " rejected bytes from " + rejected.remote());
      case JournalEvent.OperationsInDoubt doubt ->
          Optional.of(
              doubt.node()
                  + " does not know whether its operations are on its disk: "
                  + doubt.reason());
      case JournalEvent.LogRecovered recovered -> Optional.of(recovery(recovered));
      case JournalEvent.AmnesiaChanged(var isOn) ->
          Optional.of(isOn ? "Amnesia is on: broken on purpose" : "Amnesia is off");
      case JournalEvent.DiscoveryStarted started ->
          Optional.of("Discovery listens at " + Architecture.place(started.url()));
      case JournalEvent.DiscoveryStopped _ -> Optional.of("Discovery stopped");
      case JournalEvent.DiscoveryContacted contact -> contacted(contact);
      case JournalEvent.DiscoveryListed(var node, var isListed) ->
          Optional.of(node + (isListed ? " is" : " is no longer") + " on discovery's list");
      case JournalEvent.Warned warned -> Optional.of(warned.text());
      case JournalEvent.Forked forked -> Optional.of("Goes on from event " + forked.fromPosition());
      case JournalEvent.OperationClicked _,
          JournalEvent.LogAppended _,
          JournalEvent.FrameSent _,
          JournalEvent.FrameUnsent _,
          JournalEvent.FrameHeld _,
          JournalEvent.PeerChanged _,
          JournalEvent.RoundStarted _,
          JournalEvent.RoundRescheduled _,
          JournalEvent.TreeChanged _,
          JournalEvent.SocketOpened _,
          JournalEvent.SocketClosed _,
          JournalEvent.PaceChanged _ ->
          Optional.empty();
    };
  }

  private static String recovery(JournalEvent.LogRecovered recovered) {
    var words = recovered.node() + " read its log";
    return recovered.dropped().isEmpty() ? words : words + ", but not all: " + recovered.dropped();
  }

  /// Of the regular traffic nobody could listen to; failures repeat with it, the picture shows
  /// them.
  private static Optional<String> contacted(JournalEvent.DiscoveryContacted contact) {
    return contact.errand() == JournalEvent.Errand.REGISTER && contact.isOk()
        ? Optional.of(contact.node() + " registered")
        : Optional.empty();
  }

  private static Optional<String> learnt(JournalEvent.FrameDelivered delivered) {
    return switch (delivered.reception()) {
      case TAUGHT ->
          Optional.of(
              "%s heard from %s, now %s"
                  .formatted(
                      delivered.link().to(), delivered.link().from(), delivered.after().value()));
      case REFUSED ->
          Optional.of(
              "%s refused what %s sent: %s"
                  .formatted(delivered.link().to(), delivered.link().from(), delivered.reason()));
      case KNEW, IGNORED -> Optional.empty();
    };
  }
}
