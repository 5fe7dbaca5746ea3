package hearsay.discovery;

import hearsay.protocol.PeerAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one node on a discovery server's list and asks who else is on it: registers, asks at once,
/// then sends a heartbeat every third of the server's TTL and asks again when the list has changed.
/// While the server is away it tries on, in pauses that never exceed a heartbeat's interval;
/// whatever happens, it only tells its listener. All on real time, on one virtual thread of its
/// own. May be used by any thread.
public final class DiscoveryClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DiscoveryClient.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);
  private static final Duration FAREWELL_LIMIT = Duration.ofMillis(900);

  private final Conversation conversation;
  private final AtomicReference<Life> life = new AtomicReference<>(Life.RUNNING);
  private final SplittableRandom random = new SplittableRandom();
  private final Thread thread;

  private DiscoveryClient(URI server, PeerAddress self, Listener listener) {
    conversation = new Conversation(server, self, listener);
    thread = Thread.ofVirtual().name("hearsay-discovery-" + self).unstarted(this::run);
  }

  /// Starts to register `self` and to ask for peers, until closed. Returns at once and throws
  /// nothing: even a URI that can't be called is told to the listener.
  public static DiscoveryClient start(URI server, PeerAddress self, Listener listener) {
    var client = new DiscoveryClient(server, self, listener);
    client.thread.start();
    return client;
  }

  /// Graceful: deregisters (waiting at most a second for it), then stops. Idempotent.
  @Override
  public void close() {
    end(Life.LEAVING);
    if (Thread.currentThread() == thread) {
      return; // the listener closes us: the thread ends when it returns
    }
    try {
      thread.join(CLOSE_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Abrupt: stops without a word; the registration lapses. Idempotent.
  public void abandon() {
    end(Life.ABANDONED);
  }

  private void end(Life how) {
    if (life.compareAndSet(Life.RUNNING, how)) {
      thread.interrupt();
    }
  }

  private void run() {
    try {
      converse();
    } catch (InterruptedException e) {
      LOG.trace("interrupted, as an end was asked for");
    }
    Thread.interrupted(); // the goodbye is a call like others
    try {
      if (life.get() == Life.LEAVING) {
        conversation.farewell(FAREWELL_LIMIT);
      }
    } catch (InterruptedException e) {
      LOG.trace("interrupted over the goodbye");
    }
  }

  private void converse() throws InterruptedException {
    var failures = 0;
    while (life.get() == Life.RUNNING) {
      failures = hasGoneWell() ? 0 : failures + 1;
      var rhythm = conversation.rhythm();
      Thread.sleep(
          failures == 0 ? rhythm.untilHeartbeat(random) : rhythm.untilRetry(failures, random));
    }
  }

  private boolean hasGoneWell() throws InterruptedException {
    try {
      return conversation.round();
    } catch (RuntimeException e) {
      LOG.error("a bug of ours; {} goes on", thread.getName(), e);
      return false;
    }
  }

  private enum Life {
    RUNNING,
    LEAVING,
    ABANDONED
  }

  /// Told by the client's thread; must not block. What it throws is logged.
  public interface Listener {
    /// The server's list, without this node itself; not told again while it stays the same.
    void peers(List<PeerAddress> peers);

    /// One exchange with the server is over.
    ///
    /// @param detail what came of it, in a few words for people
    default void contacted(Errand errand, boolean isOk, String detail) {}
  }

  /// What a client wants of the server.
  public enum Errand {
    REGISTER,
    HEARTBEAT,
    PEERS,
    DEREGISTER
  }
}
