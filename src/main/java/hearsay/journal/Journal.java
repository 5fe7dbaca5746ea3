package hearsay.journal;

import static hearsay.contract.Contract.require;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// The one append-only log of what happened, in order. Any thread may append, read and ask for
/// snapshots.
///
/// Bounded in entries and in memory: beyond either the oldest entries are folded into a base
/// snapshot and forgotten, so that every position that is still kept can be shown. Two locks:
/// appending and reading take one for moments only; folding has its own, so that nobody who looks
/// holds up those who append.
public final class Journal {
  /// Entries kept by default: some minutes of a busy class.
  public static final int DEFAULT_CAPACITY = 200_000;

  /// Memory that the entries take at most, by the estimate of [EntryWeight]. Measured, snapshots
  /// included: with 5 nodes the default capacity is reached first, at some 50 MB of heap; with 100
  /// nodes this bound, at some 100,000 entries and 70 MB.
  public static final long MAX_BYTES = 64L << 20;

  /// Entries are kept, checkpointed and forgotten by so many. Folding them takes about a
  /// millisecond.
  static final int SEGMENT = 1_024;

  /// Who appends waits for room only from here on: if folding can't keep up, memory must not grow.
  private static final double MAX_FILL = 1.25;

  /// Some entries in a row; those yet to come are null.
  private static final class Segment {
    final JournalEntry[] entries = new JournalEntry[SEGMENT];
    long bytes;
  }

  private final LongSupplier clusterNanos;
  private final int maxSegments;
  private final long maxBytes;

  /// Guards `segments`, `bytes`, `first`, `end` and `lastNanos`.
  private final ReentrantLock appendLock = new ReentrantLock();

  /// Position of the first kept entry; a multiple of [#SEGMENT].
  private long first;

  private long end;
  private long lastNanos;
  private long bytes;
  private final ArrayList<Segment> segments = new ArrayList<>();

  /// Guards `history`. Taken before [#appendLock] where both are needed, never after. Fair, so that
  /// who makes room waits for one segment's fold only.
  private final ReentrantLock foldLock = new ReentrantLock(true);

  private final SnapshotHistory history = new SnapshotHistory();

  /// @param clusterNanos cluster time; asked from every appending thread
  /// @param capacity how many entries are kept, at least, unless they take more than [#MAX_BYTES];
  ///   rounded up to whole segments of 1,024, and never less than two
  public Journal(LongSupplier clusterNanos, int capacity) {
    this(clusterNanos, capacity, MAX_BYTES);
  }

  Journal(LongSupplier clusterNanos, int capacity, long maxBytes) {
    require(capacity >= 1, "a journal keeps at least one entry");
    this.clusterNanos = clusterNanos;
    this.maxBytes = maxBytes;
    this.maxSegments = Math.max(2, (capacity + SEGMENT - 1) / SEGMENT + 1);
  }

  public Journal(LongSupplier clusterNanos) {
    this(clusterNanos, DEFAULT_CAPACITY);
  }

  /// Appends and returns the entry's position. Takes a moment, except for one append in 1,024 of a
  /// full journal, which then makes room (about a millisecond) while other threads append.
  public long append(JournalEvent event) {
    // Asked before the lock: the clock has a lock of its own.
    long now = clusterNanos.getAsLong();
    double fill;
    long position;
    appendLock.lock();
    try {
      // Threads that asked the clock one after the other may come here the other way round.
      lastNanos = end == 0 ? now : Math.max(lastNanos, now);
      position = end;
      put(new JournalEntry(position, lastNanos, System.currentTimeMillis(), event));
      fill = fill();
    } finally {
      appendLock.unlock();
    }
    if (fill > 1) {
      makeRoom(fill > MAX_FILL);
    }
    return position;
  }

  /// How full the journal is, 1 being as full as it may be. Two segments are always kept. Asked
  /// under the lock.
  private double fill() {
    return segments.size() <= 2
        ? 0
        : Math.max((double) segments.size() / maxSegments, (double) bytes / maxBytes);
  }

  private void put(JournalEntry entry) {
    int offset = (int) (entry.position() % SEGMENT);
    if (offset == 0) {
      segments.add(new Segment());
    }
    var segment = segments.getLast();
    long weight = EntryWeight.bytes(entry.event());
    segment.entries[offset] = entry;
    segment.bytes += weight;
    bytes += weight;
    end++;
  }

  /// Folds the oldest segments into the base and forgets them. One thread does that; the others go
  /// on, unless it lags far behind.
  private void makeRoom(boolean isOverfull) {
    if (isOverfull) {
      foldLock.lock();
    } else if (!foldLock.tryLock()) {
      return;
    }
    try {
      while (isFull()) {
        long newFirst = begin() + SEGMENT;
        history.forgetBefore(newFirst, this::read);
        appendLock.lock();
        try {
          bytes -= segments.removeFirst().bytes;
          first = newFirst;
        } finally {
          appendLock.unlock();
        }
      }
    } finally {
      foldLock.unlock();
    }
  }

  private boolean isFull() {
    appendLock.lock();
    try {
      return fill() > 1;
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
        var segment = segments.get((int) ((next - first) / SEGMENT));
        entries.add(segment.entries[(int) (next % SEGMENT)]);
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
