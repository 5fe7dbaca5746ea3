package hearsay.viz.graph;

import hearsay.journal.Link;

/// What stays visible for a moment after a frame has ended.
///
/// @param link the way of the frame
/// @param frame what it looked like
/// @param fraction how far it got, 0 to 1
/// @param words why, for people; may be empty
/// @param bornNanos real time of the entry that tells of it, since the epoch
/// @param position of that entry
record Mark(
    Kind kind,
    Link link,
    DotKind frame,
    double fraction,
    String words,
    long bornNanos,
    long position) {
  /// How a frame ends.
  enum Kind {
    /// It taught: the card pulses.
    TAUGHT(700),
    /// It told nothing new: it fades hollow at the card.
    KNEW(600),
    /// It was lost: ✕ where it was.
    LOST(1_600),
    /// It was not adopted: it bounces off, with the reason.
    REFUSED(2_200),
    /// It was too quick for a dot: its way lights up and fades.
    TRACE(450);

    private final long lifeNanos;

    Kind(long lifeMillis) {
      this.lifeNanos = lifeMillis * 1_000_000;
    }
  }

  /// How much of its life is over, 0 to 1.
  double age(long realNanos) {
    return Math.max(0, Math.min(1, (double) (realNanos - bornNanos) / kind.lifeNanos));
  }

  boolean isOver(long realNanos) {
    return realNanos - bornNanos >= kind.lifeNanos;
  }
}
