package hearsay.journal.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.cluster.Topology;
import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.crdt.VersionedCounter;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.Story;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RumourTest {
  private static final String STRANGER = "127.0.0.1:9001";

  private static Rumour lastRumour(Journal journal) {
    long position = Journals.last(journal, JournalEvent.OperationsApplied.class);
    return Rumour.of(journal, position, journal.end()).orElseThrow();
  }

  private static Rumour firstRumour(Journal journal) {
    long position = Stride.OPERATION.after(journal, 0) - 1;
    return Rumour.of(journal, position, journal.end()).orElseThrow();
  }

  private static Story withStranger(CounterRule rule) {
    var address = new PeerAddress("127.0.0.1", 9001);
    var state = rule == CounterRule.PN ? PnCounter.empty() : VersionedCounter.ZERO;
    var actor = new ActorId(STRANGER, 9);
    return Story.of(rule, "n1", "n2", "n3")
        .happens(new JournalEvent.NodeStarted(STRANGER, address, actor, state, true));
  }

  @ParameterizedTest
  @EnumSource
  void aRumourTravelsHopByHop(CounterRule rule) {
    var story = Story.of(rule, "n1", "n2", "n3", "n4").click("n1", 1);
    var first = story.send("n1", "n2");
    story.deliver(first).tell("n2", "n3").tell("n1", "n3");

    var rumour = lastRumour(Journals.of(story));

    assertThat(rumour.words()).isEqualTo("+1 at n1");
    assertThat(rumour.heard()).containsOnlyKeys("n1", "n2", "n3");
    assertThat(rumour.heard().get("n1").hop()).isZero();
    assertThat(rumour.heard().get("n2").by()).isEqualTo(first);
    assertThat(rumour.heard().get("n3").hop()).isEqualTo(2);
    assertThat(rumour.heard().get("n3").from()).isEqualTo("n2");
  }

  @ParameterizedTest
  @EnumSource
  void aRumourIsFollowedNoFurtherThanAsked(CounterRule rule) {
    var story = Story.of(rule, "n1", "n2").click("n1", 1).tell("n1", "n2");
    var journal = Journals.of(story);
    long applied = Journals.last(journal, JournalEvent.OperationsApplied.class);

    assertThat(Rumour.of(journal, applied, journal.end() - 1).orElseThrow().heard())
        .containsOnlyKeys("n1");
    assertThat(Rumour.of(journal, applied + 1, journal.end())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theFirstHearingStaysTheFirstThoughMemoryIsLost(CounterRule rule) {
    var story = Story.of(rule, "n1", "n2").click("n1", 1);
    var first = story.send("n1", "n2");
    story.deliver(first).crash("n2").start("n2").tell("n1", "n2");

    assertThat(lastRumour(Journals.of(story)).heard().get("n2").by()).isEqualTo(first);
  }

  @Test
  void aLostUpdateIsHeardByNobodyThoughTheNumbersAreTheSame() {
    var story = Story.of(CounterRule.PART0, "n1", "n2", "n3", "n4").click("n1", 1).click("n2", 1);
    story.tell("n1", "n4").tell("n2", "n3").tell("n1", "n3").tell("n4", "n3");

    var rumour = firstRumour(Journals.of(story));

    assertThat(rumour.origin()).isEqualTo("n1");
    assertThat(rumour.heard()).containsOnlyKeys("n1", "n4");
  }

  @Test
  void underPartZeroARestartFromNothingHoldsNothing() {
    var story = Story.of(CounterRule.PART0, "n1", "n2", "n3").click("n1", 1);
    story.crash("n1").start("n1").click("n1", 1).tell("n1", "n2");

    assertThat(firstRumour(Journals.of(story)).heard()).containsOnlyKeys("n1");
  }

  @Test
  void aForeignNodeHasHeardOnceItShowsIt() {
    var story = withStranger(CounterRule.PN).click("n1", 1);
    var state = (PnCounter) story.node("n1").state();
    var told = story.send("n1", STRANGER, new Message.Delta(state));
    var silent = lastRumour(Journals.of(story));
    story.deliver(story.send(STRANGER, "n3", new Message.State(state)));

    var rumour = lastRumour(Journals.of(story));

    assertThat(silent.heard()).containsOnlyKeys("n1");
    assertThat(rumour.heard().get(STRANGER).by()).isEqualTo(told);
    assertThat(rumour.heard().get(STRANGER).hop()).isEqualTo(1);
    assertThat(rumour.heard().get("n3").hop()).isEqualTo(2);
  }

  @Test
  void underPartZeroAForeignNodeThatSaysWhatItWasToldHasHeard() {
    var story = withStranger(CounterRule.PART0).click("n1", 1);
    var state = (VersionedCounter) story.node("n1").state();
    story.send("n1", STRANGER, new Message.Push(state));
    story.deliver(story.send(STRANGER, "n3", new Message.Push(state)));

    assertThat(lastRumour(Journals.of(story)).heard()).containsOnlyKeys("n1", STRANGER, "n3");
  }

  @Test
  void aStrangersOwnNewsNeedsNoKnownWay() {
    var story = withStranger(CounterRule.PN).click("n1", 1);
    var state = (PnCounter) story.node("n1").state();
    story.deliver(story.send(STRANGER, "n3", new Message.State(state)));

    var rumour = lastRumour(Journals.of(story));

    assertThat(rumour.heard().get(STRANGER).by()).isNull();
    assertThat(rumour.heard().get("n3").hop()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"TCP", "MEMORY"})
  void inARunningClusterEveryNodeHearsFromOneThatHadHeard(ClusterSettings.Network network)
      throws IOException {
    var settings = new ClusterSettings(6, CounterRule.PN, Topology.RING, 0, 7, network);
    try (var cluster = Cluster.start(settings)) {
      cluster.nodes().forEach(node -> cluster.operate(node, 1).toCompletableFuture().join());
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> cluster.journal().latest().verdict().isGood());
      var journal = cluster.journal();

      for (var entry : journal.read(0, (int) journal.end())) {
        if (entry.event() instanceof JournalEvent.OperationsApplied) {
          assertIsATree(Rumour.of(journal, entry.position(), journal.end()).orElseThrow(), 6);
        }
      }
    }
  }

  private static void assertIsATree(Rumour rumour, int nodes) {
    assertThat(rumour.heard()).hasSize(nodes);
    rumour
        .heard()
        .forEach(
            (node, heard) -> {
              if (heard.from() == null) {
                assertThat(node).isEqualTo(rumour.origin());
              } else {
                var sender = rumour.heard().get(heard.from());
                assertThat(heard.hop()).isEqualTo(sender.hop() + 1);
                assertThat(heard.position()).isGreaterThan(sender.position());
              }
            });
  }
}
