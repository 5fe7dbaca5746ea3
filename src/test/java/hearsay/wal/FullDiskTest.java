package hearsay.wal;

import static hearsay.wal.Logs.OWN;
import static hearsay.wal.Logs.begun;
import static hearsay.wal.Logs.crowd;
import static hearsay.wal.Logs.own;
import static hearsay.wal.Logs.recoveredState;
import static hearsay.wal.Logs.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hearsay.wal.Log.Appended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk of one mebibyte that is really full, or really read-only.
class FullDiskTest {
  @TempDir Path directory;

  private boolean isMounted;

  @BeforeEach
  void mountASmallDisk() throws IOException, InterruptedException {
    isMounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "none", directory.toString());
    assumeTrue(isMounted, "mounting a small disk takes Linux and the rights of root");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (isMounted) {
      assertThat(run("umount", directory.toString())).isTrue();
    }
  }

  @Test
  void whileTheDiskIsFullNothingIsPromisedAndAfterwardsItGoesOn() throws IOException {
    var log = begun(small(directory.resolve("log")));
    log.append(OWN, own(1));
    var ballast = fill();

    assertThat(log.append(OWN, crowd(2_000)))
        .isEqualTo(new Appended.NotWritten("No space left on device"));
    Files.delete(ballast);

    assertThat(log.append(OWN, own(2))).isEqualTo(new Appended.Durable());
    log.abandon();
    assertThat(recoveredState(small(directory.resolve("log")))).isEqualTo(own(2));
  }

  @Test
  void aReadOnlyDiskIsRefusedWithTheReason() throws IOException, InterruptedException {
    begun(small(directory.resolve("log"))).abandon();
    assumeTrue(run("mount", "-o", "remount,ro", directory.toString()), "remounting is allowed");

    assertThatThrownBy(() -> WriteAheadLog.open(small(directory.resolve("log"))))
        .isInstanceOf(WalException.class)
        .hasMessageContaining("Read-only file system");
  }

  private Path fill() throws IOException {
    var ballast = directory.resolve("ballast");
    try (var out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(new byte[4_096]);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
    return ballast;
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }
}
