package hearsay.runtime.api;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.wal.Log;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// A log with its figures: how many commits, how long they took, and why none can be made now. To
/// be read by any thread.
public final class LogMeter implements Log {
  final LongAdder commits = new LongAdder();
  final LongAdder commitNanos = new LongAdder();
  final LongAdder notWritten = new LongAdder();
  final LongAdder unknown = new LongAdder();
  private final Log log;
  private volatile @Nullable String trouble;

  public LogMeter(Log log) {
    this.log = log;
  }

  /// Why the last commit could not be made, in words for people; empty if it could.
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  @Override
  public Appended append(ActorId actor, CounterState changed) {
    var startNanos = System.nanoTime();
    var appended = log.append(actor, changed);
    switch (appended) {
      case Appended.Durable _ -> {
        commits.increment();
        commitNanos.add(System.nanoTime() - startNanos);
        trouble = null;
      }
      case Appended.NotWritten(var reason) -> {
        notWritten.increment();
        trouble = reason;
      }
      case Appended.Unknown(var reason) -> {
        unknown.increment();
        trouble = reason;
      }
    }
    return appended;
  }

  @Override
  public void close(ActorId actor, CounterState state) {
    log.close(actor, state);
  }

  @Override
  public void abandon() {
    log.abandon();
  }
}
