package hearsay.wal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Copies of a log's directory, as `cp -r` makes them.
public final class Backup {
  private Backup() {}

  /// Copies the files into a new directory. The clock by which the system dates files may stand
  /// still for some milliseconds, and no backup is made in the moment its original is.
  public static void copy(Path from, Path to) {
    try {
      Files.createDirectory(to);
      for (var file : files(from)) {
        var target = to.resolve(file.getFileName());
        do {
          Files.deleteIfExists(target);
          Files.copy(file, target);
        } while (Disk.real().madeAtNanos(file) == Disk.real().madeAtNanos(target));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Deletes the directory and the files in it.
  public static void delete(Path directory) {
    try {
      for (var file : files(directory)) {
        Files.delete(file);
      }
      Files.delete(directory);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.toList();
    }
  }
}
