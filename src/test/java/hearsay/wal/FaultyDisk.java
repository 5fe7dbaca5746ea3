package hearsay.wal;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The real disk, until it is told to fail. It does not really wait for the disk (what a process
/// wrote is there after the process has died; only [#losePower] takes it away), so that tests are
/// fast. Safe to use from any thread, so that a test can break the disk under a node that runs.
public final class FaultyDisk implements Disk {
  private static final int SECTOR_BYTES = 512;

  private final Disk disk = Disk.real();
  private final List<FaultyOutput> outputs = new ArrayList<>();
  private long room = Long.MAX_VALUE;
  private long bytesUntilWritesFail = Long.MAX_VALUE;
  private boolean isReadOnly;
  private boolean isForceFailing;
  private boolean isMoveFailing;
  private boolean isDeleteFailing;
  private boolean isDirectoryForceFailing;

  /// Files may grow by this many bytes in all; then there is no space left on the device.
  public synchronized void leaveRoom(long bytes) {
    room = bytes;
  }

  /// Nothing can be written, made, renamed or deleted.
  public synchronized void makeReadOnly() {
    isReadOnly = true;
  }

  /// After so many more bytes the write stops where it is and fails, and so does each after it.
  public synchronized void failWritesAfter(long bytes) {
    bytesUntilWritesFail = bytes;
  }

  /// Waiting for the disk fails.
  public synchronized void failForces() {
    isForceFailing = true;
  }

  public synchronized void failMoves() {
    isMoveFailing = true;
  }

  public synchronized void failDeletes() {
    isDeleteFailing = true;
  }

  public synchronized void failDirectoryForces() {
    isDirectoryForceFailing = true;
  }

  /// All is well from now on.
  public synchronized void heal() {
    room = Long.MAX_VALUE;
    bytesUntilWritesFail = Long.MAX_VALUE;
    isReadOnly = false;
    isForceFailing = false;
    isMoveFailing = false;
    isDeleteFailing = false;
    isDirectoryForceFailing = false;
  }

  /// The power fails: of what was written over older bytes and not forced, each sector is on the
  /// disk or not, as chance has it.
  public synchronized void losePower(RandomGenerator random) {
    outputs.forEach(output -> output.loseSome(random));
    outputs.clear();
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    disk.createDirectory(directory);
  }

  @Override
  public Closeable lock(Path directory) throws IOException {
    return disk.lock(directory);
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    return disk.list(directory);
  }

  @Override
  public ByteBuffer read(Path file, Arena arena) throws IOException {
    return disk.read(file, arena);
  }

  @Override
  public long madeAtNanos(Path file) throws IOException {
    return disk.madeAtNanos(file);
  }

  @Override
  public synchronized Output create(Path file) throws IOException {
    checkWritable(file);
    var output = new FaultyOutput(file, disk.create(file));
    outputs.add(output);
    return output;
  }

  @Override
  public synchronized void move(Path from, Path to) throws IOException {
    checkWritable(from);
    failIf(isMoveFailing, "Input/output error");
    disk.move(from, to);
    outputs.stream().filter(output -> output.file.equals(from)).forEach(output -> output.file = to);
  }

  @Override
  public synchronized void delete(Path file) throws IOException {
    checkWritable(file);
    failIf(isDeleteFailing, "Input/output error");
    disk.delete(file);
    outputs.removeIf(output -> output.file.equals(file));
  }

  @Override
  public synchronized void forceDirectory(Path directory) throws IOException {
    failIf(isDirectoryForceFailing, "Input/output error");
  }

  private void checkWritable(Path file) throws IOException {
    if (isReadOnly) {
      throw new FileSystemException(file.toString(), null, "Read-only file system");
    }
  }

  private static void failIf(boolean isFailing, String words) throws IOException {
    if (isFailing) {
      throw new IOException(words);
    }
  }

  private record Overwritten(long position, byte[] before) {}

  private final class FaultyOutput implements Output {
    private final Output output;
    private final List<Overwritten> unforced = new ArrayList<>();
    private Path file;
    private long size;

    private FaultyOutput(Path file, Output output) {
      this.file = file;
      this.output = output;
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      synchronized (FaultyDisk.this) {
        checkWritable(file);
        rememberOverwritten(bytes.remaining(), position);
        long grows = Math.max(0, position + bytes.remaining() - size);
        long withinRoom = bytes.remaining() - Math.max(0, grows - room);
        int written = (int) Math.min(withinRoom, Math.min(bytes.remaining(), bytesUntilWritesFail));
        boolean isCut = written < bytes.remaining();
        var part = bytes.slice(bytes.position(), written);
        output.write(part, position);
        room -= room == Long.MAX_VALUE ? 0 : Math.max(0, position + written - size);
        size = Math.max(size, position + written);
        bytesUntilWritesFail -= bytesUntilWritesFail == Long.MAX_VALUE ? 0 : written;
        failIf(isCut, written == withinRoom ? "No space left on device" : "Input/output error");
        bytes.position(bytes.limit());
      }
    }

    @Override
    public void force(boolean isSizeNew) throws IOException {
      synchronized (FaultyDisk.this) {
        failIf(isForceFailing, "Input/output error");
        unforced.clear();
      }
    }

    @Override
    public void close() throws IOException {
      output.close();
    }

    private void rememberOverwritten(int length, long position) throws IOException {
      if (position + length <= size) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
          var before = new byte[length];
          channel.read(ByteBuffer.wrap(before), position);
          unforced.add(new Overwritten(position, before));
        }
      }
    }

    private void loseSome(RandomGenerator random) {
      try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        for (var write : unforced.reversed()) {
          loseSome(random, channel, write);
        }
      } catch (IOException failure) {
        throw new AssertionError("the test's own disk failed", failure);
      }
    }

    private void loseSome(RandomGenerator random, FileChannel channel, Overwritten write)
        throws IOException {
      long end = write.position() + write.before().length;
      for (long at = write.position(); at < end; at = sectorEnd(at)) {
        if (random.nextBoolean()) {
          int from = (int) (at - write.position());
          int length = (int) (Math.min(end, sectorEnd(at)) - at);
          channel.write(ByteBuffer.wrap(write.before(), from, length), at);
        }
      }
    }

    private static long sectorEnd(long at) {
      return (at / SECTOR_BYTES + 1) * SECTOR_BYTES;
    }
  }
}
