package hearsay.cluster;

import java.util.concurrent.locks.StampedLock;
import java.util.function.LongSupplier;

/// Cluster time as a broken line over real time: each piece has its own slope, and the pieces meet,
/// so that time never jumps and never goes back, whatever is done to its pace. Any thread may read.
final class TimeLine {
  private final LongSupplier realNanos;
  private final StampedLock lock = new StampedLock();
  private long realStart;
  private long clusterStart;
  private double rate;

  /// Starts at 0, standing still.
  TimeLine(LongSupplier realNanos) {
    this.realNanos = realNanos;
    this.realStart = realNanos.getAsLong();
  }

  long nowNanos() {
    var stamp = lock.tryOptimisticRead();
    var now = compute();
    if (stamp != 0 && lock.validate(stamp)) {
      return now;
    }
    stamp = lock.readLock();
    try {
      return compute();
    } finally {
      lock.unlockRead(stamp);
    }
  }

  /// From now on this many cluster seconds pass in a real second, 0 for none.
  void setRate(double newRate) {
    var stamp = lock.writeLock();
    try {
      breakHere();
      rate = newRate;
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /// Moves time on by hand to this moment, if it lies ahead.
  void advanceTo(long nanos) {
    var stamp = lock.writeLock();
    try {
      breakHere();
      clusterStart = Math.max(clusterStart, nanos);
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  private void breakHere() {
    var real = realNanos.getAsLong();
    clusterStart += elapsedAt(real);
    realStart = real;
  }

  private long compute() {
    return clusterStart + elapsedAt(realNanos.getAsLong());
  }

  private long elapsedAt(long real) {
    return rate == 0 ? 0 : (long) ((real - realStart) * rate);
  }
}
