package hearsay.journal.session;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.cluster.Topology;
import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.crdt.StateHash;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import hearsay.fault.LinkFaults;
import hearsay.journal.FrameKey;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.journal.OperationLedger;
import hearsay.journal.RandomStory;
import hearsay.node.Reception;
import hearsay.protocol.Message;
import hearsay.protocol.MessageKind;
import hearsay.protocol.PeerAddress;
import hearsay.protocol.Summary;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {
  private static final ActorId ACTOR = new ActorId("n#1 „ü\uD83D\uDE00", -1);
  private static final Link LINK = new Link("n1", "127.0.0.1:7009");

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"PN,1", "PN,2", "PN,3", "PART0,4", "PART0,5", "PART0,6"})
  void whatWasRecordedIsReadBack(CounterRule rule, long seed) throws Exception {
    var journal = Sessions.journal(RandomStory.of(rule, seed, 3_000).entries(), 100_000);

    var read = Sessions.read(Sessions.packed(Sessions.of(journal)));

    Sessions.assertSame(read.journal(), journal, 97);
    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFields("journal")
        .isEqualTo(Sessions.of(journal));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"PN,7", "PN,8", "PART0,9", "PART0,10"})
  void aJournalThatForgotItsBeginningGoesOnFromItsBase(CounterRule rule, long seed)
      throws Exception {
    var journal = Sessions.journal(RandomStory.of(rule, seed, 9_000).entries(), 2_000);
    assertThat(journal.begin()).isPositive();

    var read = Sessions.read(Sessions.packed(Sessions.of(journal)));

    Sessions.assertSame(read.journal(), journal, 211);
  }

  @ParameterizedTest
  @EnumSource(CounterRule.class)
  void whatARealClusterDidIsReadBack(CounterRule rule) throws Exception {
    var settings =
        new ClusterSettings(4, rule, Topology.MESH, 0, 1, ClusterSettings.Network.MEMORY);
    try (var cluster = Cluster.start(settings)) {
      cluster.operate("n1", 1).join();
      var faults = new LinkFaults(false, 1, 2, 0.1, 1 / 3.0, 1e-9);
      cluster.setFaults(Map.of(new Link("n1", "n2"), faults), "made worse");
      cluster.crash("n3");
      cluster.operate("n2", 2).join();
      cluster.restart("n3");
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> cluster.journal().end() > 300);

      var still = Recording.of(cluster.journal());
      var read = Sessions.read(Sessions.packed(Sessions.of(still)));

      Sessions.assertSame(read.journal(), still, 13);
    }
  }

  @Test
  void everyValueComesBackAsItWas() throws Exception {
    var state =
        PnCounter.of(ACTOR, new Tally(Tally.MAX, 0))
            .merge(PnCounter.of(new ActorId("m", 0), new Tally(0, 1)));
    var frame = new FrameKey(Long.MIN_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);
    var summary =
        new Summary(
            ACTOR, BigInteger.TWO.pow(126).negate(), BigInteger.TWO.pow(126), new StateHash(-1, 1));
    var journal =
        Sessions.journal(
            new JournalEvent.ClusterStarted(
                CounterRule.PN, "\"\\\n\t\u0000\uD800 half", -1, Long.MIN_VALUE),
            new JournalEvent.NodeStarted("n1", new PeerAddress("::1", 1), ACTOR, state, false),
            new JournalEvent.NodeStarted(
                "n2", new PeerAddress("h", 65_535), ACTOR, new VersionedCounter(-1, -1L), true),
            new JournalEvent.TopologyChanged("ring", Set.of(LINK, LINK.reversed())),
            new JournalEvent.FrameSent(frame, LINK, new Message.Digest(summary), 9),
            new JournalEvent.FrameSent(
                frame, LINK, new Message.Request(null, ACTOR, PnCounter.empty()), 9),
            new JournalEvent.FrameSent(
                frame, LINK, new Message.Request(ACTOR, null, PnCounter.empty()), 9),
            new JournalEvent.FrameSent(frame, LINK, new Message.Graft(List.of(ACTOR)), 9),
            new JournalEvent.FrameSent(
                frame, LINK, new Message.Pull(new VersionedCounter(-2, -2L)), 9),
            new JournalEvent.Forked(7, 8, OperationLedger.EMPTY),
            new JournalEvent.PaceChanged(1, Double.MIN_VALUE),
            new JournalEvent.PaceChanged(1, -0.0),
            new JournalEvent.PaceChanged(1, Double.POSITIVE_INFINITY),
            new JournalEvent.PaceChanged(1, 0.1 + 0.2));

    var read = Sessions.read(Sessions.packed(Sessions.of(journal)));

    Sessions.assertSame(read.journal(), journal, 1);
  }

  @Test
  void aStateThatDidNotChangeStaysTheSameObject() throws Exception {
    var before = PnCounter.of(ACTOR, new Tally(1, 0));
    var equal = PnCounter.of(ACTOR, new Tally(1, 0));
    var frame = new FrameKey(1, 1, 0);
    var journal =
        Sessions.journal(
            new JournalEvent.FrameDelivered(
                frame, LINK, MessageKind.STATE, Reception.KNEW, "", before, before),
            new JournalEvent.OperationsApplied("n1", 0, 0, equal, before.plus(ACTOR, 1, 0)));

    var read = Sessions.read(Sessions.packed(Sessions.of(journal))).journal();

    var delivered = (JournalEvent.FrameDelivered) read.entry(0).event();
    var applied = (JournalEvent.OperationsApplied) read.entry(1).event();
    assertThat(delivered.after()).isSameAs(delivered.before()).isSameAs(applied.before());
  }

  @Test
  void aStateIsToldByWhatItHasBeyondAnEarlierOne() throws Exception {
    var big = PnCounter.empty();
    for (int i = 0; i < 100; i++) {
      big = big.plus(new ActorId("n" + i, i), 1, 0);
    }
    var more = big.plus(ACTOR, 1, 0);
    var journal =
        Sessions.journal(
            new JournalEvent.OperationsApplied("n1", 1, 0, big, more),
            new JournalEvent.OperationsApplied("n1", 1, 0, more, more.plus(ACTOR, 1, 0)));

    var states =
        Sessions.lines(Sessions.of(journal)).stream()
            .filter(line -> line.startsWith("{\"state\""))
            .toList();

    assertThat(states).hasSize(3);
    assertThat(states.get(1)).startsWith("{\"state\":1,\"since\":0,").hasSizeLessThan(100);
    assertThat(states.get(2)).startsWith("{\"state\":2,\"since\":1,").hasSizeLessThan(100);
  }

  @Test
  void anEmptyJournalIsASession() throws Exception {
    var read = Sessions.read(Sessions.packed(Sessions.of(Sessions.journal())));

    assertThat(read.journal().end()).isZero();
    assertThat(read.journal().latest().nodes()).isEmpty();
  }

  @Test
  void theLinesAreReadUnpackedToo() throws Exception {
    var journal = Sessions.journal(RandomStory.of(CounterRule.PN, 11, 100).entries(), 1_000);

    var read = Sessions.read(Sessions.lines(Sessions.of(journal)));

    Sessions.assertSame(read.journal(), journal, 10);
  }

  @Test
  void aJournalThatGoesOnAndForgetsMeanwhileIsCopiedWithoutGaps() throws Exception {
    var journal = new Journal(System::nanoTime, 2_000);
    var writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!Thread.currentThread().isInterrupted()) {
                    journal.append(new JournalEvent.Warned("n1", "anything"));
                  }
                });
    try {
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> journal.begin() > 0);
      for (int i = 0; i < 200; i++) {
        var copy = Recording.of(journal);

        assertThat(copy.base().position()).isEqualTo(copy.begin());
        assertThat(copy.latest().position()).isEqualTo(copy.end());
      }
    } finally {
      writer.interrupt();
      writer.join();
    }
  }
}
