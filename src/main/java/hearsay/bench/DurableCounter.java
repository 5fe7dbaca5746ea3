package hearsay.bench;

import java.io.IOException;

/// Something that counts on a disk. Any number of threads.
interface DurableCounter extends AutoCloseable {
  /// Counts one and returns when it is on disk.
  ///
  /// @throws IOException if it can't be written
  void countOne() throws IOException;

  @Override
  void close() throws IOException;
}
