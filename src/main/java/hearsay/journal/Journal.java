package hearsay.journal;

import static hearsay.contract.Contract.require;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// The one append-only log of what happened, in order. Any thread may append, read and ask for
/// snapshots.
///
/// Bounded: beyond its capacity the oldest entries are folded into a base snapshot and forgotten,
/// so that every position that is still kept can be shown. Two locks: appending and reading take
/// one for moments only; folding has its own, so that nobody who looks holds up those who append.
public final class Journal {
  /// Entries kept by default: some minutes of a busy class, some 50 MB at most.
  public static final int DEFAULT_CAPACITY = 200_000;

  /// Entries are kept, checkpointed and forgotten by so many. Folding them takes about a
  /// millisecond.
  static final int SEGMENT = 1_024;

  private final LongSupplier clusterNanos;
  private final int maxSegments;

  /// Guards `segments`, `first`, `end` and `lastNanos`.
  private final ReentrantLock appendLock = new ReentrantLock();

  /// Position of the first kept entry; a multiple of [#SEGMENT].
  private long first;

  private long end;
  private long lastNanos;
  private final ArrayList<JournalEntry[]> segments = new ArrayList<>();

  /// Guards `history`. Taken before [#appendLock] where both are needed, never after. Fair, so that
  /// who makes room waits for one segment's fold only.
  private final ReentrantLock foldLock = new ReentrantLock(true);

  private final SnapshotHistory history = new SnapshotHistory();

  /// @param clusterNanos cluster time; asked from every appending thread
  /// @param capacity how many entries are kept, at least; rounded up to whole segments of 1,024,
  ///   and never less than two
  public Journal(LongSupplier clusterNanos, int capacity) {
    require(capacity >= 1, "a journal keeps at least one entry");
    this.clusterNanos = clusterNanos;
    this.maxSegments = Math.max(2, (capacity + SEGMENT - 1) / SEGMENT + 1);
  }

  public Journal(LongSupplier clusterNanos) {
    this(clusterNanos, DEFAULT_CAPACITY);
  }

  /// Appends and returns the entry's position. Takes a moment, except for one append in 1,024 of a
  /// full journal, which first makes room (about a millisecond).
  public long append(JournalEvent event) {
    // Asked before the lock: the clock has a lock of its own.
    long now = clusterNanos.getAsLong();
    boolean isFull;
    long position;
    appendLock.lock();
    try {
      // Threads that asked the clock one after the other may come here the other way round.
      lastNanos = end == 0 ? now : Math.max(lastNanos, now);
      position = end;
      put(new JournalEntry(position, lastNanos, System.currentTimeMillis(), event));
      isFull = segments.size() > maxSegments;
    } finally {
      appendLock.unlock();
    }
    if (isFull) {
      makeRoom();
    }
    return position;
  }

  private void put(JournalEntry entry) {
    int offset = (int) (entry.position() % SEGMENT);
    if (offset == 0) {
      segments.add(new JournalEntry[SEGMENT]);
    }
    segments.getLast()[offset] = entry;
    end++;
  }

  /// Folds the oldest segments into the base and forgets them.
  private void makeRoom() {
    foldLock.lock();
    try {
      while (segmentCount() > maxSegments) {
        long newFirst = begin() + SEGMENT;
        history.forgetBefore(newFirst, this::read);
        appendLock.lock();
        try {
          segments.removeFirst();
          first = newFirst;
        } finally {
          appendLock.unlock();
        }
      }
    } finally {
      foldLock.unlock();
    }
  }

  private int segmentCount() {
    appendLock.lock();
    try {
      return segments.size();
    } finally {
      appendLock.unlock();
    }
  }

  /// Position of the next entry to come.
  public long end() {
    appendLock.lock();
    try {
      return end;
    } finally {
      appendLock.unlock();
    }
  }

  /// Oldest position still kept.
  public long begin() {
    appendLock.lock();
    try {
      return first;
    } finally {
      appendLock.unlock();
    }
  }

  /// At most `max` entries from `position`, oldest first; fewer at the end. A position before
  /// [#begin] starts at it.
  public List<JournalEntry> read(long position, int max) {
    require(max >= 0, "a reader takes no negative number of entries");
    appendLock.lock();
    try {
      long from = Math.max(position, first);
      int count = (int) Math.max(0, Math.min(max, end - from));
      var entries = new ArrayList<JournalEntry>(count);
      for (long next = from; next < from + count; next++) {
        entries.add(segments.get((int) ((next - first) / SEGMENT))[(int) (next % SEGMENT)]);
      }
      return entries;
    } finally {
      appendLock.unlock();
    }
  }

  /// The snapshot just before `position` (entries below it folded in). A position that is forgotten
  /// answers as [#begin] does, one that is yet to come as [#end]. Folds at most a segment if
  /// [#latest] was asked before and memory is not short.
  public ClusterSnapshot snapshotAt(long position) {
    latest();
    foldLock.lock();
    try {
      return history.at(Math.clamp(position, begin(), end()), this::read);
    } finally {
      foldLock.unlock();
    }
  }

  /// The snapshot of everything appended so far; cheap when asked often (folds only what is new).
  public ClusterSnapshot latest() {
    long target = end();
    while (true) {
      foldLock.lock();
      try {
        var snapshot = history.advance(target, this::read);
        if (snapshot.position() >= target) {
          return snapshot;
        }
      } finally {
        foldLock.unlock();
      }
    }
  }
}
