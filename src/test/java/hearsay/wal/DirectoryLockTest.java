package hearsay.wal;

import static hearsay.wal.Logs.begun;
import static hearsay.wal.Logs.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
  /// Locks as a log does, says so, and waits for its death.
  private static final String HOLDER =
      """
      import java.nio.ByteBuffer;
      import java.nio.channels.FileChannel;
      import java.nio.file.*;

      class Holder {
        public static void main(String[] args) throws Exception {
          var channel =
              FileChannel.open(
                  Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          channel.lock(Long.MAX_VALUE - 1, 1, false);
          channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\\n").getBytes()));
          System.out.println("locked");
          System.in.read();
        }
      }
      """;

  @TempDir Path directory;

  @Test
  void oneProcessOpensALogOnce() {
    var log = begun(small(directory));

    assertThatThrownBy(() -> WriteAheadLog.open(small(directory)))
        .isInstanceOf(WalException.class)
        .hasMessageContaining(directory + " is in use by another node of this process");
    assertThatThrownBy(() -> WriteAheadLog.repair(small(directory)))
        .isInstanceOf(WalException.class);

    log.abandon();
  }

  @Test
  void anotherPathToTheSameDirectoryIsNoWayAround() {
    var log = begun(small(directory));

    assertThatThrownBy(() -> WriteAheadLog.open(small(directory.resolve("."))))
        .isInstanceOf(WalException.class);

    log.abandon();
  }

  @Test
  void howeverALogEndsTheDirectoryIsFree() {
    var first = begun(small(directory));
    first.close(Logs.OWN, Logs.own(1));
    var second = begun(small(directory));
    second.abandon();
    second.abandon();

    assertThatCode(() -> begun(small(directory)).abandon()).doesNotThrowAnyException();
  }

  @Test
  void aLogThatCantBeReadLeavesTheDirectoryFree() throws IOException {
    var garbage = Files.createFile(directory.resolve(SegmentFiles.name(1)));
    assertThatThrownBy(() -> WriteAheadLog.open(small(directory))).isInstanceOf(WalException.class);
    Files.delete(garbage);

    assertThatCode(() -> begun(small(directory)).abandon()).doesNotThrowAnyException();
  }

  @Test
  void anotherProcessKeepsTheDirectoryUntilItDies() throws IOException, InterruptedException {
    var source = Files.writeString(directory.resolve("Holder.java"), HOLDER);
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var lockFile = directory.resolve(DirectoryLock.FILE).toString();
    var process = new ProcessBuilder(java, source.toString(), lockFile).start();
    try (var said = process.inputReader()) {
      assertThat(said.readLine()).as("the other process holds the lock").isEqualTo("locked");

      assertThatThrownBy(() -> WriteAheadLog.open(small(directory)))
          .isInstanceOf(WalException.class)
          .hasMessageContaining(directory + " is in use by another process")
          .hasMessageContaining("its number is " + process.pid());
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThatCode(() -> begun(small(directory)).abandon()).doesNotThrowAnyException();
  }
}
