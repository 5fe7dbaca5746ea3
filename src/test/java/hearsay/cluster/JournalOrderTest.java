package hearsay.cluster;

import static hearsay.cluster.Clusters.entries;
import static hearsay.cluster.Clusters.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.cluster.ClusterSettings.Network;
import hearsay.crdt.CounterRule;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.VersionedCounter;
import hearsay.journal.FrameKey;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.NodeSnapshot;
import hearsay.node.Reception;
import hearsay.protocol.Message;
import hearsay.protocol.Summary;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The journal is a linear extension of happened-before: what a frame carries was told by its
/// sender before the frame set out, and the frame set out before its receiver tells of it.
class JournalOrderTest {
  private static final int NODES = 4;
  private static final int CLICKS = 150;

  @ParameterizedTest(name = "{0} over {1}, logged: {2}")
  @CsvSource({
    "PN,TCP,false",
    "PN,MEMORY,false",
    "PN,TCP,true",
    "PART0,TCP,false",
    "PART0,MEMORY,true"
  })
  void everyFrameCarriesOnlyWhatItsSenderHadToldBefore(
      CounterRule rule, Network network, boolean isLogged) throws IOException {
    var settings = new ClusterSettings(NODES, rule, Topology.MESH, 0, 1, network);
    try (var cluster = Cluster.start(settings.withLog(isLogged))) {
      keepBusy(cluster);

      long frames = checkOrder(entries(cluster));

      assertThat(frames).as("frames with a state in them").isGreaterThan(NODES * 10);
    }
  }

  /// Everybody clicks at once while nodes crash and come back.
  private static void keepBusy(Cluster cluster) throws IOException {
    var names = cluster.nodes();
    var clickers =
        IntStream.range(0, NODES - 1)
            .mapToObj(i -> Thread.ofVirtual().start(() -> click(cluster, names.get(i), i)))
            .toList();
    var last = names.getLast();
    for (int i = 0; i < 3; i++) {
      cluster.operate(last, 1).join();
      cluster.crash(last);
      cluster.restart(last);
      cluster.sever(Clusters.both(names.get(i), last), "cut");
      cluster.healAll();
    }
    clickers.forEach(Clusters::join);
    eventually().until(() -> isQuiet(cluster));
  }

  private static void click(Cluster cluster, String node, long seed) {
    var random = new Random(seed);
    for (int i = 0; i < CLICKS; i++) {
      cluster.operate(node, random.nextInt(4) == 0 ? -1 : 2).join();
    }
  }

  /// Under Part 0 nodes may stay at the same version with different counters for good.
  private static boolean isQuiet(Cluster cluster) {
    return cluster.journal().latest().running().stream()
            .map(NodeSnapshot::shownVersion)
            .distinct()
            .count()
        == 1;
  }

  /// @return how many frames carried something
  private static long checkOrder(List<JournalEntry> entries) {
    Map<String, CounterState> told = new HashMap<>();
    long frames = 0;
    var underWay = new HashSet<FrameKey>();
    for (var entry : entries) {
      switch (entry.event()) {
        case JournalEvent.NodeStarted started -> told.put(started.node(), started.state());
        case JournalEvent.OperationsApplied applied -> told.put(applied.node(), applied.after());
        case JournalEvent.FrameSent frame -> {
          underWay.add(frame.frame());
          frames += check(entry, frame.message(), told.get(frame.link().from()));
        }
        case JournalEvent.FrameDelivered delivered -> {
          assertThat(underWay).as("sent before %s", entry).contains(delivered.frame());
          if (delivered.reception() == Reception.TAUGHT) {
            told.put(delivered.link().to(), delivered.after());
          }
        }
        default -> {}
      }
    }
    return frames;
  }

  private static long check(JournalEntry entry, Message message, CounterState sender) {
    return switch (message) {
      case Message.Delta(var carried) -> checkCovered(entry, carried, sender);
      case Message.State(var carried) -> checkCovered(entry, carried, sender);
      case Message.Request(_, _, var carried) -> checkCovered(entry, carried, sender);
      case Message.Push(var carried) -> checkNotAhead(entry, carried, sender);
      case Message.Pull(var carried) -> checkNotAhead(entry, carried, sender);
      case Message.Digest(var summary) -> checkVersion(entry, summary, sender);
      case Message.DigestAck(var summary) -> checkVersion(entry, summary, sender);
      case Message.Prune _, Message.Graft _ -> 0;
    };
  }

  private static long checkCovered(JournalEntry entry, PnCounter carried, CounterState sender) {
    assertThat(((PnCounter) sender).covers(carried)).as("%s of %s", entry, sender).isTrue();
    return carried.isEmpty() ? 0 : 1;
  }

  private static long checkNotAhead(
      JournalEntry entry, VersionedCounter carried, CounterState sender) {
    assertThat(((VersionedCounter) sender).adopts(carried))
        .as("%s is ahead of %s", entry, sender)
        .isFalse();
    return 1;
  }

  private static long checkVersion(JournalEntry entry, Summary summary, CounterState sender) {
    assertThat(summary.version())
        .as("%s of %s", entry, sender)
        .isLessThanOrEqualTo(sender.version());
    return 1;
  }
}
