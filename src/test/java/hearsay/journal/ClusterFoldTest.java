package hearsay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.crdt.StateHash;
import hearsay.crdt.Tally;
import hearsay.node.PeerState;
import hearsay.node.Reception;
import hearsay.protocol.Message;
import hearsay.protocol.MessageKind;
import hearsay.protocol.PeerAddress;
import hearsay.protocol.Summary;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterFoldTest {
  private static final Link LINK = new Link("n1", "n2");

  private final Story story = Story.of(CounterRule.PN, "n1", "n2");

  private LinkSnapshot link() {
    return story.snapshot().link(LINK).orElseThrow();
  }

  @Test
  void cardsTellWhatJustHappened() {
    story.click("n1", 1);
    assertThat(story.node("n1").happening()).isEqualTo("you clicked +");

    story.click("n1", -2);
    assertThat(story.node("n1").happening()).isEqualTo("you clicked −2");

    story.applied("n1", 3);
    assertThat(story.node("n1").happening()).isEqualTo("counted +3");

    story.tell("n1", "n2");
    assertThat(story.node("n2").happening()).isEqualTo("heard from n1");

    story.crash("n2");
    assertThat(story.node("n2").happening()).isEqualTo("crashed");

    story.start("n2");
    assertThat(story.node("n2").happening()).isEqualTo("restarted, empty");
  }

  @Test
  void aFrameThatTeachesNothingChangesNoCard() {
    story.click("n1", 1).tell("n1", "n2");
    var before = story.node("n2");

    story.tell("n1", "n2");

    assertThat(story.node("n2")).isEqualTo(before);
  }

  @Test
  void aFrameFliesUntilItIsDeliveredOrLost() {
    var delivered = story.send("n1", "n2");
    var lost = story.send("n1", "n2");

    assertThat(story.snapshot().flights()).containsOnlyKeys(delivered, lost);

    story.deliver(delivered).lose(lost);

    assertThat(story.snapshot().flights()).isEmpty();
    assertThat(link())
        .extracting(
            link -> link.traffic().framesSent(),
            link -> link.traffic().framesDelivered(),
            link -> link.traffic().framesLost(),
            link -> link.traffic().bytesSent(),
            link -> link.traffic().lastLoss())
        .containsExactly(2L, 1L, 1L, 60L, "connection closed");
  }

  @Test
  void aFlightIsDueAfterAHopUntilTheReceiverKnowsBetter() {
    story.happens(new JournalEvent.PaceChanged(1_200_000_000L, 1.0 / 30));
    var frame = story.send("n1", "n2");
    var flight = story.snapshot().flights().get(frame);

    assertThat(flight.dueNanos() - flight.sentAtNanos()).isEqualTo(40_000_000L);

    story.happens(new JournalEvent.FrameHeld(frame, LINK, MessageKind.STATE, 77_000_000L));

    assertThat(story.snapshot().flights().get(frame).dueNanos()).isEqualTo(77_000_000L);
  }

  @Test
  void aFrameToAForeignNodeIsForgottenSomeTimeAfterItWasDue() {
    var frame = story.send("n1", "n9");
    var flight = story.snapshot().flights().get(frame);

    assertThat(flight.isForeign()).isTrue();

    // The journal's clock ticks a millisecond with each entry.
    for (int i = 0; i < 1_200; i++) {
      story.happens(new JournalEvent.Warned("", "time passes"));
    }

    assertThat(story.snapshot().flights()).isEmpty();
  }

  @Test
  void anUnsentFrameCountsAsLostAndNeverFlies() {
    story.happens(new JournalEvent.FrameUnsent(LINK, MessageKind.DIGEST, "link cut"));

    assertThat(link().traffic().framesLost()).isEqualTo(1);
    assertThat(link().traffic().lastLoss()).isEqualTo("link cut");
    assertThat(story.snapshot().flights()).isEmpty();
  }

  @Test
  void aSocketIsOpenUntilEitherEndClosesIt() {
    story
        .happens(new JournalEvent.SocketOpened(LINK, 5, 4_000))
        .happens(new JournalEvent.SocketOpened(LINK, 5, 4_000))
        .happens(new JournalEvent.SocketOpened(LINK, 6, 4_001));
    assertThat(link().openSockets()).isEqualTo(2);

    story
        .happens(new JournalEvent.SocketClosed(LINK, 5, "reset"))
        .happens(new JournalEvent.SocketClosed(LINK, 5, "EOF"));
    assertThat(link().openSockets()).isEqualTo(1);
  }

  @Test
  void roundsAndPeersAreKept() {
    story
        .happens(new JournalEvent.RoundStarted("n1", List.of("n2"), 500))
        .happens(new JournalEvent.RoundRescheduled("n1", 300))
        .happens(new JournalEvent.PeerChanged("n1", "n2", PeerState.SUSPECT, "dial failed"));

    var node = story.node("n1");

    assertThat(node.lastRoundAtNanos()).isEqualTo(story.snapshot().atNanos() - 2_000_000L);
    assertThat(node.nextRoundAtNanos()).isEqualTo(300);
    assertThat(node.peers()).containsEntry("n2", PeerState.SUSPECT);
  }

  @Test
  void pauseAndPaceAreKept() {
    story
        .happens(new JournalEvent.Paused())
        .happens(new JournalEvent.PaceChanged(5_000_000_000L, 0.008));

    assertThat(story.snapshot().isPaused()).isTrue();
    assertThat(story.snapshot().clockRate()).isEqualTo(0.008);

    story.happens(new JournalEvent.Resumed());

    assertThat(story.snapshot().isPaused()).isFalse();
  }

  @Test
  void aFreshClusterForgetsTheOneBefore() {
    story.click("n1", 1).cut("n1", "n2");
    story.happens(new JournalEvent.ClusterStarted(CounterRule.PART0, "ring", 0, 2));

    var snapshot = story.snapshot();

    assertThat(snapshot.nodes()).isEmpty();
    assertThat(snapshot.links()).isEmpty();
    assertThat(snapshot.groups()).isEmpty();
    assertThat(snapshot.operations()).isEqualTo(OperationLedger.EMPTY);
    assertThat(snapshot.rule()).isEqualTo(CounterRule.PART0);
  }

  @Test
  void removingTheLastNodeLeavesNoGroup() {
    assertThat(story.remove("n1").remove("n2").snapshot().groups()).isEmpty();
  }

  @Test
  void eventsOfUnknownNodesAndLinksChangeNothing() {
    var before = story.snapshot();
    var stray = new Link("n1", "n7");

    story
        .happens(new JournalEvent.NodeCrashed("n7"))
        .happens(new JournalEvent.RoundRescheduled("n7", 1))
        .happens(new JournalEvent.SocketOpened(stray, 1, 1))
        .sever("n1", "n7");

    assertThat(story.snapshot().nodes()).isEqualTo(before.nodes());
    assertThat(story.snapshot().links()).isEqualTo(before.links());
  }

  @Test
  void aForeignNodeShowsWhatItToldAndIsNotJudged() {
    var foreign = "127.0.0.1:9000";
    var actor = new ActorId("stranger", 1);
    var state = PnCounter.of(actor, new Tally(4, 0));
    story.happens(
        new JournalEvent.NodeStarted(
            foreign, new PeerAddress("127.0.0.1", 9000), actor, PnCounter.empty(), true));
    story.send(foreign, "n1", new Message.Delta(state));

    assertThat(story.node(foreign).state()).isEqualTo(state);
    assertThat(story.verdict()).isEqualTo(new Verdict.Converged(2, BigInteger.ZERO));
    assertThat(story.snapshot().groups()).hasSize(1);

    var summary = new Summary(actor, BigInteger.TEN, BigInteger.TEN, new StateHash(1, 2));
    story.send(foreign, "n1", new Message.Digest(summary));

    assertThat(story.node(foreign).told()).isEqualTo(summary);
  }

  @Test
  void aNodeThatGoesOnAsAnotherActorKeepsWhatItAcknowledged() {
    story.click("n1", 2);
    var before = story.node("n1").actor();
    var after = new ActorId("n1", 99);
    story.happens(new JournalEvent.ActorRenewed("n1", before, after, "a copy of n1 exists"));

    assertThat(story.snapshot().operations().acknowledged())
        .containsEntry(after, new Tally(2, 0))
        .doesNotContainKey(before);
    assertThat(story.node("n1").actor()).isEqualTo(after);
  }

  @Test
  void aNodeThatStartsWithItsHistoryBringsItsOperations() {
    var actor = new ActorId("n3", 7);
    var state = PnCounter.of(actor, new Tally(2, 1));
    story.happens(
        new JournalEvent.NodeStarted(
            "n3", new PeerAddress("127.0.0.1", 7003), actor, state, false));

    assertThat(story.snapshot().operations().value()).isEqualTo(BigInteger.ONE);
  }

  @Test
  void aStateRefusedUnderPartZeroIsToldOnTheCard() {
    var part0 = Story.of(CounterRule.PART0, "n1", "n2").click("n1", 1);
    var before = part0.node("n1").state();
    part0.happens(
        new JournalEvent.FrameDelivered(
            new FrameKey(1, 1, 0),
            LINK.reversed(),
            MessageKind.PUSH,
            Reception.REFUSED,
            "v0 is not above v1",
            before,
            before));

    assertThat(part0.node("n1").happening()).isEqualTo("refused n2's state");
  }
}
