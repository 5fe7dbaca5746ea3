package hearsay.cluster;

import static hearsay.cluster.Clusters.SECOND;
import static hearsay.cluster.Clusters.awaitConverged;
import static hearsay.cluster.Clusters.awaitValue;
import static hearsay.cluster.Clusters.both;
import static hearsay.cluster.Clusters.events;
import static hearsay.cluster.Clusters.eventually;
import static hearsay.cluster.Clusters.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hearsay.cluster.ClusterSettings.Network;
import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.CounterState;
import hearsay.fault.LinkFaults;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.journal.NodeSnapshot;
import hearsay.journal.Verdict;
import hearsay.node.Memory;
import hearsay.protocol.PeerAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ForkTest {
  private final List<Cluster> clusters = new ArrayList<>();

  @AfterEach
  void close() {
    clusters.forEach(Cluster::close);
  }

  private Cluster started(ClusterSettings settings) throws IOException {
    var cluster = Cluster.start(settings);
    clusters.add(cluster);
    return cluster;
  }

  private Cluster started(int nodes, CounterRule rule, Network network) throws IOException {
    return started(new ClusterSettings(nodes, rule, Topology.MESH, 0, 1, network));
  }

  private Cluster forked(Cluster source) throws IOException {
    return forked(source.journal().latest(), source.settings());
  }

  private Cluster forked(ClusterSnapshot from, ClusterSettings base) throws IOException {
    var fork = Cluster.fork(from, base);
    clusters.add(fork);
    return fork;
  }

  private static void click(Cluster cluster, String node, int times) {
    for (var i = 0; i < times; i++) {
      cluster.operate(node, 1).join();
    }
  }

  private static Map<String, CounterState> states(ClusterSnapshot snapshot) {
    var states = new TreeMap<String, CounterState>();
    snapshot.nodes().forEach((name, node) -> states.put(name, node.state()));
    return states;
  }

  @ParameterizedTest
  @CsvSource({"PN,MEMORY", "PN,TCP", "PART0,MEMORY", "PART0,TCP"})
  void looksLikeTheMomentAndThenConverges(CounterRule rule, Network network) throws IOException {
    var source = started(4, rule, network);
    source.partition(List.of(Set.of("n1", "n2")), "Cut");
    source.setFaults(
        Map.of(new Link("n1", "n2"), new LinkFaults(false, 5, 6, 0.5, 0.25, 0.125)), "Rough");
    click(source, "n1", 3);
    click(source, "n3", 2);
    eventually().until(() -> value(source, "n2") == 3 && value(source, "n4") == 2);
    source.setHopNanos(SECOND / 10);
    source.pause();
    var moment = source.journal().latest();

    var fork = forked(source);

    var start = fork.journal().latest();
    assertThat(states(start)).isEqualTo(states(moment));
    assertThat(start.verdict()).isEqualTo(moment.verdict());
    assertThat(start.operations().acknowledged()).isEqualTo(moment.operations().acknowledged());
    assertThat(start.isPaused()).isTrue();
    assertThat(start.hopNanos()).isEqualTo(SECOND / 10);
    assertThat(start.clockRate()).isEqualTo(moment.clockRate());
    assertThat(start.links().keySet()).isEqualTo(moment.links().keySet());
    moment.links().forEach((link, then) -> assertThat(fork.faults(link)).isEqualTo(then.faults()));
    assertThat(fork.openSockets(new Link("n1", "n3"))).isZero();
    fork.setHopNanos(0);
    fork.resume();
    fork.healAll();
    awaitValue(fork, rule == CounterRule.PN ? 5 : 3);
  }

  @ParameterizedTest
  @EnumSource(Network.class)
  void acknowledgedSumsCountOn(Network network) throws IOException {
    var source = started(3, CounterRule.PN, network);
    click(source, "n1", 3);
    click(source, "n2", 1);
    awaitConverged(source, 4);

    var fork = forked(source);
    click(fork, "n1", 2);

    awaitConverged(fork, 6);
    assertThat(fork.journal().latest().node("n1").orElseThrow().actor())
        .isEqualTo(source.journal().latest().node("n1").orElseThrow().actor());
    assertThat(events(fork, JournalEvent.ActorRenewed.class)).isEmpty();
    awaitConverged(source, 4);
  }

  @Test
  void theJournalTellsFirstWhereItComesFrom() throws IOException {
    var source = started(2, CounterRule.PN, Network.MEMORY);
    click(source, "n1", 1);
    awaitConverged(source, 1);
    var moment = source.journal().latest();

    var fork = forked(source);

    assertThat(fork.journal().entry(0).event()).isInstanceOf(JournalEvent.ClusterStarted.class);
    assertThat(fork.journal().entry(1).event())
        .isEqualTo(
            new JournalEvent.Forked(moment.position(), moment.atNanos(), moment.operations()));
  }

  @ParameterizedTest
  @EnumSource(CounterRule.class)
  void aForkOfAPartitionStaysPartitioned(CounterRule rule) throws IOException {
    var source = started(3, rule, Network.TCP);
    source.partition(List.of(Set.of("n1")), "Cut");
    click(source, "n1", 2);

    var fork = forked(source);
    click(fork, "n2", 1);

    eventually().until(() -> value(fork, "n3") == 1);
    assertThat(value(fork, "n1")).isEqualTo(2);
    assertThat(fork.openSockets(new Link("n1", "n2"))).isZero();
    assertThat(fork.openSockets(new Link("n2", "n1"))).isZero();
  }

  @ParameterizedTest
  @CsvSource({"PN,true", "PN,false", "PART0,true", "PART0,false"})
  void aCrashedNodeIsCrashedAndComesBackWithWhatItsLogHolds(CounterRule rule, boolean isLogged)
      throws IOException {
    var source = started(new ClusterSettings(3, rule, Topology.MESH, 0, 1, Network.TCP));
    source.partition(List.of(Set.of("n2")), "Cut");
    click(source, "n2", 4);
    source.crash("n2");
    var moment = source.journal().latest();

    var fork = forked(moment, source.settings().withLog(isLogged));

    assertThat(fork.isRunning("n2")).isFalse();
    assertThat(fork.journal().latest().node("n2").orElseThrow().lifecycle())
        .isEqualTo(NodeSnapshot.Lifecycle.CRASHED);
    assertThat(fork.journal().latest().verdict()).isEqualTo(moment.verdict());
    fork.restart("n2");
    assertThat(value(fork, "n2")).isEqualTo(isLogged ? 4 : 0);
    fork.healAll();
    awaitValue(fork, isLogged ? 4 : 0);
  }

  @Test
  void withLogsWhatWasKnownThenSurvivesACrashOfAll() throws IOException {
    var source = started(3, CounterRule.PN, Network.TCP);
    click(source, "n1", 5);
    awaitConverged(source, 5);

    var fork = forked(source.journal().latest(), source.settings().withLog(true));
    fork.nodes().forEach(fork::crash);
    for (var node : fork.nodes()) {
      fork.restart(node);
    }

    awaitConverged(fork, 5);
  }

  @Test
  void namesKeepTheirGapsAndGoOnAboveTheLargest() throws IOException {
    var source = started(4, CounterRule.PN, Network.MEMORY);
    click(source, "n4", 1);
    awaitConverged(source, 1);
    source.removeNode("n2");
    source.removeNode("n4");

    var fork = forked(source);

    assertThat(fork.nodes()).containsExactly("n1", "n3");
    assertThat(fork.addNode()).as("n4 counted and keeps its name").isEqualTo("n5");
    awaitConverged(fork, 1);
  }

  @Test
  void aNodeWhoseActorOthersKnowBetterRenewsUnlessAmnesiaIsOn() throws IOException {
    var source = started(3, CounterRule.PN, Network.MEMORY);
    click(source, "n1", 3);
    awaitConverged(source, 3);
    source.setAmnesia(true);
    source.sever(Set.copyOf(both("n1", "n2")), "Cut");
    source.sever(Set.copyOf(both("n1", "n3")), "Cut");
    source.crash("n1");
    source.restart("n1");
    click(source, "n1", 1);

    var amnesiac = forked(source);
    assertThat(amnesiac.journal().latest().environment().isAmnesiac()).isTrue();
    amnesiac.healAll();
    awaitValue(amnesiac, 3);
    assertThat(events(amnesiac, JournalEvent.ActorRenewed.class)).isEmpty();

    source.setAmnesia(false);
    var careful = forked(source);
    careful.healAll();
    eventually().until(() -> events(careful, JournalEvent.ActorRenewed.class).count() == 1);
    click(careful, "n1", 1);
    awaitValue(careful, 4);
  }

  @Test
  void whatIsOnItsWayIsNotTakenOverAndIsRepaired() throws IOException {
    var source = started(2, CounterRule.PN, Network.TCP);
    source.pause();
    click(source, "n1", 2);
    eventually().until(() -> !source.journal().latest().flights().isEmpty());

    var fork = forked(source);

    assertThat(value(fork, "n2")).isZero();
    fork.resume();
    awaitConverged(fork, 2);
  }

  @Test
  void goesOnFromAnyMomentOfARecordedJournal() throws IOException {
    var source = started(3, CounterRule.PN, Network.MEMORY);
    click(source, "n1", 1);
    awaitConverged(source, 1);
    var position = source.journal().end();
    click(source, "n2", 5);
    awaitConverged(source, 6);
    source.close();
    var recording = new Journal(() -> 0, Journal.DEFAULT_CAPACITY);
    for (JournalEntry entry : Clusters.entries(source)) {
      recording.append(entry.event());
    }

    var fork = forked(recording.snapshotAt(position), ClusterSettings.of(9));

    assertThat(fork.nodes()).containsExactly("n1", "n2", "n3");
    awaitConverged(fork, 1);
    click(fork, "n3", 1);
    awaitConverged(fork, 2);
  }

  @Test
  void whereThereIsNothingNoClusterGoesOn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cluster.fork(ClusterSnapshot.EMPTY, ClusterSettings.of(1)))
        .withMessageContaining("no node");
  }

  @Test
  void aNameThatIsAPathIsNoName() {
    var journal = new Journal(() -> 0, Journal.DEFAULT_CAPACITY);
    journal.append(new JournalEvent.ClusterStarted(CounterRule.PN, "mesh", 0, 1));
    var evil = "../../n1";
    journal.append(
        new JournalEvent.NodeStarted(
            evil,
            new PeerAddress("127.0.0.1", 1),
            new ActorId(evil, 1),
            Memory.empty(CounterRule.PN),
            false));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cluster.fork(journal.latest(), ClusterSettings.of(1).withLog(true)))
        .withMessageContaining(evil);
  }

  @Test
  void withoutPortsItFailsAndLeavesNothingBehind() throws IOException {
    var source = started(3, CounterRule.PN, Network.TCP);
    click(source, "n1", 1);
    awaitConverged(source, 1);
    var threads = clocks();

    assertThatIOException()
        .isThrownBy(
            () ->
                Cluster.fork(
                    source.journal().latest(),
                    source.settings().withLog(true).withHost("192.0.2.1")));

    eventually().until(() -> clocks() == threads);
    awaitConverged(source, 1);
  }

  /// Each cluster has one.
  private static long clocks() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("hearsay-clock"))
        .count();
  }

  @Test
  void aForkOfAForkCountsNothingTwice() throws IOException {
    var source = started(3, CounterRule.PN, Network.MEMORY);
    click(source, "n1", 2);
    awaitConverged(source, 2);
    var once = forked(source);
    click(once, "n1", 2);
    awaitConverged(once, 4);

    var twice = forked(once);
    click(twice, "n2", 1);

    awaitConverged(twice, 5);
    assertThat(twice.journal().latest().operations().value().longValueExact()).isEqualTo(5);
    assertThat(twice.journal().latest().verdict()).isInstanceOf(Verdict.Converged.class);
  }
}
