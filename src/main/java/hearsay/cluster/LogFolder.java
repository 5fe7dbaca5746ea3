package hearsay.cluster;

import hearsay.crdt.CounterRule;
import hearsay.wal.WalException;
import hearsay.wal.WalSettings;
import hearsay.wal.WriteAheadLog;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the nodes of one cluster keep their logs: a directory for each, in a temporary one of the
/// system that goes with the cluster. Used by one command at a time.
final class LogFolder {
  private static final Logger LOG = LoggerFactory.getLogger(LogFolder.class);

  /// A few hundred clicks between two snapshots. A thousand nodes take 64 MiB of disk.
  static final int SEGMENT_BYTES = 64 << 10;

  private final CounterRule rule;
  private @Nullable Path root;

  LogFolder(CounterRule rule) {
    this.rule = rule;
  }

  /// Opens the log of a node, which finds there what it left.
  ///
  /// @throws IOException if the disk does not let it; the message is for people
  WriteAheadLog open(String node) throws IOException {
    try {
      return WriteAheadLog.open(new WalSettings(directory(node), node, rule, SEGMENT_BYTES));
    } catch (WalException unusable) {
      throw new IOException(unusable.getMessage(), unusable);
    }
  }

  /// Where a node's log is, or will be.
  Path directory(String node) throws IOException {
    if (root == null) {
      root = Files.createTempDirectory("hearsay-logs-");
    }
    return root.resolve(node);
  }

  /// A node is gone for good.
  void delete(String node) {
    if (root != null) {
      deleteAll(root.resolve(node));
    }
  }

  /// All nodes are gone for good.
  void deleteAll() {
    if (root != null) {
      deleteAll(root);
    }
  }

  private static void deleteAll(Path directory) {
    try {
      Files.walkFileTree(directory, new Deletion());
    } catch (NoSuchFileException gone) {
      LOG.debug("{} was never there", directory);
    } catch (IOException stays) {
      LOG.warn("{} is no longer needed and stays: {}", directory, stays.toString());
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
