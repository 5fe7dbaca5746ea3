package hearsay.transport;

import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The way from this node to one peer: at most one connection or one dial at a time, the frames
/// that wait for it, and the wait after failed dials. All methods may be called from any thread,
/// and none blocks but [#awaitBlocked].
///
/// Observers are called under the lock, so that what they see is in order; the node is called
/// without it.
final class PeerLink {
  /// A node that keeps sending on a cut link is told so once in this time.
  static final long UNREACHABLE_INTERVAL_NANOS = 200_000_000L;

  private final PeerAddress peer;
  private final OutgoingLinks links;
  private final FrameQueue queue = new FrameQueue();
  private @Nullable OutgoingConnection connection;
  private @Nullable OutgoingConnection closing;
  private @Nullable Dial dial;
  private boolean isBlocked;
  private boolean isClosed;
  private int failures;
  private long retryAtNanos = System.nanoTime();
  private long toldUnreachableNanos = retryAtNanos - UNREACHABLE_INTERVAL_NANOS;
  private long lastUse;

  PeerLink(PeerAddress peer, OutgoingLinks links) {
    this.peer = peer;
    this.links = links;
  }

  void send(Message message, long use) {
    if (!take(message, use)) {
      links.receiver().peerUnreachable(peer, LossReason.SEVERED.words());
    }
  }

  /// Sends, queues or gives up the message; false if the node must be told that the link is cut.
  private synchronized boolean take(Message message, long use) {
    lastUse = use;
    if (isClosed) {
      unsent(message, LossReason.NODE_DOWN);
    } else if (isBlocked) {
      unsent(message, LossReason.SEVERED);
      return !isTimeToTell();
    } else if (connection != null) {
      queue(message);
      flush(connection);
    } else if (dial != null) {
      queue(message);
    } else if (System.nanoTime() - retryAtNanos < 0) {
      unsent(message, LossReason.UNREACHABLE);
    } else {
      queue(message);
      dial();
    }
    return true;
  }

  private boolean isTimeToTell() {
    var nowNanos = System.nanoTime();
    var isTime = nowNanos - toldUnreachableNanos >= UNREACHABLE_INTERVAL_NANOS;
    if (isTime) {
      toldUnreachableNanos = nowNanos;
    }
    return isTime;
  }

  private void queue(Message message) {
    var displaced = queue.add(message);
    if (displaced != null) {
      unsent(displaced, LossReason.QUEUE_FULL);
    }
  }

  private void dial() {
    var attempt = new Dial(peer, this, links);
    dial = attempt;
    Thread.ofVirtual().name("hearsay-dial").start(attempt);
  }

  private void flush(OutgoingConnection open) {
    // While a batch is stuck, the watch says when to go on; writing now would only fail again.
    if (open.isWriting()) {
      return;
    }
    goOn(open);
  }

  private void goOn(OutgoingConnection open) {
    try {
      open.flush(queue);
    } catch (IOException e) {
      end(open, "write failed: " + e.getMessage(), LossReason.CONNECTION_CLOSED, false);
    }
  }

  /// Takes over the connection that a dial made; false if it is no longer wanted.
  boolean dialSucceeded(Dial attempt, OutgoingConnection opened) throws IOException {
    boolean wasUnreachable;
    synchronized (this) {
      if (dial != attempt) {
        return false;
      }
      var localPort = opened.localPort();
      opened.watch(new Watcher(opened));
      dial = null;
      connection = opened;
      wasUnreachable = failures > 0;
      failures = 0;
      links.observer().dialled(opened.number(), peer, localPort);
      flush(opened);
    }
    if (wasUnreachable) {
      links.receiver().linkOpened(peer);
    }
    return true;
  }

