package hearsay.journal.trace;

import hearsay.crdt.CounterState;
import hearsay.crdt.Tally;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.journal.NodeNames;
import hearsay.node.PeerState;
import java.util.List;
import java.util.stream.Stream;

/// Every event in words.
public final class EventWords {
  private EventWords() {}

  /// Kinds of events that a list can be narrowed to.
  public enum Kind {
    OPERATION,
    MESSAGE,
    NODE,
    LINK,
    TIME,
    DISCOVERY,
    TROUBLE
  }

  public static Kind kind(JournalEvent event) {
    return switch (event) {
      case JournalEvent.OperationClicked _,
          JournalEvent.OperationsApplied _,
          JournalEvent.OperationsRefused _,
          JournalEvent.OperationsInDoubt _ ->
          Kind.OPERATION;
      case JournalEvent.FrameSent _,
          JournalEvent.FrameUnsent _,
          JournalEvent.FrameHeld _,
          JournalEvent.FrameDelivered _,
          JournalEvent.FrameLost _ ->
          Kind.MESSAGE;
      case JournalEvent.NodeStarted _,
          JournalEvent.NodeCrashed _,
          JournalEvent.NodeRemoved _,
          JournalEvent.LogRecovered _,
          JournalEvent.LogAppended _,
          JournalEvent.PeerChanged _,
          JournalEvent.RoundStarted _,
          JournalEvent.RoundRescheduled _,
          JournalEvent.TreeChanged _,
          JournalEvent.ActorRenewed _,
          JournalEvent.AmnesiaChanged _ ->
          Kind.NODE;
      case JournalEvent.TopologyChanged _,
          JournalEvent.LinkFaultsChanged _,
          JournalEvent.SocketOpened _,
          JournalEvent.SocketClosed _ ->
          Kind.LINK;
      case JournalEvent.ClusterStarted _,
          JournalEvent.Forked _,
          JournalEvent.Paused _,
          JournalEvent.Resumed _,
          JournalEvent.PaceChanged _ ->
          Kind.TIME;
      case JournalEvent.DiscoveryStarted _,
          JournalEvent.DiscoveryStopped _,
          JournalEvent.DiscoveryContacted _,
          JournalEvent.DiscoveryListed _ ->
          Kind.DISCOVERY;
      case JournalEvent.BytesRejected _, JournalEvent.Warned _ -> Kind.TROUBLE;
    };
  }

  /// One line, as "n3 heard from n1 by delta, now 4".
  public static String line(JournalEvent event) {
    return switch (event) {
      case JournalEvent.ClusterStarted started ->
          "A fresh cluster: " + started.rule() + ", " + started.topology();
      case JournalEvent.Forked forked ->
          "Goes on from event " + forked.fromPosition() + " of another cluster";
      case JournalEvent.NodeStarted started -> started(started);
      case JournalEvent.LogRecovered recovered -> recovered(recovered);
      case JournalEvent.LogAppended appended ->
          appended.node() + "'s log record " + appended.record() + " is on its disk";
      case JournalEvent.NodeCrashed crashed -> crashed.node() + " crashed";
      case JournalEvent.NodeRemoved removed -> removed.node() + " was removed";
      case JournalEvent.AmnesiaChanged(var isOn) ->
          isOn ? "Amnesia is on: broken on purpose" : "Amnesia is off";
      case JournalEvent.OperationClicked clicked ->
          signed(Math.max(clicked.amount(), 0), Math.max(-clicked.amount(), 0))
              + " clicked at "
              + clicked.node();
      case JournalEvent.OperationsApplied(var node, var up, var down, var _, var after) ->
          node + " counts " + signed(up, down) + ", now " + after.value();
      case JournalEvent.OperationsRefused(var node, var up, var down, var reason) ->
          node + " refused " + signed(up, down) + because(reason);
      case JournalEvent.OperationsInDoubt(var node, var up, var down, var reason) ->
          node + " does not know whether " + signed(up, down) + " is on its disk" + because(reason);
      case JournalEvent.FrameSent sent -> FrameWords.sent(sent);
      case JournalEvent.FrameUnsent unsent -> FrameWords.unsent(unsent);
      case JournalEvent.FrameHeld held -> FrameWords.held(held);
      case JournalEvent.FrameDelivered delivered -> FrameWords.delivered(delivered);
      case JournalEvent.FrameLost lost -> FrameWords.lost(lost);
      case JournalEvent.PeerChanged changed -> peer(changed);
      case JournalEvent.RoundStarted round ->
          round.node()
              + (round.targets().isEmpty()
                  ? " starts a round, with nobody to ask"
                  : " starts a round with " + NodeNames.list(round.targets()));
      case JournalEvent.RoundRescheduled round ->
          round.node() + " moves its next round to " + TimeWords.seconds(round.nextRoundAtNanos());
      case JournalEvent.TreeChanged changed -> tree(changed);
      case JournalEvent.ActorRenewed renewed ->
          renewed.node() + " goes on as a new actor" + because(renewed.reason());
      case JournalEvent.TopologyChanged changed ->
          "Topology " + changed.topology() + ", " + counted(changed.links().size(), "direction");
      case JournalEvent.LinkFaultsChanged changed ->
          changed.link() + " " + TimeWords.faults(changed.faults());
      case JournalEvent.SocketOpened opened ->
          "Socket " + opened.link() + " opened, port " + opened.localPort();
      case JournalEvent.SocketClosed closed ->
          "Socket " + closed.link() + " closed" + because(closed.reason());
      case JournalEvent.Paused _ -> "Paused";
      case JournalEvent.Resumed _ -> "Running again";
      case JournalEvent.PaceChanged changed -> TimeWords.pace(changed.hopNanos());
      case JournalEvent.BytesRejected rejected -> rejected(rejected);
      case JournalEvent.DiscoveryStarted started ->
          "Discovery listens at " + started.url() + because(started.note());
      case JournalEvent.DiscoveryStopped stopped -> "Discovery stopped at " + stopped.url();
      case JournalEvent.DiscoveryContacted contacted -> contacted(contacted);
      case JournalEvent.DiscoveryListed(var node, var isListed) ->
          node + (isListed ? " is" : " is no longer") + " on discovery's list";
      case JournalEvent.Warned(var node, var text) -> node.isEmpty() ? text : node + ": " + text;
    };
  }

