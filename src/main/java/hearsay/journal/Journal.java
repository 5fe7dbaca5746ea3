package hearsay.journal;

import static hearsay.contract.Contract.require;

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

  /// Entries of a recording at most: ten times what a journal of a window keeps, some 400 MB.
  public static final int MAX_RECORDED = 2_000_000;

  /// Who appends waits for room only from here on: if folding can't keep up, memory must not grow.
  private static final double MAX_FILL = 1.25;

  private final LongSupplier clusterNanos;

  /// Nothing is appended to a recording.
  private final boolean isRecorded;

  /// Guards `shelf` and `lastNanos`.
  private final ReentrantLock appendLock = new ReentrantLock();

  private final Shelf shelf;
  private long lastNanos = Long.MIN_VALUE;

  /// Guards `history`. Taken before [#appendLock] where both are needed, never after. Fair, so that
  /// who makes room waits for one segment's fold only.
  private final ReentrantLock foldLock = new ReentrantLock(true);

  private final SnapshotHistory history;

  /// @param clusterNanos cluster time; asked from every appending thread
  /// @param capacity how many entries are kept, at least, unless they take more than [#MAX_BYTES];
  ///   rounded up to whole segments of 1,024, and never less than two
  public Journal(LongSupplier clusterNanos, int capacity) {
    this(clusterNanos, capacity, MAX_BYTES);
  }

  /// @param maxBytes memory that the entries take at most, instead of [#MAX_BYTES]
  public Journal(LongSupplier clusterNanos, int capacity, long maxBytes) {
    require(capacity >= 1, "a journal keeps at least one entry");
    require(maxBytes >= 1, "a journal may take some memory");
    this.clusterNanos = clusterNanos;
    this.isRecorded = false;
    this.shelf = new Shelf(0, capacity, maxBytes);
    this.history = new SnapshotHistory(ClusterSnapshot.EMPTY);
  }

  public Journal(LongSupplier clusterNanos) {
    this(clusterNanos, DEFAULT_CAPACITY);
  }

  private Journal(ClusterSnapshot base, List<JournalEntry> entries) {
    this.clusterNanos = base::atNanos;
    this.isRecorded = true;
    this.shelf = new Shelf(base.position(), MAX_RECORDED, Long.MAX_VALUE);
    this.history = new SnapshotHistory(base);
    entries.forEach(shelf::append);
  }

  /// A journal of the past: nothing is appended to it. `base` is what was before the first of the
  /// entries, whose positions go on from it without gaps and whose cluster times never fall.
  ///
  /// Folds it all once, at half a million entries per second, so that nobody who looks at any of it
  /// later waits for that.
  ///
  /// @throws IllegalArgumentException if they do not, or are more than [#MAX_RECORDED]: entries
  ///   come from files
  public static Journal recorded(ClusterSnapshot base, List<JournalEntry> entries) {
    if (entries.size() > MAX_RECORDED) {
      throw new IllegalArgumentException(
          "a recording has at most %,d entries, not %,d".formatted(MAX_RECORDED, entries.size()));
    }
    long position = base.position();
    long atNanos = base.atNanos();
    for (var entry : entries) {
      if (entry.position() != position) {
        throw new IllegalArgumentException(
            "entry %d stands where %d belongs".formatted(entry.position(), position));
      }
      // A fresh journal's base has no time yet.
      if (position > 0 && entry.atNanos() < atNanos) {
        throw new IllegalArgumentException(
            "entry %d is of an earlier time than the one before".formatted(position));
      }
      position++;
      atNanos = entry.atNanos();
    }
    var journal = new Journal(base, entries);
    journal.latest();
    return journal;
  }

  /// What was before the first kept entry.
  public ClusterSnapshot base() {
    foldLock.lock();
    try {
      return history.base();
    } finally {
      foldLock.unlock();
    }
  }

  /// The entry at this position, which is kept.
  public JournalEntry entry(long position) {
    var found = read(position, 1);
    require(!found.isEmpty() && found.getFirst().position() == position, "the entry is still kept");
    return found.getFirst();
  }

  /// The position just after the last entry whose cluster time is not above `atNanos`, within what
  /// is kept. Found by halving.
  public long positionAt(long atNanos) {
    appendLock.lock();
    try {
      return shelf.positionAt(atNanos);
    } finally {
      appendLock.unlock();
    }
  }

  /// Appends and returns the entry's position. Takes a moment, except for one append in 1,024 of a
  /// full journal, which then makes room (about a millisecond) while other threads append.
  public long append(JournalEvent event) {
    require(!isRecorded, "nothing is appended to a recording");
    // Asked before the lock: the clock has a lock of its own.
    long now = clusterNanos.getAsLong();
    double fill;
    long position;
    appendLock.lock();
    try {
      // Threads that asked the clock one after the other may come here the other way round.
      lastNanos = Math.max(lastNanos, now);
      position = shelf.end();
      shelf.append(new JournalEntry(position, lastNanos, System.currentTimeMillis(), event));
      fill = shelf.fill();
    } finally {
      appendLock.unlock();
    }
    if (fill > 1) {
      makeRoom(fill > MAX_FILL);
    }
    return position;
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
        // Only this thread forgets: it holds the lock for that.
        history.forgetBefore(afterFirstSegment(), this::read);
        appendLock.lock();
        try {
          shelf.forgetSegment();
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
      return shelf.fill() > 1;
    } finally {
      appendLock.unlock();
    }
  }

  private long afterFirstSegment() {
    appendLock.lock();
    try {
      return shelf.afterFirstSegment();
    } finally {
      appendLock.unlock();
    }
  }

  /// Position of the next entry to come.
  public long end() {
    appendLock.lock();
    try {
      return shelf.end();
    } finally {
      appendLock.unlock();
    }
  }

  /// Oldest position still kept.
  public long begin() {
    appendLock.lock();
    try {
      return shelf.begin();
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
      return shelf.read(position, max);
    } finally {
      appendLock.unlock();
    }
  }

  /// The snapshot just before `position` (entries below it folded in). A position that is forgotten
  /// answers as [#begin] does, one that is yet to come as [#end].
  ///
  /// Folds at most a segment if a position from there on was asked for before, by this or by
  /// [#latest], and memory is not short; else from the nearest that was, at half a million entries
  /// per second and more.
  public ClusterSnapshot snapshotAt(long position) {
    long target = Math.min(position, end());
    var reached = ClusterSnapshot.EMPTY;
    do {
      // Let go of after each segment: a long fold must not keep others from a short one.
      foldLock.lock();
      try {
        reached = history.towards(Math.max(target, begin()), reached, this::read);
      } finally {
        foldLock.unlock();
      }
    } while (reached.position() < target);
    return reached;
  }

  /// The snapshot of everything appended so far; cheap when asked often (folds only what is new).
  public ClusterSnapshot latest() {
    return snapshotAt(end());
  }
}
