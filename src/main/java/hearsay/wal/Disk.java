package hearsay.wal;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// What a log asks of the disk, and nothing more, so that a test can put a disk in its place that
/// runs full, tears writes, or fails. Any call may throw an [IOException] and then has done all,
/// some or nothing of its work.
public interface Disk {
  /// The machine's file system.
  static Disk real() {
    return new RealDisk();
  }

  /// Makes sure the directory is there.
  void createDirectory(Path directory) throws IOException;

  /// Makes the directory this log's own until the lock is closed, or the process ends however it
  /// ends.
  ///
  /// @throws WalException if another log, here or in another process, has it
  Closeable lock(Path directory) throws IOException;

  /// The names in the directory, in no order.
  List<String> list(Path directory) throws IOException;

  /// A file's bytes to read, valid as long as the arena; one that is larger than memory takes no
  /// more memory for it.
  ByteBuffer read(Path file, Arena arena) throws IOException;

  /// When the file was made, in nanoseconds since 1970, and so another time for a copy of it. Where
  /// the system does not know: when it was last written to.
  long madeAtNanos(Path file) throws IOException;

  /// A new file to write; fails if there is one of that name.
  Output create(Path file) throws IOException;

  /// Renames in one step: after a crash the file has the one name or the other.
  void move(Path from, Path to) throws IOException;

  void delete(Path file) throws IOException;

  /// Waits until the names in the directory are on disk, where the system has such a thing.
  void forceDirectory(Path directory) throws IOException;

  /// A file that is being written.
  interface Output extends Closeable {
    /// Writes all of the bytes at a position. On failure any part may be written.
    void write(ByteBuffer bytes, long position) throws IOException;

    /// Waits until what was written is on disk.
    ///
    /// @param isSizeNew whether the file's size has changed, too
    void force(boolean isSizeNew) throws IOException;
  }
}
