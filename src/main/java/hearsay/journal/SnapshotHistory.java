package hearsay.journal;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Snapshots at some positions of a journal, so that every position is near one. Not thread-safe.
///
/// The base (below it all is forgotten) and the latest are kept for good. Those between are kept
/// while memory lasts: a lost one costs a longer fold, nothing else.
final class SnapshotHistory {
  /// Where the entries come from: at most `max` from `position`.
  interface Source {
    List<JournalEntry> read(long position, int max);
  }

  private ClusterSnapshot base = ClusterSnapshot.EMPTY;
  private ClusterSnapshot latest = ClusterSnapshot.EMPTY;
  private final TreeMap<Long, SoftReference<ClusterSnapshot>> checkpoints = new TreeMap<>();

  /// The latest snapshot, taken on towards `end` by one segment at most.
  ClusterSnapshot advance(long end, Source source) {
    latest = fold(latest, Math.min(end, boundaryAfter(latest.position())), source);
    return latest;
  }

  /// The snapshot at `position`, from the nearest one before it.
  ClusterSnapshot at(long position, Source source) {
    return fold(nearest(position), position, source);
  }

  /// From now on nothing before `position` is asked for, nor can be read.
  void forgetBefore(long position, Source source) {
    base = at(position, source);
    if (latest.position() < position) {
      latest = base;
    }
    checkpoints.headMap(position, true).clear();
  }

  private ClusterSnapshot nearest(long position) {
    if (latest.position() <= position) {
      return latest;
    }
    for (var checkpoint : checkpoints.headMap(position, true).descendingMap().values()) {
      @Nullable ClusterSnapshot snapshot = checkpoint.get();
      if (snapshot != null) {
        return snapshot;
      }
    }
    return base;
  }

  /// Folds by segments and leaves a checkpoint after each whole one.
  private ClusterSnapshot fold(ClusterSnapshot start, long end, Source source) {
    var snapshot = start;
    while (snapshot.position() < end) {
      long boundary = boundaryAfter(snapshot.position());
      int count = (int) (Math.min(boundary, end) - snapshot.position());
      snapshot = snapshot.with(source.read(snapshot.position(), count));
      if (snapshot.position() == boundary) {
        checkpoints.put(boundary, new SoftReference<>(snapshot));
      }
    }
    return snapshot;
  }

  private static long boundaryAfter(long position) {
    return (position / Journal.SEGMENT + 1) * Journal.SEGMENT;
  }
}
