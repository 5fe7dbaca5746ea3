package hearsay.cluster;

import hearsay.transport.HeldFrame;

/// The frame that a step is about. Each time it is put on its way again it is another copy; this
/// knows the last. Not thread-safe.
final class SteppedFrame {
  private HeldFrame last;

  SteppedFrame(HeldFrame frame) {
    last = frame;
  }

  /// Loses it.
  ///
  /// @return whether it was on its way until now
  boolean takeAway() {
    return last.drop();
  }

  /// Puts a copy on its way.
  ///
  /// @return whether there is a way: not if the link is cut or the node went down
  boolean putOnItsWay() {
    var copy = last.copy();
    copy.ifPresent(frame -> last = frame);
    return copy.isPresent();
  }
}
