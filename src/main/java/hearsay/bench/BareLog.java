package hearsay.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;

/// The floor of everything durable: append and fsync, nothing else. One record of 32 bytes holds
/// the total of all who wait, in a file that was written through before, so that an fsync has no
/// length to write. No checksum, no segments, no snapshot, and nobody can read it back.
///
/// The first of a batch waits for the disk and commits for all who came meanwhile (leader and
/// followers; group commit, DeWitt et al. 1984).
final class BareLog implements DurableCounter {
  static final int RECORD_BYTES = 32;

  /// As long as a segment of the real log; the writer starts over at its end.
  private static final int FILE_BYTES = 4 << 20;

  private final FileChannel file;
  private final ByteBuffer record = ByteBuffer.allocateDirect(RECORD_BYTES);
  private final ReentrantLock disk = new ReentrantLock();
  private final Object door = new Object();
  private Batch open = new Batch();
  private long total;
  private int position;

  /// Those who are on disk together. Guarded by the door until it is closed behind them.
  private static final class Batch {
    private final CompletableFuture<Boolean> isDurable = new CompletableFuture<>();
    private int callers;
  }

  private BareLog(FileChannel file) {
    this.file = file;
  }

  static BareLog create(Path path) throws IOException {
    var file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    file.write(ByteBuffer.allocate(FILE_BYTES));
    file.force(true);
    return new BareLog(file);
  }

  @Override
  public void countOne() throws IOException {
    Batch batch;
    boolean isFirst;
    synchronized (door) {
      batch = open;
      isFirst = batch.callers++ == 0;
    }
    if (isFirst) {
      commit(batch);
    } else {
      await(batch);
    }
  }

  private void commit(Batch batch) throws IOException {
    disk.lock();
    try {
      synchronized (door) {
        open = new Batch();
      }
      total += batch.callers;
      write();
      batch.isDurable.complete(true);
    } catch (IOException e) {
      batch.isDurable.completeExceptionally(e);
      throw e;
    } finally {
      disk.unlock();
    }
  }

  private void write() throws IOException {
    record.clear().putLong(0, total);
    file.write(record, position);
    file.force(false);
    position = (position + RECORD_BYTES) % FILE_BYTES;
  }

  private static void await(Batch batch) throws IOException {
    try {
      batch.isDurable.join();
    } catch (CompletionException e) {
      throw new IOException("the bare log could not be written", e);
    }
  }

  /// How many are on disk.
  long total() {
    disk.lock();
    try {
      return total;
    } finally {
      disk.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
