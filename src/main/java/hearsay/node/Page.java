package hearsay.node;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.protocol.Codec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a state that fits in one frame: its entries with `after < actor <= upTo`, null being
/// an open end. The pages of a state cover all actors there can be, without overlap, so that a
/// reader of one page also learns what its writer lacks.
record Page(@Nullable ActorId after, @Nullable ActorId upTo, PnCounter entries) {
  static List<Page> of(PnCounter state) {
    return of(state, Codec.MAX_ENTRIES_PER_PAGE);
  }

  static List<Page> of(PnCounter state, int maxEntries) {
    if (state.size() <= maxEntries) {
      return List.of(new Page(null, null, state));
    }
    var pages = new ArrayList<Page>();
    ActorId after = null;
    for (int last = maxEntries - 1; last < state.size() - 1; last += maxEntries) {
      var upTo = state.actorAt(last);
      pages.add(new Page(after, upTo, state.between(after, upTo)));
      after = upTo;
    }
    pages.add(new Page(after, null, state.between(after, null)));
    return pages;
  }
}
