package hearsay.wal;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A disk to read from, in memory: a log can be damaged and opened many thousand times a second.
final class FilesInMemory implements Disk {
  private final Map<String, byte[]> files = new HashMap<>(Map.of(Home.name(0), new byte[0]));

  void put(String name, byte[] bytes) {
    files.put(name, bytes);
  }

  @Override
  public void createDirectory(Path directory) {}

  @Override
  public Closeable lock(Path directory) {
    return () -> {};
  }

  @Override
  public List<String> list(Path directory) {
    return List.copyOf(files.keySet());
  }

  @Override
  public ByteBuffer read(Path file, Arena arena) throws IOException {
    var bytes = files.get(file.getFileName().toString());
    if (bytes == null) {
      throw new NoSuchFileException(file.toString());
    }
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  @Override
  public long madeAtNanos(Path file) {
    return 0;
  }

  @Override
  public Output create(Path file) throws IOException {
    throw new IOException("this disk is only read");
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    throw new IOException("this disk is only read");
  }

  @Override
  public void delete(Path file) throws IOException {
    throw new IOException("this disk is only read");
  }

  @Override
  public void forceDirectory(Path directory) {}
}
