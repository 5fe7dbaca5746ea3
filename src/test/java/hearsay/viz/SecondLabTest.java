package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A second lab beside the first: they share a machine and a file of settings, and nothing else.
class SecondLabTest {
  private static final int SAVES = 100;

  @TempDir private Path directory;
  private LabViewModel first;
  private LabViewModel second;

  @BeforeEach
  void start() throws IOException {
    first = lab();
    second = lab();
  }

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  @Test
  void eachCountsForItself() {
    first.operate("n1", 1);
    second.operate("n1", 1);
    second.operate("n2", 1);

    await()
        .atMost(Duration.ofSeconds(20))
        .pollInSameThread()
        .until(() -> isConverged(first, 1) && isConverged(second, 2));
  }

  @Test
  void bothRememberInTheSameFileAndItStaysWhole() throws IOException {
    var file = new SettingsFile(directory.resolve("settings.json"));
    second.appearance().darkProperty().set(true);

    var saving = CompletableFuture.runAsync(() -> save(file, first));
    save(file, second);
    saving.join();

    assertThat(file.load().trouble()).isEmpty();
    assertThat(file.load().settings()).isIn(first.settings(1000, 800), second.settings(1000, 800));
    try (var left = Files.list(directory)) {
      assertThat(left).containsExactly(file.path());
    }
  }

  private static LabViewModel lab() throws IOException {
    var settings =
        new ClusterSettings(3, CounterRule.PN, Topology.MESH, 0, 1, ClusterSettings.Network.TCP);
    return new LabViewModel(Cluster.start(settings), LabSettings.FIRST);
  }

  private static void save(SettingsFile file, LabViewModel lab) {
    for (int i = 0; i < SAVES; i++) {
      try {
        file.save(lab.settings(1000, 800));
      } catch (IOException e) {
        throw new AssertionError("save " + i, e);
      }
    }
  }

  private static boolean isConverged(LabViewModel lab, long value) {
    lab.pulse(System.nanoTime());
    var now = lab.snapshotProperty().get();
    return now.verdict().isGood()
        && now.nodes().values().stream()
            .allMatch(node -> node.state().value().longValueExact() == value);
  }
}