  /// The nodes it is about; none for a pause.
  public static List<String> nodes(JournalEvent event) {
    return switch (event) {
      case JournalEvent.FrameSent sent -> ends(sent.link());
      case JournalEvent.FrameUnsent unsent -> ends(unsent.link());
      case JournalEvent.FrameHeld held -> ends(held.link());
      case JournalEvent.FrameDelivered delivered -> ends(delivered.link());
      case JournalEvent.FrameLost lost -> ends(lost.link());
      case JournalEvent.LinkFaultsChanged changed -> ends(changed.link());
      case JournalEvent.SocketOpened opened -> ends(opened.link());
      case JournalEvent.SocketClosed closed -> ends(closed.link());
      case JournalEvent.PeerChanged changed -> List.of(changed.node(), changed.peer());
      case JournalEvent.TreeChanged changed -> List.of(changed.node(), changed.peer());
      case JournalEvent.RoundStarted round ->
          Stream.concat(Stream.of(round.node()), round.targets().stream()).toList();
      case JournalEvent.DiscoveryListed listed -> List.of(listed.node());
      default -> NodeLine.of(event).stream().toList();
    };
  }

  /// ": " and the reason, or nothing if there is none.
  static String because(String reason) {
    return reason.isEmpty() ? "" : ": " + reason;
  }

  /// "1 entry", "3 directions".
  static String counted(long count, String what) {
    var many = what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s";
    return count + " " + (count == 1 ? what : many);
  }

  private static List<String> ends(Link link) {
    return List.of(link.from(), link.to());
  }

  private static String signed(long increments, long decrements) {
    return NodeNames.signed(new Tally(increments, decrements));
  }

  private static String started(JournalEvent.NodeStarted started) {
    if (started.isForeign()) {
      return "Foreign node " + started.node() + " came";
    }
    return started.node() + " started at " + started.address() + ", " + content(started.state());
  }

  private static String content(CounterState state) {
    return state.version().signum() == 0 ? "empty" : "with " + state.value();
  }

  private static String recovered(JournalEvent.LogRecovered recovered) {
    var words =
        recovered.node() + " read " + counted(recovered.records(), "record") + " of its log";
    return recovered.dropped().isEmpty() ? words : words + ", but not all: " + recovered.dropped();
  }

  private static String peer(JournalEvent.PeerChanged changed) {
    var how =
        switch (changed.state()) {
          case PeerState.ACTIVE -> " as active";
          case PeerState.SUSPECT -> " as suspect";
          case PeerState.GONE -> " as gone";
        };
    return changed.node() + " sees " + changed.peer() + how + because(changed.reason());
  }

  private static String tree(JournalEvent.TreeChanged changed) {
    var origins =
        NodeNames.list(changed.actors().stream().map(actor -> actor.name()).distinct().toList());
    return changed.isEager()
        ? "%s pushes news of %s to %s".formatted(changed.node(), origins, changed.peer())
        : "%s pushes no more news of %s to %s".formatted(changed.node(), origins, changed.peer());
  }

  private static String rejected(JournalEvent.BytesRejected rejected) {
    var times = rejected.count() > 1 ? ", " + rejected.count() + " times" : "";
    return "%s rejected bytes from %s: %s%s"
        .formatted(rejected.node(), rejected.remote(), rejected.text(), times);
  }

  private static String contacted(JournalEvent.DiscoveryContacted contacted) {
    var words =
        contacted.isOk()
            ? switch (contacted.errand()) {
              case REGISTER -> " registered with discovery";
              case HEARTBEAT -> " gave discovery a heartbeat";
              case PEERS -> " asked discovery for peers";
              case DEREGISTER -> " deregistered from discovery";
            }
            : switch (contacted.errand()) {
              case REGISTER -> " could not register with discovery";
              case HEARTBEAT -> " could not give discovery a heartbeat";
              case PEERS -> " could not ask discovery for peers";
              case DEREGISTER -> " could not deregister from discovery";
            };
    return contacted.node() + words + because(contacted.detail());
  }
}
