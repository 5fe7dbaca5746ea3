package hearsay.node;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import java.util.TreeMap;

/// How many actors a state may have. Every name that a peer invents would stay in every state for
/// ever, on all nodes; the limit keeps what a stranger can do to a cluster small.
///
/// The price: nodes at the limit that took different actors differ for good, and their digests find
/// that again and again. A cluster of honest nodes does not come near.
final class ActorLimit {
  /// Four incarnations of as many nodes as a table has peers. A state then takes about a megabyte
  /// and eight or nine pages.
  static final int MAX_ACTORS = 4 * PeerTable.MAX_PEERS;

  static final String REASON =
      "the state has no room for more than %d actors".formatted(MAX_ACTORS);

  private ActorLimit() {}

  /// The entries that the state has room for: all of known actors, and of unknown ones the first.
  /// Returns `entries` if that is all of them.
  static PnCounter admitted(PnCounter state, PnCounter entries) {
    if (state.size() + entries.size() <= MAX_ACTORS) {
      return entries;
    }
    int room = Math.max(0, MAX_ACTORS - state.size());
    var admitted = new TreeMap<ActorId, Tally>();
    for (int i = 0; i < entries.size(); i++) {
      var actor = entries.actorAt(i);
      boolean isKnown = !state.tally(actor).equals(Tally.ZERO);
      if (isKnown || room > 0) {
        admitted.put(actor, entries.tallyAt(i));
        room -= isKnown ? 0 : 1;
      }
    }
    return admitted.size() == entries.size() ? entries : PnCounter.of(admitted);
  }
}
