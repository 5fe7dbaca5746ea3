package hearsay.cluster;

import hearsay.journal.FrameKey;
import hearsay.journal.Link;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The frames of one connection whose fate is open, and which of its two ends are known to have
/// ended. Says what follows from each report; the journal is the caller's. Any thread.
final class ConnectionLedger {
  private final Link link;
  private final Set<FrameKey> open = new LinkedHashSet<>();
  private boolean isAccepted;
  private boolean isOpened;
  private boolean isClosed;
  private boolean hasDiallerEnded;
  private boolean hasListenerEnded;
  private long endedAtRealNanos;

  /// How many frames the listener read before its end closed.
  private long readFrames = Long.MAX_VALUE;

  ConnectionLedger(Link link) {
    this.link = link;
  }

  /// The ledger of a connection that is over, for what comes of its frames afterwards.
  static ConnectionLedger ofPast(Link link) {
    var ledger = new ConnectionLedger(link);
    ledger.hasDiallerEnded = true;
    ledger.hasListenerEnded = true;
    return ledger;
  }

  Link link() {
    return link;
  }

  /// One end reports that the connection exists.
  ///
  /// @return whether that is news
  synchronized boolean opened(boolean byListener) {
    isAccepted |= byListener;
    var isNews = !isOpened;
    isOpened = true;
    return isNews;
  }

  /// A frame is on its way.
  ///
  /// @return false if it is known already that the listener will never read it
  synchronized boolean sent(FrameKey frame) {
    return frame.ordinal() <= readFrames && open.add(frame);
  }

  /// A frame met its fate.
  ///
  /// @return whether it was open until now
  synchronized boolean settled(FrameKey frame) {
    return open.remove(frame);
  }

  synchronized void diallerEnded(long realNanos) {
    hasDiallerEnded = true;
    endedAtRealNanos = realNanos;
  }

  /// The listener's end closed after so many frames.
  ///
  /// @return the frames it will never read
  synchronized List<FrameKey> listenerEnded(long frames) {
    hasListenerEnded = true;
    readFrames = Math.min(readFrames, frames);
    return take(frame -> frame.ordinal() > readFrames);
  }

  /// Nobody listens any more: not even what was read will be handled.
  ///
  /// @return the frames that were on their way
  synchronized List<FrameKey> listenerGone() {
    hasListenerEnded = true;
    readFrames = 0;
    return take(frame -> true);
  }

  /// Whether the dialler's end closed so long ago that a listener who never spoke of this
  /// connection never will.
  synchronized boolean isAbandoned(long realNanos, long graceNanos) {
    return hasDiallerEnded
        && !isAccepted
        && !hasListenerEnded
        && realNanos - endedAtRealNanos > graceNanos;
  }

  /// Asked after each end.
  ///
  /// @return whether both ends, as far as they are known, are closed, and nobody was told so yet
  synchronized boolean closed() {
    var isNews = isOpened && !isClosed && hasDiallerEnded && (hasListenerEnded || !isAccepted);
    isClosed |= isNews;
    return isNews;
  }

  /// Whether nothing can happen on this connection any more.
  synchronized boolean isFinished() {
    return hasDiallerEnded && hasListenerEnded && open.isEmpty();
  }

  private List<FrameKey> take(Predicate<FrameKey> condition) {
    var taken = new ArrayList<>(open.stream().filter(condition).toList());
    taken.forEach(open::remove);
    return taken;
  }
}
