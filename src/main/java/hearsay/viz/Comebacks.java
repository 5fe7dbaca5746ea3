package hearsay.viz;

import hearsay.crdt.CounterRule;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Group;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.JournalEvent.NodeStarted;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;

/// Says who crashed, who is back, and with what memory. Application thread only.
final class Comebacks {
  private final Captions captions;
  private final Notices notices;
  private final Set<String> down = new HashSet<>();

  Comebacks(Captions captions, Notices notices) {
    this.captions = captions;
    this.notices = notices;
  }

  /// @param snapshot just after the last of the entries
  void pulsed(ClusterSnapshot snapshot, Iterable<JournalEntry> fresh) {
    for (var entry : fresh) {
      switch (entry.event()) {
        case JournalEvent.ClusterStarted _ -> down.clear();
        case JournalEvent.NodeCrashed(var node) -> {
          down.add(node);
          captions.offer(node + " crashed: sockets reset", new Caption.Restart(node));
        }
        case JournalEvent.NodeRemoved(var node) -> down.remove(node);
        case NodeStarted started -> {
          if (down.remove(started.node())) {
            captions.say(words(started, snapshot));
          }
        }
        case JournalEvent.LogRecovered(var node, _, var dropped) when !dropped.isEmpty() ->
            notices.add(
                Notice.calm(
                    node + "'s log did not end well: " + dropped,
                    "All that was acknowledged is there."));
        default -> {}
      }
    }
  }

  /// "n2 is back with 5 operations from its log".
  static String words(NodeStarted back, ClusterSnapshot snapshot) {
    var beginning = back.node() + " is back";
    var peers = canBeFilled(back.node(), snapshot) ? "; its peers fill it" : "";
    if (snapshot.environment().isLogged()) {
      return beginning + " with " + operations(back.state().version()) + " from its log";
    }
    if (snapshot.rule() == CounterRule.PART0) {
      return beginning + ", empty" + peers;
    }
    return snapshot.environment().isAmnesiac()
        ? beginning + " with its old name and no memory"
        : beginning + ", empty, as a new incarnation" + peers;
  }

  /// Whether any node that it can hear knows something.
  private static boolean canBeFilled(String node, ClusterSnapshot snapshot) {
    return snapshot.groups().stream()
        .map(Group::members)
        .filter(members -> members.contains(node))
        .flatMap(members -> members.stream().flatMap(name -> snapshot.node(name).stream()))
        .anyMatch(member -> member.state().version().signum() > 0);
  }

  private static String operations(BigInteger count) {
    if (count.signum() == 0) {
      return "no operations";
    }
    return count.equals(BigInteger.ONE) ? "1 operation" : count + " operations";
  }
}