  void dialFailed(Dial attempt, String reason) {
    synchronized (this) {
      if (dial != attempt) {
        return;
      }
      dial = null;
      failures++;
      retryAtNanos = System.nanoTime() + Backoff.nanos(failures, ThreadLocalRandom.current());
      links.observer().dialFailed(peer, reason);
      drain(LossReason.UNREACHABLE);
    }
    links.receiver().peerUnreachable(peer, reason);
  }

  /// The peer was heard: the next frame may dial at once.
  synchronized void heard() {
    retryAtNanos = System.nanoTime();
  }

  /// Cuts the link.
  synchronized void block() {
    isBlocked = true;
    closing = connection;
    stop(LossReason.SEVERED, false);
  }

  /// Returns when no socket of the cut link is left.
  void awaitBlocked() {
    var last = takeClosing();
    if (last != null) {
      last.awaitClosed();
    }
  }

  private synchronized @Nullable OutgoingConnection takeClosing() {
    var last = closing;
    closing = null;
    return last;
  }

  void unblock() {
    synchronized (this) {
      if (!isBlocked) {
        return;
      }
      isBlocked = false;
      failures = 0;
      retryAtNanos = System.nanoTime();
    }
    links.receiver().linkOpened(peer);
  }

  /// For good.
  synchronized void close(boolean isReset) {
    isClosed = true;
    stop(LossReason.NODE_DOWN, isReset);
  }

  private void stop(LossReason reason, boolean isReset) {
    if (dial != null) {
      dial.cancel();
      dial = null;
    }
    if (connection != null) {
      end(connection, reason.words(), reason, isReset);
    }
    drain(reason);
  }

  /// Closes a connection that nothing waits for, to make room for another.
  ///
  /// @return whether there was one
  synchronized boolean closeIfIdle() {
    if (connection == null || connection.isWriting()) {
      return false;
    }
    end(connection, "least recently used", LossReason.CONNECTION_CLOSED, false);
    return true;
  }

  private void end(
      OutgoingConnection ended, String reason, LossReason reasonOfQueued, boolean isReset) {
    if (connection != ended) {
      return;
    }
    connection = null;
    ended.close(isReset);
    links.releaseSlot();
    links.observer().outgoingEnded(ended.number(), peer, reason);
    drain(reasonOfQueued);
  }

  private void drain(LossReason reason) {
    for (var message = queue.poll(); message != null; message = queue.poll()) {
      unsent(message, reason);
    }
  }

  private void unsent(Message message, LossReason reason) {
    links.observer().unsent(peer, message, reason);
  }

  synchronized int openConnections() {
    return connection == null ? 0 : 1;
  }

  synchronized boolean isOpen() {
    return connection != null;
  }

  /// Whether nothing would be forgotten with this object.
  synchronized boolean isIdle() {
    return connection == null && dial == null && !isBlocked;
  }

  /// Whether frames wait for an open connection.
  synchronized boolean isWriting() {
    return connection != null && connection.isWriting();
  }

  /// Grows with every use of any link.
  synchronized long lastUse() {
    return lastUse;
  }

  private final class Watcher implements SocketWatch.Watched {
    private final OutgoingConnection watched;

    Watcher(OutgoingConnection watched) {
      this.watched = watched;
    }

    @Override
    public void readable(ByteBuffer buffer) {
      synchronized (PeerLink.this) {
        if (connection != watched) {
          return;
        }
        try {
          if (watched.skipInput(buffer)) {
            end(watched, "closed by the peer", LossReason.CONNECTION_CLOSED, false);
          }
        } catch (IOException e) {
          end(watched, "reset by the peer", LossReason.CONNECTION_CLOSED, false);
        }
      }
    }

    @Override
    public void writable() {
      synchronized (PeerLink.this) {
        if (connection == watched) {
          goOn(watched);
        }
      }
    }

    @Override
    public void check(long nowNanos) {
      synchronized (PeerLink.this) {
        if (connection == watched && watched.isStalled(nowNanos)) {
          end(watched, "peer takes no bytes", LossReason.CONNECTION_CLOSED, true);
        }
      }
    }
  }
}
