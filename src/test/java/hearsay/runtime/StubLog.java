package hearsay.runtime;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.wal.Log;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A log in memory whose disk a test can fill, break or let hang.
final class StubLog implements Log {
  record Record(ActorId actor, CounterState changed) {}

  final List<Record> records = new CopyOnWriteArrayList<>();
  final AtomicInteger begun = new AtomicInteger();
  volatile Appended answer = new Appended.Durable();
  volatile boolean isHanging;
  volatile boolean isBroken;
  volatile boolean isAbandoned;
  volatile @Nullable Record snapshot;
  private final Semaphore released = new Semaphore(0);

  /// Lets one write that hangs go on, and no more hang.
  void release() {
    isHanging = false;
    released.release();
  }

  @Override
  public Appended append(ActorId actor, CounterState changed) {
    begun.incrementAndGet();
    if (isHanging) {
      released.acquireUninterruptibly();
    }
    if (isBroken) {
      throw new IllegalStateException("a log must not throw");
    }
    var now = answer;
    if (now instanceof Appended.Durable) {
      records.add(new Record(actor, changed));
    }
    return now;
  }

  @Override
  public void close(ActorId actor, CounterState state) {
    snapshot = new Record(actor, state);
  }

  @Override
  public void abandon() {
    isAbandoned = true;
  }
}
