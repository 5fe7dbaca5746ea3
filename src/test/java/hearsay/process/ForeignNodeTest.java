package hearsay.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The nodes in Python that the README shows, taken from there and run against real ones.
class ForeignNodeTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Path README = Path.of("README.md");
  private static final Pattern BLOCK = Pattern.compile("(?s)```python\\n(?<code>.*?)```");

  private final Children children = new Children();

  @TempDir private Path directory;

  @AfterEach
  void killAll() {
    children.close();
  }

  @Test
  void thePageOfPythonJoinsUnderThePart0Rule() throws Exception {
    joins("part0", 0, "%d at version ");
  }

  @Test
  void itsFullerSisterJoinsUnderThePnRule() throws Exception {
    joins("pn", 1, "%d, says ");
  }

  /// Operations of nodes and foreign node do not overlap, so that none is lost under either rule.
  private void joins(String rule, int block, String hears) throws Exception {
    assumeTrue(isTherePython(), "there is no python3 here to run the README's foreign node");
    var discovery = children.discovery("--ttl", "5s").discovery();
    var n1 = children.node("n1", "--rule", rule, "--discovery", discovery.toString());
    var n2 = children.node("n2", "--rule", rule, "--discovery", discovery.toString());
    Api.increment(n1, 3);
    awaitValue(3, n1, n2);

    var foreign =
        children.startOther(
            "python", List.of("python3", script(block).toString(), discovery.toString()));

    awaitValue(4, n1, n2);
    assertThat(Api.listed(discovery)).hasSize(3);
    Api.increment(n2, 300);
    foreign.awaitLine(line -> line.startsWith(hears.formatted(304)));
    awaitValue(304, n1, n2);
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(Api.get(n1.api(), "/peers").findValuesAsString("state"))
                    .as("%s", foreign.lines())
                    .containsExactly("active", "active"));
  }

  private Path script(int block) throws IOException {
    var blocks = BLOCK.matcher(Files.readString(README)).results().toList();
    return Files.writeString(directory.resolve("foreign.py"), blocks.get(block).group("code"));
  }

  private static boolean isTherePython() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static void awaitValue(long value, Child... nodes) {
    for (var node : nodes) {
      await()
          .atMost(LIMIT)
          .untilAsserted(() -> assertThat(Api.value(node)).as(node.name()).isEqualTo(value));
    }
  }
}
