package hearsay.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Reads all sockets of this process, and notices when a full one takes bytes again. One thread
/// does it for many nodes: a frame pushed to nine neighbours in one process then wakes one thread
/// instead of nine, which halved the time until the last of them had it (two cores, beside a
/// virtual or a platform thread for each connection), and a connection costs no thread.
///
/// What is called from here must not block: it would hold up all nodes of the process.
final class SocketWatch {
  /// Machines with more than a few cores get more than one; nodes are spread over them.
  private static final int MAX_WATCHES = 4;

  private static final int CORES_PER_WATCH = 4;
  private static final int BUFFER_BYTES = 64 * 1024;

  /// How often what has begun and not ended is looked at: half frames, and batches that a socket
  /// does not take.
  private static final long CHECK_MILLIS = 250;

  private final Thread thread;
  private final Selector selector;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private final Set<Watched> unfinished = ConcurrentHashMap.newKeySet();

  /// Ends of connections to be reported; at most one for each connection.
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  /// A socket under watch. All calls come from the watch's thread.
  interface Watched {
    /// There are bytes, or the end of the stream. The buffer is empty, has an array, and is free to
    /// be used.
    void readable(ByteBuffer buffer);

    /// The socket takes bytes again.
    void writable();

    /// Called now and then while something has begun and not ended.
    void check(long nowNanos);
  }

  private static final class Shared {
    static final SocketWatch[] WATCHES =
        new SocketWatch
            [Math.clamp(
                Runtime.getRuntime().availableProcessors() / CORES_PER_WATCH, 1, MAX_WATCHES)];

    static {
      Arrays.setAll(WATCHES, SocketWatch::new);
    }

    static final AtomicInteger NEXT = new AtomicInteger();
  }

  private SocketWatch(int index) {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("no selector can be opened", e);
    }
    thread = Thread.ofPlatform().daemon().name("hearsay-sockets-" + index).unstarted(this::run);
    thread.start();
  }

  /// A watch for one more node. It runs as long as the process but never keeps it alive.
  static SocketWatch shared() {
    var next = Shared.NEXT.getAndIncrement();
    return Shared.WATCHES[Math.floorMod(next, Shared.WATCHES.length)];
  }

  /// Begins to watch a non-blocking channel; closing the channel ends it, once [#release] is
  /// called.
  SelectionKey watch(SocketChannel channel, Watched watched) throws ClosedChannelException {
    var key = channel.register(selector, SelectionKey.OP_READ, watched);
    selector.wakeup();
    return key;
  }

  /// Asks for one call of `writable`, and for checks until then.
  void awaitWritable(SelectionKey key, Watched watched) {
    unfinished.add(watched);
    key.interestOpsOr(SelectionKey.OP_WRITE);
    selector.wakeup();
  }

  /// Asks for checks. On the watch's thread only.
  void beginChecks(Watched watched) {
    unfinished.add(watched);
  }

  void endChecks(Watched watched) {
    unfinished.remove(watched);
  }

  /// Lets go of a channel that is closed; until then the system keeps its socket.
  void release(Watched watched) {
    unfinished.remove(watched);
    selector.wakeup();
  }

  /// Runs the task on the watch's thread, after what it does now.
  void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /// Whether the caller is the watch itself.
  boolean isOwnThread() {
    return Thread.currentThread() == thread;
  }

  private void run() {
    while (true) {
      try {
        selector.select(this::ready, unfinished.isEmpty() ? 0 : CHECK_MILLIS);
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
          attempt(task);
        }
        var nowNanos = System.nanoTime();
        unfinished.forEach(watched -> attempt(() -> watched.check(nowNanos)));
      } catch (Throwable e) {
        report(e);
      }
    }
  }

  private void ready(SelectionKey key) {
    try {
      handle(key);
    } catch (CancelledKeyException e) {
      // Closed by another thread just now, who also reports it.
    } catch (Throwable e) {
      report(e);
    }
  }

  private void handle(SelectionKey key) {
    var watched = (Watched) key.attachment();
    if (key.isWritable()) {
      key.interestOpsAnd(~SelectionKey.OP_WRITE);
      unfinished.remove(watched);
      watched.writable();
    }
    if (key.isReadable()) {
      watched.readable(buffer.clear());
    }
  }

  private void attempt(Runnable event) {
    try {
      event.run();
    } catch (Throwable e) {
      report(e);
    }
  }

  /// Whatever goes wrong with one connection, be it that memory runs out, must not end the watch
  /// over the others: this thread is the only one that reads.
  private void report(Throwable e) {
    try {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    } catch (Throwable unreportable) {
      // Not even the report fits into memory; there may be some after this event.
    }
  }
}
