package hearsay.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareLogTest {
  @TempDir private Path directory;

  @Test
  void everyCallerIsCountedAndTheLastRecordHoldsThemAll() throws Exception {
    var path = directory.resolve("bare");

    try (var log = BareLog.create(path)) {
      Callers.callTimes(200, 16, _ -> log.countOne());

      assertThat(log.total()).isEqualTo(200);
    }

    assertThat(lastTotal(path)).isEqualTo(200);
  }

  @Test
  void failureToWriteReachesTheCaller() throws IOException {
    var log = BareLog.create(directory.resolve("bare"));
    log.close();

    assertThatThrownBy(log::countOne).isInstanceOf(IOException.class);
  }

  private static long lastTotal(Path path) throws IOException {
    var bytes = ByteBuffer.wrap(Files.readAllBytes(path));
    var last = 0L;
    for (var at = 0; at < bytes.limit(); at += BareLog.RECORD_BYTES) {
      last = Math.max(last, bytes.getLong(at));
    }
    return last;
  }
}
