package hearsay.cluster;

import hearsay.transport.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Cluster time: real time times a rate, zero while paused. At a hop of H real seconds the rate is
/// 0.2 / max(0.2, 5 H): core timers keep their 200 ms, and a hop is min(H, 40 ms) of cluster time,
/// so that the picture keeps its shape and a change of pace rescales what is under way.
///
/// One thread runs all tasks, one at a time and in the order of their moments: that makes a step by
/// hand exact, and a delivery (one step of one node) is short enough that a hundred nodes at a
/// visible pace leave it idle. Any thread may call any method.
public final class ClusterClock implements Clock, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterClock.class);

  /// A task takes microseconds; who waits for one waits no longer than this.
  private static final long TASK_LIMIT_NANOS = 1_000_000_000L;

  private final TimeLine time = new TimeLine(System::nanoTime);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition taskDone = lock.newCondition();
  private final TaskQueue tasks = new TaskQueue();
  private final Thread thread;
  private volatile Pace pace;
  private volatile boolean isPaused;
  private volatile boolean isHolding;
  private int freezes;
  private int handSteps;
  private boolean isTaskRunning;
  private boolean isClosed;
  private volatile @Nullable Run run;

  /// Time that passes until something has come about.
  private record Run(BooleanSupplier isOver, Runnable onPaused) {}

  ClusterClock(Pace pace) {
    this.pace = pace;
    time.setRate(pace.rate());
    thread = Thread.ofPlatform().daemon().name("hearsay-clock").start(this::runTasks);
  }

  @Override
  public long nowNanos() {
    return time.nowNanos();
  }

  @Override
  public Timer at(long atNanos, TimerKind kind, Runnable action) {
    lock.lock();
    try {
      var task = tasks.add(atNanos, kind, action);
      if (tasks.peek() == task) {
        changed.signal();
      }
      return () -> cancel(task);
    } finally {
      lock.unlock();
    }
  }

  private void cancel(TaskQueue.Task task) {
    lock.lock();
    try {
      tasks.cancel(task);
    } finally {
      lock.unlock();
    }
  }

  /// Cluster nanoseconds per real nanosecond; 0 while paused.
  public double rate() {
    return isPaused ? 0 : pace.rate();
  }

  /// The real time a hop takes.
  public long hopNanos() {
    return pace.hopNanos();
  }

  /// The cluster time a hop takes: at most 40 ms.
  public long hopClusterNanos() {
    return pace.hopClusterNanos();
  }

  /// Whether frames must wait for this clock even if nothing delays them: it stands still, or runs
  /// task by task to stop after the right one.
  @Override
  public boolean isPaused() {
    return isHolding;
  }

  /// Whether [#pause] was called and [#resume] was not.
  public boolean isStopped() {
    return isPaused;
  }

  void setPace(Pace newPace) {
    change(() -> pace = newPace);
  }

  /// Stands still. When this returns no task runs and none will (unless called from a task).
  ///
  /// @return whether it stood still by this call and not before it
  boolean pause() {
    var wasRunning = new AtomicBoolean();
    change(
        () -> {
          wasRunning.set(!isPaused);
          isPaused = true;
          run = null;
        });
    awaitTask();
    return wasRunning.get();
  }

  void resume() {
    resume(() -> {});
  }

  /// Goes on. A run under way ends, time does not: whether it has ended by itself before is decided
  /// under the lock.
  ///
  /// @param onResumed runs under the lock, before time goes on, if it stood still
  void resume(Runnable onResumed) {
    change(
        () -> {
          if (isPaused) {
            onResumed.run();
          }
          isPaused = false;
          run = null;
          handSteps = 0;
        });
  }

  /// Runs on, and pauses right after the first task after which `isOver` holds: no later task
  /// begins before that. Both run on the clock's thread; `onPaused` only if this pause came about.
  void resumeUntil(BooleanSupplier isOver, Runnable onPaused) {
    change(
        () -> {
          isPaused = false;
          handSteps = 0;
          run = new Run(isOver, onPaused);
        });
  }

  /// Asks a run under way whether it is over now: not only tasks bring that about.
  void reconsiderRun() {
    if (run != null) {
      var _ = at(nowNanos(), TimerKind.NODE, () -> {});
    }
  }

  /// Stands still for a moment without counting as paused, until [#unfreeze]; nests.
  void freeze() {
    change(() -> freezes++);
    awaitTask();
  }

  void unfreeze() {
    change(() -> freezes--);
  }

  /// Of a paused clock: moves time to the next delivery and runs it and all timers due before; with
  /// no delivery waiting, to the next timer. Returns at once, the clock's thread does it.
  void stepByHand() {
    change(() -> handSteps += isPaused ? 1 : 0);
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      isHolding = isPaused || freezes > 0 || run != null;
      time.setRate(isPaused || freezes > 0 ? 0 : pace.rate());
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void awaitTask() {
    if (Thread.currentThread() == thread) {
      return;
    }
    lock.lock();
    try {
      var left = TASK_LIMIT_NANOS;
      while (isTaskRunning && left > 0) {
        left = taskDone.awaitNanos(left);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void runTasks() {
    try {
      while (true) {
        var task = awaitNext();
        if (task == null) {
          return;
        }
        perform(task);
        finish();
      }
    } catch (InterruptedException interrupted) {
      LOG.debug("the clock was interrupted", interrupted);
    }
  }

  /// Whatever goes wrong with one node's task must not end the time of all: this thread is the only
  /// one there is.
  private static void perform(TaskQueue.Task task) {
    try {
      task.action.run();
    } catch (Throwable broken) {
      report(broken);
    }
  }

  /// A run whose end can't be told has ended.
  private static boolean isOver(Run run) {
    try {
      return run.isOver().getAsBoolean();
    } catch (Throwable broken) {
      report(broken);
      return true;
    }
  }

  private static void report(Throwable broken) {
    try {
      LOG.error("a task of the clock failed", broken);
    } catch (Throwable unreportable) {
      // Not even the report fits into memory; there may be some after this task.
    }
  }

  /// The next task whose moment has come; null when the clock is closed.
  private TaskQueue.@Nullable Task awaitNext() throws InterruptedException {
    lock.lock();
    try {
      while (!isClosed) {
        var next = tasks.peek();
        if (next == null) {
          handSteps = 0;
          changed.await();
        } else if (isDue(next)) {
          isTaskRunning = true;
          return tasks.poll();
        } else if (isPaused || freezes > 0) {
          changed.await();
        } else {
          changed.awaitNanos(realNanosUntil(next.atNanos));
        }
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private boolean isDue(TaskQueue.Task next) {
    if (freezes > 0) {
      return false;
    }
    if (!isPaused) {
      return next.atNanos <= time.nowNanos();
    }
    if (handSteps == 0) {
      return false;
    }
    handSteps -= next.kind == TimerKind.DELIVERY || !tasks.holdsDelivery() ? 1 : 0;
    time.advanceTo(next.atNanos);
    return true;
  }

  /// Rounded up, so that the clock does not spin through the last nanosecond.
  private long realNanosUntil(long atNanos) {
    var realNanos = (atNanos - time.nowNanos()) / pace.rate();
    return Math.max(1_000L, Math.min((long) realNanos, TimeUnit.HOURS.toNanos(1)));
  }

  /// After each task: ends a run that is over, before anyone learns that the task is done.
  private void finish() {
    var present = run;
    if (present != null && isOver(present)) {
      end(present);
    }
    lock.lock();
    try {
      isTaskRunning = false;
      taskDone.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Pauses, unless somebody else took over meanwhile.
  private void end(Run over) {
    lock.lock();
    try {
      if (over.equals(run)) {
        change(
            () -> {
              isPaused = true;
              run = null;
            });
        over.onPaused().run();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Ends the clock's thread; tasks that wait are dropped. Idempotent.
  @Override
  public void close() {
    lock.lock();
    try {
      isClosed = true;
      tasks.clear();
      changed.signal();
    } finally {
      lock.unlock();
    }
  }
}
