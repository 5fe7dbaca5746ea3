package hearsay.viz.graph;

import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import hearsay.journal.NodeNames;
import hearsay.journal.NodeSnapshot;

/// What is said about a node's log when the node is down or about to be.
final class DiskWords {
  /// A space at which no line ends.
  private static final char UNBROKEN = '\u00a0';

  private DiskWords() {}

  /// What a crashed node will come back with; empty of others. Its own acknowledged operations are
  /// in its log for certain; what it heard may be, and its peers tell it again anyway.
  static String of(NodeSnapshot node, boolean isLogged) {
    if (node.lifecycle() != NodeSnapshot.Lifecycle.CRASHED) {
      return "";
    }
    if (!isLogged) {
      return "no log: returns empty";
    }
    return switch (node.state()) {
      case PnCounter counter -> {
        var own = counter.tally(node.actor());
        yield own.equals(Tally.ZERO)
            ? "its log may keep what it heard"
            : "its log keeps its" + UNBROKEN + NodeNames.signed(own);
      }
      case VersionedCounter counter -> "its log holds up to" + UNBROKEN + "v" + counter.version();
    };
  }

  /// What a crash of the only holder of operations means. What it heard from others is mostly in
  /// its log, too, but that is no promise.
  static String onCrash(String heldOnly, boolean isLogged) {
    return isLogged
        ? heldOnly + " · its log keeps what it counted itself"
        : heldOnly + " · it has no log";
  }
}
