package hearsay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import hearsay.fault.LinkFaults;
import hearsay.node.Memory;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import hearsay.protocol.Summary;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What foreign nodes do to the picture and to the verdict.
class ForeignVerdictTest {
  private static final String STRANGER = "127.0.0.1:9001";
  private static final ActorId VISITOR = new ActorId("visitor", 1);
  private static final Link OUT = new Link("n1", STRANGER);

  private static Story with(CounterRule rule) {
    return Story.of(rule, "n1", "n2")
        .happens(
            new JournalEvent.NodeStarted(
                STRANGER, PeerAddress.parse(STRANGER), VISITOR, Memory.empty(rule), true));
  }

  private static Message push(int version, long counter) {
    return new Message.Push(new VersionedCounter(version, counter));
  }

  private static Message digest(CounterState state) {
    return new Message.Digest(Summary.of(VISITOR, state));
  }

  private static PnCounter counted(long increments) {
    return PnCounter.of(VISITOR, new Tally(increments, 0));
  }

  private static BigInteger number(long value) {
    return BigInteger.valueOf(value);
  }

  @Test
  void anHonestForeignNodeThatCountsIsNotAccused() {
    var story = with(CounterRule.PART0).click("n1", 1).tell("n1", "n2");
    story.send("n2", STRANGER);
    var heard = push(3, 3);
    story.deliver(story.send(STRANGER, "n1", heard)).deliver(story.send(STRANGER, "n2", heard));

    assertThat(story.verdict()).isEqualTo(new Verdict.AgreeWithForeign(number(3), number(1)));
    assertThat(story.verdict().words())
        .isEqualTo("Agree on 3; what foreign nodes counted is not known here");
    assertThat(story.verdict().isGood()).isFalse();
    assertThat(story.node("n1").lost()).as("it went on from what it heard").isEqualTo(Tally.ZERO);

    story.click("n2", 1).tell("n2", "n1");

    assertThat(story.verdict()).isEqualTo(new Verdict.AgreeWithForeign(number(4), number(2)));
  }

  @Test
  void aForeignNodeThatOnlyPassesOnIsAsGoodAsOneOfOurs() {
    var story = with(CounterRule.PART0).click("n1", 2);
    story.send("n1", STRANGER);

    story.deliver(story.send(STRANGER, "n2", push(2, 2)));

    assertThat(story.verdict()).isEqualTo(new Verdict.Converged(2, number(2)));
    assertThat(story.snapshot().operations().lineages().heldBy("n2"))
        .isEqualTo(OperationSet.range(0, 2));
  }

  @Test
  void ourOwnCollisionIsWrongWhoeverPassedItOn() {
    var story = with(CounterRule.PART0).click("n1", 1).click("n2", 2);
    story.send("n2", STRANGER);

    story.deliver(story.send(STRANGER, "n1", push(2, 2)));

    assertThat(story.verdict())
        .isEqualTo(new Verdict.AgreeButWrong(number(2), number(3), Map.of("n1", new Tally(1, 0))));
  }

  @Test
  void underPnWhatForeignNodesCountedIsPartOfTheTotal() {
    var story = with(CounterRule.PN).click("n1", 1);
    var delta = new Message.State(counted(4));
    story.deliver(story.send(STRANGER, "n1", delta)).tell("n1", "n2");

    assertThat(story.verdict()).isEqualTo(new Verdict.Converged(2, number(5)));
  }

  @Test
  void aForeignNodeThatSaysSomethingElseIsNamedAndNobodyElseIsBlamed() {
    var story = with(CounterRule.PN).click("n1", 7).tell("n1", "n2");
    assertThat(story.snapshot().explanation().dissent()).isEmpty();

    story.send(STRANGER, "n1", digest(counted(5)));

    assertThat(story.verdict()).isEqualTo(new Verdict.Converged(2, number(7)));
    assertThat(story.snapshot().explanation().dissent()).isEqualTo("127.0.0.1:9001 says 5");

    story.send(STRANGER, "n1", digest(story.node("n1").state()));
    assertThat(story.snapshot().explanation().dissent()).isEmpty();

    story.click("n1", 1);
    assertThat(story.snapshot().explanation().dissents()).as("n1 and n2 differ").isEmpty();
  }

  @Test
  void underPart0TooAForeignNodeThatDiffersIsNamed() {
    var story = with(CounterRule.PART0).click("n1", 2).tell("n1", "n2");
    assertThat(story.snapshot().explanation().dissent()).isEmpty();

    story.send(STRANGER, "n1", push(1, 1));

    assertThat(story.snapshot().explanation().dissent()).isEqualTo("127.0.0.1:9001 says 1");
  }

  @Test
  void aForeignCardShowsTheDigestUntilAFrameGoesBeyondIt() {
    var story = with(CounterRule.PN);
    assertThat(story.node(STRANGER).hasSpoken()).isFalse();
    story.send(STRANGER, "n1", new Message.Delta(counted(2)));
    assertThat(story.node(STRANGER).shownValue()).isEqualTo(2);

    var whole = counted(3).merge(PnCounter.of(new ActorId("n1", 1), new Tally(4, 1)));
    story.send(STRANGER, "n1", digest(whole));

    assertThat(story.node(STRANGER).hasSpoken()).isTrue();
    assertThat(story.node(STRANGER).shownValue()).isEqualTo(6);
    assertThat(story.node(STRANGER).shownVersion()).isEqualTo(8);
    assertThat(story.node(STRANGER).shownHash()).isEqualTo(whole.hash());

    story.send(STRANGER, "n1", new Message.Delta(counted(9)));
    assertThat(story.node(STRANGER).shownVersion()).isEqualTo(9);
  }

  @Test
  void aForeignNodeThatBeganAnewShowsWhatItSaysNow() {
    var story = with(CounterRule.PN);
    story.send(STRANGER, "n1", new Message.Delta(counted(9)));
    story.send(STRANGER, "n1", digest(counted(9)));

    story.send(STRANGER, "n1", digest(counted(1)));

    assertThat(story.node(STRANGER).shownValue()).isEqualTo(1);
  }

  @Test
  void itsLinksAppearWithTheirFirstFaultsAndOutliveTheTopology() {
    var story = with(CounterRule.PN);
    story.happens(new JournalEvent.LinkFaultsChanged(OUT, LinkFaults.NONE));
    story.happens(new JournalEvent.SocketOpened(OUT, 9, 4_000));
    story.happens(new JournalEvent.TopologyChanged("line", Set.of(new Link("n1", "n2"))));

    assertThat(story.snapshot().links()).containsOnlyKeys(OUT, new Link("n1", "n2"));
    assertThat(story.snapshot().links().get(OUT).openSockets()).isEqualTo(1);
    assertThat(story.snapshot().groups()).hasSize(2);

    story.happens(new JournalEvent.NodeRemoved(STRANGER));
    story.happens(new JournalEvent.LinkFaultsChanged(OUT, LinkFaults.SEVERED));

    assertThat(story.snapshot().links()).containsOnlyKeys(new Link("n1", "n2"));
  }
}
