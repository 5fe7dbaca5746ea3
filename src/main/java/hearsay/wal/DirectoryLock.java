package hearsay.wal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A directory held by one log. The system frees it when the process ends, `kill -9` included.
final class DirectoryLock implements Closeable {
  static final String FILE = "lock";

  /// Directories held by this process. Asked before the file is touched: on POSIX, closing any
  /// channel to a file frees all locks that the process has on it.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /// Far behind the text in the file: on Windows nobody else can read what is locked.
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  static DirectoryLock take(Path path) throws IOException {
    var directory = path.toRealPath();
    if (!HELD.add(directory)) {
      throw new WalException(
          "The log directory %s is in use by another node of this process".formatted(path));
    }
    try {
      return new DirectoryLock(directory, lockedChannel(path, directory.resolve(FILE)));
    } catch (IOException | RuntimeException failure) {
      HELD.remove(directory);
      throw failure;
    }
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      try {
        channel.close();
      } finally {
        HELD.remove(directory);
      }
    }
  }

  private static FileChannel lockedChannel(Path directory, Path file) throws IOException {
    var channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    try {
      if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
        throw new WalException(
            "The log directory %s is in use by another process%s"
                .formatted(directory, holder(file)));
      }
      sign(channel);
      return channel;
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  /// Says who has it. A full disk may not let it, and does no harm.
  private static void sign(FileChannel channel) throws ClosedChannelException {
    var signature = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
    try {
      channel.truncate(0).write(ByteBuffer.wrap(signature), 0);
    } catch (ClosedChannelException interrupted) {
      throw interrupted; // and the lock is gone with the channel
    } catch (IOException unsigned) {
      return;
    }
  }

  private static String holder(Path file) {
    try {
      var pid = Files.readString(file, StandardCharsets.US_ASCII).strip();
      return pid.matches("[0-9]{1,10}") ? " (its number is %s)".formatted(pid) : "";
    } catch (IOException unreadable) {
      return "";
    }
  }
}
