package hearsay.wal;

import static hearsay.contract.Contract.require;
import static java.util.Objects.requireNonNull;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.wal.format.LoggedState;
import hearsay.wal.format.RecordWriter;
import hearsay.wal.format.SegmentHeader;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A log in a directory of files.
///
/// One segment is appended to; when it is full, a new one begins with a snapshot of all that is
/// known, and the old one is deleted: the disk holds at most two. The log knows by itself what it
/// has written, so a new segment can begin at any append, and never holds what is in doubt.
///
/// Nothing is ever written behind a failure. Once a write or a force failed, the system may have
/// dropped what it could not write and report success the next time (Rebello et al.: "Can
/// Applications Recover from fsync Failures?", 2020): so the segment is closed for good.
public final class WriteAheadLog implements Log {
  private static final Logger LOG = LoggerFactory.getLogger(WriteAheadLog.class);

  private final WalSettings settings;
  private final SegmentFiles files;
  private final Closeable lock;
  private final Recovery recovery;
  private final LoggedState written;
  private final RecordWriter writer = new RecordWriter();
  private @Nullable OpenSegment current;
  private long nextNumber;
  private long nextSequence;
  private boolean isBegun;
  private boolean isClosed;

  private WriteAheadLog(
      WalSettings settings, SegmentFiles files, Closeable lock, LogReader.Content.Sound content)
      throws IOException {
    this.settings = settings;
    this.files = files;
    this.lock = lock;
    this.recovery = content.recovery();
    this.written = new LoggedState(settings.rule());
    this.nextNumber = files.unusedNumber();
    this.nextSequence = content.nextSequence();
  }

  /// Locks the directory and reads what it holds. Changes no file but the lock.
  ///
  /// @throws WalException if the directory can't be used, is in use by another process or another
  ///   log of this one, belongs to another node or rule, or holds a damaged record before the tail
  public static WriteAheadLog open(WalSettings settings) {
    return open(settings, Disk.real());
  }

  /// As [#open(WalSettings)], on another disk: one that fails, for tests.
  public static WriteAheadLog open(WalSettings settings, Disk disk) {
    return locked(
        settings,
        disk,
        lock -> {
          var files = new SegmentFiles(settings.directory(), disk);
          return switch (new LogReader(settings, files).read()) {
            case LogReader.Content.Sound sound -> new WriteAheadLog(settings, files, lock, sound);
            case LogReader.Content.Broken(var what) ->
                throw new WalException(
                    what
                        + ". Nothing was changed. Start once with --repair: it keeps a copy and"
                        + " goes on with what can be read");
          };
        });
  }

  /// Makes a damaged log readable: keeps a copy of all files beside them, drops what can't be read.
  /// The next [#open] finds no actor to go on as if something was lost.
  ///
  /// @return what was done, in lines for people
  /// @throws WalException if the directory can't be used
  public static List<String> repair(WalSettings settings) {
    return repair(settings, Disk.real());
  }

  /// As [#repair(WalSettings)], on another disk: one that fails, for tests.
  public static List<String> repair(WalSettings settings, Disk disk) {
    return locked(
        settings,
        disk,
        lock -> {
          var lines = new LogRepair(settings, new SegmentFiles(settings.directory(), disk)).run();
          lock.close();
          return lines;
        });
  }

  /// What it held when it was opened.
  public Recovery recovery() {
    return recovery;
  }

  /// Starts a fresh segment with a snapshot of what the node begins with. Once, before any append.
  /// The directory is the log's home from now on.
  ///
  /// @throws WalException if it can't be written
  public void begin(ActorId actor, CounterState state) {
    require(!isBegun && !isClosed, "a log begins once");
    require(state.rule() == settings.rule(), "a log holds states of one rule");
    try {
      written.replace(actor, state);
      startSegment(0);
      settle();
      isBegun = true;
    } catch (IOException failure) {
      throw new WalException(
          "The log in %s can't be written: %s"
              .formatted(settings.directory(), DiskTrouble.words(failure)),
          failure);
    }
  }

  private void settle() throws IOException {
    var home = new Home(settings.directory(), files.disk());
    if (!home.isHere()) {
      home.settle();
    }
  }

