package hearsay.journal;

import hearsay.protocol.Message;

/// A frame on its way.
///
/// @param sentAtNanos cluster time
/// @param dueNanos cluster time at which it will be handed over, as far as known: what the
///   receiving side said, or the hop's delay from sending
/// @param position where the journal tells of its sending; of an injected duplicate: the original's
/// @param isForeign it goes to a node outside this process: nobody will tell whether it arrived
/// @param lineage Part 0: the operations that the carried state holds; empty under PN
/// @param heardOf Part 0: the operations that its sender had heard of; empty under PN
public record Flight(
    FrameKey frame,
    Link link,
    Message message,
    long position,
    long sentAtNanos,
    long dueNanos,
    boolean isForeign,
    Lineage lineage,
    OperationSet heardOf) {

  Flight dueAt(long nanos) {
    return new Flight(
        frame, link, message, position, sentAtNanos, nanos, isForeign, lineage, heardOf);
  }

  /// An injected duplicate of this frame.
  Flight copy(FrameKey key, long nanos) {
    return new Flight(
        key, link, message, position, sentAtNanos, nanos, isForeign, lineage, heardOf);
  }
}
