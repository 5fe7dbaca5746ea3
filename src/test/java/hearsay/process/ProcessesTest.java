package hearsay.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README does in terminals: a discovery server and nodes, each a process.
class ProcessesTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String TTL = "2s";

  private final Children children = new Children();

  @TempDir private Path directory;

  @AfterEach
  void killAll() {
    children.close();
  }

  @Test
  void aNodeThatIsKilledIsMissedByNobodyAndComesBackWithAllItPromised() throws Exception {
    var discovery = children.discovery("--ttl", TTL).discovery();
    var n1 = node("n1", discovery.toString());
    var n2 = node("n2", discovery.toString());
    var n3 = node("n3", discovery.toString());
    awaitListed(discovery, n1, n2, n3);
    Api.increment(n1, 1);
    Api.increment(n2, 20);
    Api.increment(n3, 300);
    awaitValue(321, n1, n2, n3);

    var killed = n3.address();
    n3.kill();
    Api.increment(n1, 4_000);
    awaitValue(4_321, n1, n2);
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(Api.listed(discovery)).doesNotContain(killed));

    var again = node("n3", discovery.toString());
    assertThat(incarnation(again)).isEqualTo(incarnation(n3));
    awaitValue(4_321, n1, n2, again);
    Api.increment(again, 50_000);
    awaitValue(54_321, n1, n2, again);
  }

  @Test
  void aNodeThatIsToldToStopLeavesTheListWritesASnapshotAndExitsWithZero() throws Exception {
    var discovery = children.discovery("--ttl", "10s").discovery();
    var n1 = node("n1", discovery.toString());
    var n2 = node("n2", discovery.toString());
    awaitListed(discovery, n1, n2);
    Api.increment(n1, 7);
    awaitValue(7, n2);

    var exitCode = n1.terminate();

    assertThat(exitCode).as("%s", n1.lines()).isZero();
    n1.awaitLine("node stopped"::equals);
    assertThat(Api.listed(discovery)).containsExactly(n2.address());
    var again = node("n1", discovery.toString());
    assertThat(again.awaitLine(line -> line.startsWith("log in ")))
        .contains("recovered 7 operations (value 7)");
    assertThat(incarnation(again)).isEqualTo(incarnation(n1));
  }

  @Test
  void aDiscoveryServerThatIsToldToStopExitsWithZero() throws Exception {
    var discovery = children.discovery();
    discovery.discovery();

    assertThat(discovery.terminate()).isZero();
    discovery.awaitLine("discovery stopped"::equals);
  }

  @Test
  void whatIsInUseByAnotherProcessIsOneLineAndExitCodeOne() throws Exception {
    var n1 = children.node("n1", "--data-dir", directory.toString());
    n1.api();

    var sameLog = children.node("n1", "--data-dir", directory.toString());
    var samePort = children.start("n2", List.of("node", "--listen", n1.address()));
    var samePortForHttp =
        children.start(
            "n3", List.of("node", "--listen", "127.0.0.1:0", "--http", n1.api().getAuthority()));

    assertFails(sameLog, directory.toString());
    assertFails(samePort, n1.address());
    assertFails(samePortForHttp, n1.api().getAuthority());
  }

  private static void assertFails(Child child, String complaint) throws Exception {
    var line = child.awaitLine(said -> said.startsWith("hearsay node: "));

    assertThat(line).contains(complaint);
    assertThat(child.process().waitFor()).isEqualTo(1);
  }

  private Child node(String name, String discovery) throws Exception {
    return children.node(
        name, "--discovery", discovery, "--data-dir", directory.resolve(name).toString());
  }

  /// The last word of what it says of its log.
  private static String incarnation(Child node) {
    var line = node.awaitLine(said -> said.startsWith("log in ") && said.contains("#"));
    return line.substring(line.lastIndexOf(' ') + 1);
  }

  private static void awaitListed(URI discovery, Child... nodes) {
    var addresses = List.of(nodes).stream().map(Child::address).toList();
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> assertThat(Api.listed(discovery)).containsExactlyInAnyOrderElementsOf(addresses));
  }

  private static void awaitValue(long value, Child... nodes) {
    for (var node : nodes) {
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () ->
                  assertThat(Api.value(node))
                      .as("%s %s", node.name(), node.lines())
                      .isEqualTo(value));
    }
  }
}