  @Override
  public Appended append(ActorId actor, CounterState changed) {
    require(isBegun, "a log begins before it is appended to");
    require(changed.rule() == settings.rule(), "a log holds states of one rule");
    if (isClosed) {
      return new Appended.NotWritten("the log is closed");
    }
    try {
      makeRoom(actor, changed);
    } catch (IOException failure) {
      return new Appended.NotWritten(DiskTrouble.words(failure));
    }
    try {
      write(actor, changed);
    } catch (IOException failure) {
      retire();
      return new Appended.Unknown(DiskTrouble.words(failure));
    }
    written.put(actor, changed);
    return new Appended.Durable();
  }

  @Override
  public void close(ActorId actor, CounterState state) {
    if (isBegun && !isClosed) {
      try {
        retire();
        written.replace(actor, state);
        newSegment(snapshotBytes -> SegmentHeader.bytes(settings.node()) + snapshotBytes).close();
      } catch (IOException failure) {
        LOG.warn(
            "No last snapshot in {}: {}. The records are there",
            settings.directory(),
            DiskTrouble.words(failure));
      }
    }
    abandon();
  }

  @Override
  public void abandon() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    retire();
    try {
      lock.close();
    } catch (IOException failure) {
      LOG.warn("{} stays locked: {}", settings.directory(), DiskTrouble.words(failure));
    }
  }

  /// Sees to a segment that takes the record.
  private void makeRoom(ActorId actor, CounterState changed) throws IOException {
    var segment = current == null ? startSegment(0) : current;
    var record = writer.change(segment.number(), nextSequence, actor, changed);
    if (!segment.hasRoomFor(record)) {
      startSegment(record.remaining());
    }
  }

  private void write(ActorId actor, CounterState changed) throws IOException {
    var segment = requireNonNull(current);
    segment.append(writer.change(segment.number(), nextSequence++, actor, changed));
  }

  /// Begins a segment for what was written so far. The one before is closed in any case: if this
  /// fails half-way, a newer file may be there, and what is appended to an older one is not found.
  private OpenSegment startSegment(int recordBytes) throws IOException {
    retire();
    var segment = newSegment(snapshotBytes -> fileBytes(snapshotBytes, recordBytes));
    current = segment;
    return segment;
  }

  /// As settled; more if a large state needs it: then twice its size, or it would be written anew
  /// every few records.
  private long fileBytes(long snapshotBytes, long recordBytes) {
    return Math.max(
        settings.segmentBytes(),
        SegmentHeader.bytes(settings.node()) + 2 * snapshotBytes + recordBytes);
  }

  private OpenSegment newSegment(LongUnaryOperator fileBytes) throws IOException {
    long number = nextNumber++;
    var own = written.actor().orElseThrow();
    var snapshot = writer.snapshot(number, nextSequence++, own, written.state());
    int size = Math.toIntExact(fileBytes.applyAsLong(snapshot.remaining()));
    var header = new SegmentHeader(settings.node(), settings.rule(), number, size);
    var segment = OpenSegment.make(files, header, snapshot);
    try {
      files.deleteAllBut(number);
    } catch (IOException failure) {
      LOG.warn("Older segments stay for now: {}", DiskTrouble.words(failure));
    }
    return segment;
  }

  private void retire() {
    if (current != null) {
      current.close();
      current = null;
    }
  }

  private interface WithLock<T> {
    T run(Closeable lock) throws IOException;
  }

  /// Runs with the directory locked; frees it again only if that fails.
  private static <T> T locked(WalSettings settings, Disk disk, WithLock<T> work) {
    Closeable lock = null;
    try {
      disk.createDirectory(settings.directory());
      lock = disk.lock(settings.directory());
      return work.run(lock);
    } catch (IOException | RuntimeException | InternalError failure) {
      if (lock != null) {
        free(lock, failure);
      }
      throw forPeople(settings, failure);
    }
  }

  private static RuntimeException forPeople(WalSettings settings, Throwable failure) {
    var words =
        switch (failure) {
          case RuntimeException known -> throw known;
          case IOException trouble -> DiskTrouble.words(trouble);
          // How the machine says that a page of a mapped file can't be read.
          default -> "a part of its files can't be read";
        };
    return new WalException(
        "The log directory %s can't be used: %s".formatted(settings.directory(), words), failure);
  }

  private static void free(Closeable lock, Throwable failure) {
    try {
      lock.close();
    } catch (IOException stuck) {
      failure.addSuppressed(stuck);
    }
  }
}
