package hearsay.runtime;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.node.Event;
import hearsay.transport.Clock;
import hearsay.wal.Log;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes to a node's log, so that the node's loop never waits for the disk: the loop may run on a
/// socket's thread that serves other nodes too. A virtual thread starts when there is something to
/// write and ends when there is not. It hands its answer to the loop, which mostly runs on this
/// very thread then and leaves the next task here: a busy log needs no other thread.
///
/// At most one promise is on its way. What the node has heard from others needs no promise; it
/// joins the next record, or is written by itself after [#HEARD_DELAY_NANOS] without one.
final class LogWriter {
  /// What peers know anyway is not worth an fsync of its own more often.
  static final long HEARD_DELAY_NANOS = 1_000_000_000L;

  /// A write takes milliseconds, on a bad day a second. A disk that hangs must not hang who ends
  /// the node.
  static final long END_LIMIT_NANOS = 2_000_000_000L;

  private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

  /// The node whose log this is. Called on the writer's thread, or on the clock's for the last.
  interface Owner {
    /// What became of the promise.
    void answered(Event answer);

    /// This is on disk now; before [#answered].
    void logged(ActorId actor, CounterState changed);

    /// The log broke a contract: a bug.
    void broken(Throwable cause);

    /// It is time to offer what was heard: see [#heard].
    void heardDue();
  }

  /// @param promised null if the state just holds news from others
  private record Task(ActorId actor, @Nullable CounterState promised, CounterState state) {}

  private final @Nullable Log log;
  private final Clock clock;
  private final Owner owner;
  private final SerialLoop loop = new SerialLoop(this::writeOne, Thread::startVirtualThread);
  private final AtomicReference<@Nullable Task> next = new AtomicReference<>();
  private final AtomicReference<@Nullable Runnable> last = new AtomicReference<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /// Used by the writer's thread only.
  private final LogContent content;

  // Used by the node's loop only: what was handed over last.
  private ActorId givenActor;
  private CounterState givenState;
  private Clock.@Nullable Timer heardTimer;

  // Written by the writer's thread only.
  private final AtomicLong commits = new AtomicLong();
  private volatile long lastCommitNanos;
  private final AtomicLong failures = new AtomicLong();
  private volatile String lastFailure = "";

  /// Whether a write has failed that may have held news from others.
  private volatile boolean isBehind;

  /// @param log null for a node that writes nothing down
  /// @param actor as whom the node starts
  /// @param state what the log holds at the start
  /// @param clock real time, however fast the node's own time runs
  LogWriter(@Nullable Log log, ActorId actor, CounterState state, Clock clock, Owner owner) {
    this.log = log;
    this.clock = clock;
    this.owner = owner;
    this.content = new LogContent(actor, state);
    this.givenActor = actor;
    this.givenState = state;
  }

  boolean isLogged() {
    return log != null;
  }

  LogStatus status(long operations) {
    return new LogStatus(
        isLogged(), commits.get(), operations, lastCommitNanos, failures.get(), lastFailure);
  }

  /// Writes a promise made in this state; [Owner#answered] follows. The node's loop only.
  void commit(ActorId actor, CounterState promised, CounterState state) {
    give(new Task(actor, promised, state));
  }

  /// Writes what others brought, if the log lacks something; nobody is told. The node's loop only,
  /// and not while a promise is on its way.
  void heard(ActorId actor, CounterState state) {
    give(new Task(actor, null, state));
  }

  /// The node rests in this state and promises nothing: whatever the log lacks is written, a new
  /// actor at once, all else later. The node's loop only.
  void follow(ActorId actor, CounterState state) {
    if (!isLogged()) {
      return;
    }
    if (!actor.equals(givenActor)) {
      heard(actor, state);
    } else if (heardTimer == null && (!state.equals(givenState) || isBehind)) {
      heardTimer =
          clock.at(clock.nowNanos() + HEARD_DELAY_NANOS, Clock.TimerKind.NODE, owner::heardDue);
    }
  }

  /// The timer of [Owner#heardDue] has gone off or must not. The node's loop only.
  void cancelTimer() {
    if (heardTimer != null) {
      heardTimer.cancel();
      heardTimer = null;
    }
  }

  /// Graceful end with a last snapshot. Waits for the disk, but not for long; any thread.
  void close(ActorId actor, CounterState state) {
    if (log != null) {
      end(() -> log.close(actor, state));
    }
  }

  /// Abrupt end: at most the write under way is finished. Waits for it, but not for long; any
  /// thread.
  void abandon() {
    if (log != null) {
      end(log::abandon);
    }
  }

  private void give(Task task) {
    givenActor = task.actor();
    givenState = task.state();
    // News that still waits here is part of this state, too.
    next.set(task);
    loop.run();
  }

  private void end(Runnable ending) {
    if (last.compareAndSet(null, ending)) {
      loop.run();
    }
    if (loop.isOwnedByThisThread()) {
      return;
    }
    var isInTime =
        ended
            .thenApply(done -> true)
            .completeOnTimeout(false, END_LIMIT_NANOS, TimeUnit.NANOSECONDS)
            .join();
    if (!isInTime) {
      LOG.warn("{}: the disk hangs; its log is let go of when it answers", givenActor.name());
    }
  }

  /// The body of the loop: one task. Says whether there may be another.
  private boolean writeOne() {
    var ending = last.get();
    if (ending != null) {
      finish(ending);
      return false;
    }
    var task = next.getAndSet(null);
    if (task != null) {
      try {
        write(task);
      } catch (RuntimeException | Error broken) {
        owner.broken(broken);
      }
    }
    return task != null;
  }

  private void finish(Runnable ending) {
    if (!ended.isDone()) {
      try {
        ending.run();
      } catch (RuntimeException | Error broken) {
        LOG.error("a log could not be closed", broken);
      }
      ended.complete(null);
    }
  }

  private void write(Task task) {
    if (log == null) {
      return;
    }
    var promised = task.promised();
    var changed =
        promised == null
            ? content.heard(task.actor(), task.state())
            : content.record(task.actor(), promised, task.state());
    if (changed == null) {
      isBehind = false;
      return;
    }
    var begunNanos = System.nanoTime();
    var answer =
        switch (log.append(task.actor(), changed)) {
          case Log.Appended.Durable _ -> durable(task, changed, System.nanoTime() - begunNanos);
          case Log.Appended.NotWritten(var reason) -> failed(reason, false);
          case Log.Appended.Unknown(var reason) -> failed(reason, true);
        };
    if (promised != null) {
      owner.answered(answer);
    }
  }

  private Event durable(Task task, CounterState changed, long nanos) {
    content.written(task.actor(), task.promised(), task.state());
    owner.logged(task.actor(), changed);
    lastFailure = "";
    isBehind = false;
    if (task.promised() != null) {
      commits.incrementAndGet();
      lastCommitNanos = nanos;
    }
    return new Event.Persisted();
  }

  private Event failed(String reason, boolean isUnknown) {
    if (lastFailure.isEmpty()) {
      LOG.warn("{} can't write its log: {}", givenActor.name(), reason);
    }
    failures.incrementAndGet();
    lastFailure = reason;
    isBehind = true;
    return new Event.PersistFailed(reason, isUnknown);
  }
}
