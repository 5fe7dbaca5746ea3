package hearsay.viz.spacetime;

import hearsay.journal.FrameKey;
import hearsay.journal.Link;
import hearsay.node.Reception;
import hearsay.protocol.MessageKind;

/// One frame from its sending to its end. The end is filled in when the journal tells of it.
final class Arrow {
  /// The end position of a frame that is still on its way.
  static final long OPEN = Long.MAX_VALUE;

  /// What became of it.
  enum Fate {
    FLYING,
    TAUGHT,
    /// Delivered, and told nothing new.
    KNEW,
    /// Delivered, and not taken.
    REFUSED,
    LOST,
    /// Nobody will tell whether it arrived.
    UNKNOWN
  }

  private final FrameKey key;
  private final Link link;
  private final MessageKind kind;
  private final long sentPosition;
  private final long sentNanos;
  private final boolean isForeign;
  private long dueNanos;
  private Fate fate = Fate.FLYING;
  private long endPosition = OPEN;
  private long endNanos;

  /// @param dueNanos cluster time at which it should arrive
  /// @param isForeign its receiver is outside this process
  Arrow(
      FrameKey key,
      Link link,
      MessageKind kind,
      long sentPosition,
      long sentNanos,
      long dueNanos,
      boolean isForeign) {
    this.key = key;
    this.link = link;
    this.kind = kind;
    this.sentPosition = sentPosition;
    this.sentNanos = sentNanos;
    this.dueNanos = dueNanos;
    this.isForeign = isForeign;
  }

  /// An injected duplicate of this frame, on its way from now on.
  Arrow copy(FrameKey copyKey) {
    return new Arrow(copyKey, link, kind, sentPosition, sentNanos, dueNanos, isForeign);
  }

  void dueAt(long nanos) {
    dueNanos = nanos;
  }

  void ended(Fate how, long position, long nanos) {
    fate = how;
    endPosition = position;
    endNanos = nanos;
  }

  static Fate fate(Reception reception) {
    return switch (reception) {
      case TAUGHT -> Fate.TAUGHT;
      case KNEW -> Fate.KNEW;
      case REFUSED, IGNORED -> Fate.REFUSED;
    };
  }

  /// Which part of its way lay behind it at a cluster time, 0 to 1.
  double progress(long atNanos) {
    return dueNanos <= sentNanos
        ? 1
        : Math.clamp((double) (atNanos - sentNanos) / (dueNanos - sentNanos), 0.0, 1.0);
  }

  FrameKey key() {
    return key;
  }

  Link link() {
    return link;
  }

  MessageKind kind() {
    return kind;
  }

  /// Where the journal tells of its sending; of a duplicate: the original's.
  long sentPosition() {
    return sentPosition;
  }

  long sentNanos() {
    return sentNanos;
  }

  long dueNanos() {
    return dueNanos;
  }

  boolean isForeign() {
    return isForeign;
  }

  Fate fate() {
    return fate;
  }

  boolean isFlying() {
    return endPosition == OPEN;
  }

  /// Where the journal tells of its end; [#OPEN] until then.
  long endPosition() {
    return endPosition;
  }

  /// Meaningless while it flies.
  long endNanos() {
    return endNanos;
  }
}
