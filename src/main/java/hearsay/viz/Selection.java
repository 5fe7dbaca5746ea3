package hearsay.viz;

import hearsay.journal.FrameKey;
import hearsay.journal.Link;

/// What is selected, in all views at once.
public sealed interface Selection {
  /// Nothing.
  record None() implements Selection {}

  record Node(String name) implements Selection {}

  /// One direction; views that know only links of two directions show both.
  record Direction(Link link) implements Selection {}

  /// A frame.
  ///
  /// @param sentPosition where the journal tells of its sending
  record Frame(FrameKey key, Link link, long sentPosition) implements Selection {}

  /// Any other entry of the journal.
  record Event(long position) implements Selection {}

  Selection NONE = new None();
}
