package hearsay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// A directory on a disk, for as long as it is open; deleted afterwards. Whoever measures what a
/// disk takes must not measure memory: the usual temporary directory is passed over where it is not
/// on a disk.
final class DiskFolder implements AutoCloseable {
  private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");
  private final Path path;
  private final String fileSystem;

  private DiskFolder(Path path, String fileSystem) {
    this.path = path;
    this.fileSystem = fileSystem;
  }

  /// Makes an empty one in the usual temporary directory, `/var/tmp` or the present directory:
  /// whichever comes first and lies on a disk.
  ///
  /// @throws IOException if none does
  static DiskFolder create() throws IOException {
    var candidates = List.of(System.getProperty("java.io.tmpdir"), "/var/tmp", "");
    for (var candidate : candidates) {
      var parent = Path.of(candidate).toAbsolutePath();
      if (Files.isWritable(parent)) {
        var fileSystem = Files.getFileStore(parent).type();
        if (!IN_MEMORY.contains(fileSystem)) {
          return new DiskFolder(Files.createTempDirectory(parent, "hearsay-bench-"), fileSystem);
        }
      }
    }
    throw new IOException("no directory on a disk to write to: set java.io.tmpdir to one");
  }

  Path path(String name) {
    return path.resolve(name);
  }

  /// Where it is, for people.
  String where() {
    return "in %s (%s)".formatted(path.getParent(), fileSystem);
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
