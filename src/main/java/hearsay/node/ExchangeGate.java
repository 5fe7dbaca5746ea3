package hearsay.node;

/// Decides whether an unequal digest is worth an exchange of vectors. While news flows, digests
/// nearly always differ by what is on its way, and answering each would cost more than the news
/// itself; but a stream must not hide a loss for ever. So a node whose state has just changed
/// exchanges rarely, one whose state rests exchanges as soon as the last answer had time to come.
///
/// A closed gate only delays: the round of either side asks again.
final class ExchangeGate {
  /// A state that changed within this part of the sync interval is taken to be changing still.
  private static final int FLOWING_PART = 4;

  /// While news flows, one exchange in so many sync intervals looks for losses.
  private static final int INTERVALS_WHILE_FLOWING = 5;

  private final long flowingNanos;
  private final long pauseWhileFlowingNanos;
  private long lastNewsNanos = Peer.NEVER;
  private long lastExchangeNanos = Peer.NEVER;

  ExchangeGate(long syncIntervalNanos) {
    this.flowingNanos = syncIntervalNanos / FLOWING_PART;
    this.pauseWhileFlowingNanos = INTERVALS_WHILE_FLOWING * syncIntervalNanos;
  }

  /// The state changed.
  void news(long nowNanos) {
    lastNewsNanos = nowNanos;
  }

  /// Whether the state has just changed, so that a difference is probably news on its way.
  boolean isFlowing(long nowNanos) {
    return hasPassedLess(lastNewsNanos, flowingNanos, nowNanos);
  }

  /// Somebody came who may know a lot that this node lacks: the next exchange need not wait.
  void open() {
    lastExchangeNanos = Peer.NEVER;
  }

  /// Whether to exchange now; if so, it is taken to happen.
  boolean tryPass(long nowNanos) {
    long pauseNanos = isFlowing(nowNanos) ? pauseWhileFlowingNanos : flowingNanos;
    if (hasPassedLess(lastExchangeNanos, pauseNanos, nowNanos)) {
      return false;
    }
    lastExchangeNanos = nowNanos;
    return true;
  }

  private static boolean hasPassedLess(long sinceNanos, long spanNanos, long nowNanos) {
    return sinceNanos != Peer.NEVER && nowNanos - sinceNanos < spanNanos;
  }
}
