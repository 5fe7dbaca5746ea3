package hearsay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.wal.WriteAheadLog;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongLogTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(ints = {1, 5_000, 100_000})
  void logOfAnyLengthIsReadBackWhole(int records) throws IOException {
    var settings = LongLog.write(directory.resolve("log"), records);

    var log = WriteAheadLog.open(settings);
    var recovery = log.recovery();
    log.abandon();

    assertThat(recovery.records()).isEqualTo(records + 1L);
    assertThat(recovery.state().value()).isEqualTo(BigInteger.valueOf(records));
    assertThat(recovery.actor()).isPresent();
    assertThat(recovery.dropped()).isEmpty();
  }

  @Test
  void nodeGoesOnWhereTheLogEnds() throws IOException {
    var settings = LongLog.write(directory.resolve("log"), 100);

    try (var node = LoggedNode.start(settings)) {
      node.countOne();

      assertThat(node.value()).isEqualTo(101);
    }
  }
}
