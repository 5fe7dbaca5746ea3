package hearsay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggedNodeTest {
  @TempDir private Path directory;

  @Test
  void whatWasCountedBeforeACrashIsThereAfterIt() throws IOException {
    var settings = LongLog.at(directory.resolve("log"));
    var crashing = LoggedNode.start(settings);
    crashing.countOne();
    crashing.countOne();
    crashing.crash();

    try (var node = LoggedNode.start(settings)) {
      assertThat(node.value()).isEqualTo(2);
    }
  }
}
