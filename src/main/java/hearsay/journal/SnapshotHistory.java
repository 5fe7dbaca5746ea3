package hearsay.journal;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Snapshots at some positions of a journal, so that every position is near one. Not thread-safe.
///
/// The base (below it all is forgotten) and the furthest are kept for good. Those between are kept
/// while memory lasts: a lost one costs a longer fold, nothing else.
final class SnapshotHistory {
  /// Where the entries come from: at most `max` from `position`.
  interface Source {
    List<JournalEntry> read(long position, int max);
  }

  private ClusterSnapshot base;

  /// The furthest that was ever asked for.
  private ClusterSnapshot furthest;

  private final TreeMap<Long, SoftReference<ClusterSnapshot>> checkpoints = new TreeMap<>();

  SnapshotHistory(ClusterSnapshot base) {
    this.base = base;
    this.furthest = base;
  }

  ClusterSnapshot base() {
    return base;
  }

  /// A step towards the snapshot at `position`, or that snapshot: folds one segment at most, from
  /// what an earlier step has reached or from a snapshot that is nearer.
  ///
  /// @param position at the base or after it
  ClusterSnapshot towards(long position, ClusterSnapshot reached, Source source) {
    var nearest = nearest(position);
    var start = reached.position() > nearest.position() ? reached : nearest;
    return foldSegment(start, position, source);
  }

  /// From now on nothing before `position` is asked for, nor can be read.
  void forgetBefore(long position, Source source) {
    var newBase = nearest(position);
    while (newBase.position() < position) {
      newBase = foldSegment(newBase, position, source);
    }
    base = newBase;
    if (furthest.position() < position) {
      furthest = base;
    }
    checkpoints.headMap(position, true).clear();
  }

  private ClusterSnapshot nearest(long position) {
    if (furthest.position() <= position) {
      return furthest;
    }
    for (var checkpoint : checkpoints.headMap(position, true).descendingMap().values()) {
      @Nullable ClusterSnapshot snapshot = checkpoint.get();
      if (snapshot != null) {
        return snapshot;
      }
    }
    return base;
  }

  /// Folds to the end of the segment, where it leaves a checkpoint, or to `end`, if that is nearer.
  private ClusterSnapshot foldSegment(ClusterSnapshot start, long end, Source source) {
    long boundary = boundaryAfter(start.position());
    int count = (int) (Math.min(boundary, end) - start.position());
    if (count == 0) {
      return start;
    }
    var snapshot = start.with(source.read(start.position(), count));
    if (snapshot.position() == boundary) {
      checkpoints.put(boundary, new SoftReference<>(snapshot));
    }
    if (snapshot.position() > furthest.position()) {
      furthest = snapshot;
    }
    return snapshot;
  }

  private static long boundaryAfter(long position) {
    return (position / Shelf.SEGMENT + 1) * Shelf.SEGMENT;
  }
}
