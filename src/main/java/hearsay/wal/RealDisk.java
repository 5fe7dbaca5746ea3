package hearsay.wal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The file system. Portable: what a system lacks (Windows can't force a directory) is left out
/// where the log is safe without.
final class RealDisk implements Disk {
  @Override
  public void createDirectory(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    var parent = directory.toAbsolutePath().getParent();
    if (parent != null) {
      createDirectory(parent);
    }
    Files.createDirectories(directory);
    if (parent != null) {
      forceDirectory(parent); // or a power failure takes the directory and all in it
    }
  }

  @Override
  public Closeable lock(Path directory) throws IOException {
    return DirectoryLock.take(directory);
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  @Override
  public ByteBuffer read(Path file, Arena arena) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(file + " is no regular file");
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size > Integer.MAX_VALUE) {
        throw new IOException("%s is larger than any segment: %,d bytes".formatted(file, size));
      }
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena).asByteBuffer();
    }
  }

  @Override
  public long madeAtNanos(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .creationTime()
        .to(TimeUnit.NANOSECONDS);
  }

  @Override
  public Output create(Path file) throws IOException {
    return new ChannelOutput(
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private record ChannelOutput(FileChannel channel) implements Output {
    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      long at = position;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    }

    @Override
    public void force(boolean isSizeNew) throws IOException {
      channel.force(isSizeNew);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
