package hearsay.cluster;

import static hearsay.cluster.Clusters.awaitConverged;
import static hearsay.cluster.Clusters.events;
import static hearsay.cluster.Clusters.eventually;
import static hearsay.cluster.Clusters.running;
import static hearsay.cluster.Clusters.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import hearsay.cluster.ClusterSettings.Network;
import hearsay.crdt.CounterRule;
import hearsay.crdt.Tally;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.journal.LogRecord;
import hearsay.journal.NodeSnapshot;
import hearsay.journal.Verdict;
import hearsay.runtime.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A cluster whose nodes keep logs: what was acknowledged is there after any crash.
class LoggedClusterTest {
  private Cluster cluster;

  private void start(int nodes, CounterRule rule) throws IOException {
    cluster =
        Cluster.start(
            new ClusterSettings(nodes, rule, Topology.MESH, 0, 1, Network.TCP).withLog(true));
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private void click(String node, long amount) {
    assertThat(cluster.operate(node, amount).join()).isInstanceOf(Outcome.Acknowledged.class);
  }

  private NodeSnapshot node(String name) {
    return cluster.journal().latest().node(name).orElseThrow();
  }

  private Verdict verdict() {
    return cluster.journal().latest().verdict();
  }

  private Path log(String node) throws IOException {
    return Objects.requireNonNull(cluster.memories().logs()).directory(node);
  }

  private Path segment(String node) throws IOException {
    try (var files = Files.list(log(node))) {
      return files.filter(file -> !file.endsWith("lock")).findAny().orElseThrow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatAllAcknowledgedIsThereAfterAllCrashedAtOnce(CounterRule rule) throws IOException {
    start(3, rule);
    click("n1", 3);
    awaitConverged(cluster, 3);
    click("n2", 2);
    awaitConverged(cluster, 5);

    cluster.nodes().forEach(cluster::crash);
    assertThat(verdict()).isEqualTo(new Verdict.NobodyRuns());
    for (var name : cluster.nodes()) {
      cluster.restart(name);
    }

    awaitConverged(cluster, 5);
  }

  @Test
  void aNodeComesBackAsWhoItWasWithWhatItHadCounted() throws IOException {
    start(3, CounterRule.PN);
    cluster.sever(Set.copyOf(cluster.links()), "Cut all");
    click("n1", 4);
    var before = node("n1").actor();

    cluster.crash("n1");
    cluster.heal(cluster.links(), "Healed");

    var held = new Verdict.HeldOnlyByCrashed(Map.of("n1", new Tally(4, 0)));
    assertThat(verdict()).isEqualTo(held);
    assertThat(verdict().words()).isEqualTo("Held only by crashed n1: +4");

    cluster.restart("n1");

    assertThat(value(cluster, "n1")).isEqualTo(4);
    assertThat(node("n1").actor()).isEqualTo(before);
    assertThat(events(cluster, JournalEvent.LogRecovered.class))
        .singleElement()
        .satisfies(recovered -> assertThat(recovered.node()).isEqualTo("n1"));
    click("n1", 1);
    awaitConverged(cluster, 5);
  }

  @Test
  void theCardOfARestartedNodeSaysWhatItsLogHeld() throws IOException {
    start(1, CounterRule.PN);
    click("n1", 5);

    cluster.crash("n1");
    cluster.restart("n1");

    assertThat(node("n1").happening()).isEqualTo("5 from its log");
    assertThat(cluster.journal().latest().environment().isLogged()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aTornWriteIsDroppedAndNothingElse(CounterRule rule) throws IOException {
    start(1, rule);
    var segment = segment("n1");
    var empty = Files.readAllBytes(segment);
    click("n1", 1);
    var one = Files.readAllBytes(segment);
    click("n1", 1);
    var two = Files.readAllBytes(segment);
    cluster.crash("n1");
    // Records are of one size, so this is where the third one announces its length.
    int third = 2 * Arrays.mismatch(one, two) - Arrays.mismatch(empty, one);
    two[third] = one[Arrays.mismatch(empty, one)];
    Files.write(segment, two);

    cluster.restart("n1");

    awaitConverged(cluster, 2);
    assertThat(events(cluster, JournalEvent.LogRecovered.class))
        .singleElement()
        .satisfies(recovered -> assertThat(recovered.dropped()).isNotEmpty());
    assertThat(node("n1").happening()).endsWith(" from its torn log");
  }

  /// Where a preallocated file's zeros begin.
  private static long end(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    return end;
  }

  @Test
  void aDamagedLogKeepsItsNodeDownAndDisturbsNobody() throws IOException {
    start(2, CounterRule.PN);
    click("n1", 1);
    click("n1", 1);
    click("n1", 1);
    awaitConverged(cluster, 3);
    cluster.crash("n1");
    var segment = segment("n1");
    var sound = Files.readAllBytes(segment);
    var damaged = sound.clone();
    damaged[(int) end(segment) - 60] ^= 0x55;
    Files.write(segment, damaged);

    assertThatIOException().isThrownBy(() -> cluster.restart("n1")).withMessageContaining("damage");

    assertThat(cluster.isRunning("n1")).isFalse();
    click("n2", 1);
    Files.write(segment, sound);
    cluster.restart("n1");
    awaitConverged(cluster, 4);
  }

  @Test
  void clicksFiredTogetherAreConcurrentAlthoughTheyWaitForTheDisk() throws IOException {
    start(4, CounterRule.PN);
    click("n1", 1);
    awaitConverged(cluster, 1);
    var amounts = new LinkedHashMap<String, Long>();
    cluster.nodes().forEach(name -> amounts.put(name, 1L));

    var outcomes = cluster.fireTogether(amounts).join();

    assertThat(outcomes.values()).hasOnlyElementsOfType(Outcome.Acknowledged.class);
    awaitConverged(cluster, 5);
    var clicks = cluster.journal().latest().operations();
    assertThat(clicks.lastConcurrency().orElseThrow().isConcurrent()).isTrue();
    assertThat(events(cluster, JournalEvent.OperationsApplied.class).skip(1))
        .allSatisfy(applied -> assertThat(applied.before().value()).isOne());
  }

  @Test
  void aRemovedNodesLogIsDeletedAndSoAreAllWhenTheClusterCloses() throws IOException {
    start(3, CounterRule.PN);
    click("n2", 1);
    awaitConverged(cluster, 1);
    var root = log("n1").getParent();

    cluster.removeNode("n2");

    assertThat(log("n2")).doesNotExist();
    assertThat(log("n1")).isDirectory();
    assertThat(root.toAbsolutePath().startsWith(Path.of("").toAbsolutePath())).isFalse();

    cluster.close();

    assertThat(root).doesNotExist();
  }

  @Test
  void whatARemovedNodeAloneKnewIsLost() throws IOException {
    start(2, CounterRule.PN);
    cluster.sever(Set.of(new Link("n1", "n2"), new Link("n2", "n1")), "Cut");
    click("n2", 2);

    cluster.removeNode("n2");

    eventually()
        .untilAsserted(
            () ->
                assertThat(verdict())
                    .isEqualTo(new Verdict.LostWithCrash(Map.of("n2", new Tally(2, 0)))));
  }

  @Test
  void logsTakeAHundredNodesNoTimeToClose() throws IOException {
    start(100, CounterRule.PN);
    List.copyOf(cluster.nodes()).forEach(name -> click(name, 1));
    awaitConverged(cluster, 100);

    var root = log("n1").getParent();
    cluster.close();

    assertThat(root).doesNotExist();
    assertThat(running(cluster)).isEmpty();
  }

  @Test
  void namesOfLogsAreNamesOfNodes() throws IOException {
    start(2, CounterRule.PN);

    try (var directories = Files.list(log("n1").getParent())) {
      assertThat(directories.map(path -> path.getFileName().toString()).collect(Collectors.toSet()))
          .isEqualTo(Set.copyOf(cluster.nodes()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theJournalTellsOfEveryRecordBeforeTheNodeShowsIt(CounterRule rule) throws IOException {
    start(2, rule);

    click("n1", 2);
    click("n1", 3);
    awaitConverged(cluster, 5);
    cluster.crash("n1");
    cluster.restart("n1");
    click("n1", 1);

    var records =
        events(cluster, JournalEvent.LogAppended.class)
            .filter(appended -> appended.node().equals("n1"))
            .map(JournalEvent.LogAppended::record)
            .toList();
    var secondLife = records.subList(records.lastIndexOf(1L), records.size());
    assertThat(records)
        .as("two lives")
        .startsWith(1L, 2L)
        .filteredOn(record -> record == 1)
        .hasSize(2);
    assertThat(secondLife).isSorted().doesNotHaveDuplicates();
    assertThat(node("n1").logTail())
        .extracting(LogRecord::number)
        .containsExactlyElementsOf(secondLife);
    assertThat(events(cluster, JournalEvent.class))
        .filteredOn(event -> isAbout(event, "n1"))
        .extracting(Object::getClass)
        .startsWith(JournalEvent.LogAppended.class, JournalEvent.OperationsApplied.class);
  }

  private static boolean isAbout(JournalEvent event, String node) {
    return switch (event) {
      case JournalEvent.LogAppended appended -> appended.node().equals(node);
      case JournalEvent.OperationsApplied applied -> applied.node().equals(node);
      default -> false;
    };
  }
}
