package hearsay.transport;

import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The way from one node to one peer in memory: what [PeerLink] is for TCP. Any thread; never
/// blocks.
final class MemoryLink {
  private final MemoryTransport sender;
  private final PeerAddress peer;
  private final MemoryNetwork network;
  private final FrameQueue queue = new FrameQueue();
  private @Nullable MemoryConnection connection;
  private boolean isScheduled;
  private boolean isBlocked;
  private boolean isClosed;
  private int failures;
  private long framesSent;
  private long retryAtNanos = System.nanoTime();
  private long toldUnreachableNanos = retryAtNanos - PeerLink.UNREACHABLE_INTERVAL_NANOS;

  MemoryLink(MemoryTransport sender, PeerAddress peer, MemoryNetwork network) {
    this.sender = sender;
    this.peer = peer;
    this.network = network;
  }

  PeerAddress from() {
    return sender.address();
  }

  /// What the node must be told after a send, outside the lock.
  private enum News {
    NONE,
    CUT,
    UNREACHABLE,
    OPENED
  }

  void send(Message message) {
    switch (take(message)) {
      case NONE -> {}
      case CUT -> sender.receiver().peerUnreachable(peer, LossReason.SEVERED.words());
      case UNREACHABLE -> sender.receiver().peerUnreachable(peer, "nobody listens there");
      case OPENED -> sender.receiver().linkOpened(peer);
    }
  }

  private synchronized News take(Message message) {
    var news = News.NONE;
    if (isClosed) {
      return unsent(message, LossReason.NODE_DOWN);
    }
    if (isBlocked) {
      unsent(message, LossReason.SEVERED);
      return isTimeToTell() ? News.CUT : News.NONE;
    }
    if (connection == null) {
      if (System.nanoTime() - retryAtNanos < 0) {
        return unsent(message, LossReason.UNREACHABLE);
      }
      news = dial();
    }
    if (connection == null) {
      unsent(message, LossReason.UNREACHABLE);
      return news;
    }
    var displaced = queue.add(message);
    if (displaced != null) {
      unsent(displaced, LossReason.QUEUE_FULL);
    }
    schedule(connection);
    return news;
  }

  private News dial() {
    var target = network.node(peer).orElse(null);
    var opened =
        target == null ? null : new MemoryConnection(network.nextConnection(), this, target);
    if (target == null || opened == null || !target.accept(opened)) {
      failures++;
      retryAtNanos = System.nanoTime() + Backoff.nanos(failures, ThreadLocalRandom.current());
      sender.observer().dialFailed(peer, "nobody listens there");
      return News.UNREACHABLE;
    }
    connection = opened;
    framesSent = 0;
    isScheduled = false;
    var news = failures > 0 ? News.OPENED : News.NONE;
    failures = 0;
    sender.observer().dialled(opened.number(), peer, 0);
    return news;
  }

  private void schedule(MemoryConnection open) {
    if (!isScheduled) {
      isScheduled = true;
      open.receiver().offerTurn(open);
    }
  }

  /// The receiver takes the next frame: this is the moment it is written. Null if there is none.
  synchronized byte @Nullable [] writeOne(MemoryConnection reader) {
    var message = connection == reader ? queue.poll() : null;
    if (message == null) {
      return null;
    }
    var bytes = sender.encode(message);
    framesSent++;
    var id = new FrameId(reader.number(), framesSent);
    sender.observer().sent(id, peer, message, bytes.length);
    return bytes;
  }

  /// The receiver is done with one frame.
  synchronized void goOn(MemoryConnection reader) {
    if (connection == reader) {
      isScheduled = false;
      if (!queue.isEmpty()) {
        schedule(reader);
      }
    }
  }

  /// Either end cut the connection.
  synchronized void ended(MemoryConnection cut, String reason) {
    if (connection == cut) {
      end(cut, reason, LossReason.CONNECTION_CLOSED);
    }
  }

  private void end(MemoryConnection open, String reason, LossReason reasonOfQueued) {
    connection = null;
    open.markEnded();
    sender.observer().outgoingEnded(open.number(), peer, reason);
    drain(reasonOfQueued);
    open.receiver().offerTurn(open);
  }

  synchronized void block() {
    isBlocked = true;
    stop(LossReason.SEVERED);
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
    sender.receiver().linkOpened(peer);
  }

  /// The peer was heard: the next frame may dial at once.
  synchronized void heard() {
    retryAtNanos = System.nanoTime();
  }

  /// For good.
  synchronized void close() {
    isClosed = true;
    stop(LossReason.NODE_DOWN);
  }

  private void stop(LossReason reason) {
    if (connection != null) {
      end(connection, reason.words(), reason);
    }
    drain(reason);
  }

  private void drain(LossReason reason) {
    for (var message = queue.poll(); message != null; message = queue.poll()) {
      unsent(message, reason);
    }
  }

  private News unsent(Message message, LossReason reason) {
    sender.observer().unsent(peer, message, reason);
    return News.NONE;
  }

  private boolean isTimeToTell() {
    var nowNanos = System.nanoTime();
    var isTime = nowNanos - toldUnreachableNanos >= PeerLink.UNREACHABLE_INTERVAL_NANOS;
    if (isTime) {
      toldUnreachableNanos = nowNanos;
    }
    return isTime;
  }

  synchronized int openConnections() {
    return connection == null ? 0 : 1;
  }

  /// Whether frames wait to be read.
  synchronized boolean isWriting() {
    return connection != null && !queue.isEmpty();
  }
}
