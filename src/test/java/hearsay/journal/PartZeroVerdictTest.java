package hearsay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import hearsay.protocol.Message;
import hearsay.protocol.MessageKind;
import hearsay.protocol.PeerAddress;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartZeroVerdictTest {
  private static final Tally ONE_UP = new Tally(1, 0);

  private static Story part0(String... nodes) {
    return Story.of(CounterRule.PART0, nodes);
  }

  private static BigInteger number(long value) {
    return BigInteger.valueOf(value);
  }

  @Test
  void operationsOneAfterTheOtherConverge() {
    var story = part0("n1", "n2").click("n1", 1).tell("n1", "n2").click("n2", 1).tell("n2", "n1");

    assertThat(story.verdict()).isEqualTo(new Verdict.Converged(2, number(2)));
  }

  @Test
  void aHigherVersionSpreads() {
    var story = part0("n1", "n2", "n3").click("n1", 1).tell("n1", "n2");

    assertThat(story.verdict()).isEqualTo(new Verdict.Spreading(2, 3));
  }

  @Test
  void ofTwoConcurrentIncrementsOneIsLostAndNamed() {
    var story =
        part0("n1", "n2", "n3").click("n1", 1).click("n2", 1).click("n2", 1).tell("n2", "n1");

    assertThat(story.node("n1").lost()).isEqualTo(ONE_UP);

    story.tell("n2", "n3");

    assertThat(story.verdict())
        .isEqualTo(new Verdict.AgreeButWrong(number(2), number(3), Map.of("n1", ONE_UP)));
    assertThat(story.verdict().words()).isEqualTo("Agree, but wrong: all say 2, 3 acknowledged");
    assertThat(story.verdict().isGood()).isFalse();
  }

  @Test
  void ofTwoConcurrentIncrementsWithTheSameOutcomeTheLaterIsLost() {
    var story = part0("n1", "n2", "n3").click("n1", 1).click("n2", 1).tell("n2", "n3");

    assertThat(story.verdict())
        .isEqualTo(new Verdict.AgreeButWrong(number(1), number(2), Map.of("n2", ONE_UP)));
    assertThat(story.node("n2").lost()).isEqualTo(ONE_UP);

    story.click("n2", 1).tell("n2", "n1").tell("n2", "n3");

    assertThat(story.verdict())
        .as("the badge stays where it is")
        .isEqualTo(new Verdict.AgreeButWrong(number(2), number(3), Map.of("n2", ONE_UP)));
  }

  @Test
  void lossesThatCancelOutAreStillLosses() {
    var story = part0("n1", "n2").click("n2", 3).tell("n2", "n1").click("n1", 1).click("n1", -1);
    story.click("n2", 2).click("n2", -2).tell("n2", "n1");

    assertThat(story.verdict().isGood()).isFalse();
    assertThat(story.verdict().words())
        .isEqualTo("Agree, but wrong: all say 3 by chance, lost n1: +1 −1");
  }

  @Test
  void anIncrementAndADecrementThatCollideAreStuckForGood() {
    var story =
        part0("n1", "n2")
            .click("n1", 5)
            .tell("n1", "n2")
            .click("n1", 1)
            .click("n2", -1)
            .tell("n1", "n2")
            .tell("n2", "n1");

    assertThat(story.verdict())
        .isEqualTo(new Verdict.Stuck(number(6), List.of(number(4), number(6))));
  }

  @Test
  void aCollisionUnderAHigherVersionIsNotStuck() {
    var story =
        part0("n1", "n2", "n3")
            .click("n1", 2)
            .tell("n1", "n2")
            .tell("n1", "n3")
            .click("n1", 1)
            .click("n2", -1)
            .click("n3", 2);

    assertThat(story.verdict()).isEqualTo(new Verdict.Spreading(1, 3));
  }

  @Test
  void aCollisionWithAHigherVersionOnItsWayIsNotStuckYet() {
    var story = part0("n1", "n2", "n3").click("n1", 2).tell("n1", "n2").tell("n1", "n3");
    story.click("n3", 2);
    story.send("n3", "n1");
    story.crash("n3").click("n1", 1).click("n2", -1);

    assertThat(story.verdict()).isEqualTo(new Verdict.Spreading(0, 2));
  }

  @Test
  void halvesThatDifferAreCutOffWhateverTheirVersions() {
    var story = part0("n1", "n2").cut("n1", "n2").click("n1", 2).click("n2", 1);

    assertThat(story.verdict())
        .isEqualTo(
            new Verdict.CutOff(
                List.of(new Link("n1", "n2")), List.of("A lacks 1 of B", "B lacks 2 of A")));
  }

  @Test
  void theSameVersionOnBothSidesOfACutIsCutOffAndStuckOnceHealed() {
    var story =
        part0("n1", "n2")
            .click("n1", 3)
            .tell("n1", "n2")
            .cut("n1", "n2")
            .click("n1", 1)
            .click("n2", -1);

    assertThat(story.verdict()).isInstanceOf(Verdict.CutOff.class);

    story.heal("n1", "n2").heal("n2", "n1");

    assertThat(story.verdict()).isInstanceOf(Verdict.Stuck.class);
  }

  @Test
  void anOperationHeldByNobodyIsNotLostWhileAFrameMayBringItBack() {
    var story = part0("n1", "n2", "n3").click("n3", 1).click("n3", 1).click("n1", 1);
    var withOperation = story.send("n1", "n2");
    story.tell("n3", "n1");

    assertThat(story.node("n1").lost()).as("carried to n2").isEqualTo(Tally.ZERO);

    story.lose(withOperation);

    assertThat(story.node("n1").lost()).isEqualTo(ONE_UP);
  }

  @Test
  void anOperationThatComesBackWithAnAdoptedFrameIsNotLost() {
    var story = part0("n1", "n2", "n3").click("n3", 1).click("n3", 1).click("n1", 1);
    var withOperation = story.send("n1", "n2");
    story.tell("n3", "n1").deliver(withOperation);

    assertThat(story.node("n1").lost()).isEqualTo(Tally.ZERO);
    assertThat(story.snapshot().operations().lineages().heldBy("n2"))
        .isEqualTo(OperationSet.range(2, 3));
  }

  @Test
  void aFrameThatNobodyWouldAdoptSavesNothing() {
    var story = part0("n1", "n2", "n3").click("n3", 2).tell("n3", "n2").click("n1", 1);
    story.send("n1", "n2");
    story.tell("n3", "n1");

    assertThat(story.node("n1").lost()).isEqualTo(ONE_UP);
  }

  @Test
  void aFrameHoldsWhatItsStateHeldAndNotWhatTheSenderHasMeanwhile() {
    var story = part0("n1", "n2").click("n1", 1);
    var first = new Message.Push(new VersionedCounter(1, 1));
    story.click("n1", 1);
    story.deliver(story.send("n1", "n2", first));

    assertThat(story.snapshot().operations().lineages().heldBy("n2"))
        .isEqualTo(OperationSet.range(0, 1));
  }

  @Test
  void aFrameThatOvertakesTheReportOfItsOperationStillHoldsIt() {
    var story = part0("n1", "n2", "n3");
    var before = story.apply("n1", 1);
    story.tell("n1", "n2").tell("n2", "n3").reported("n1", 1, before);

    var lineages = story.snapshot().operations().lineages();

    assertThat(lineages.heldBy("n3")).isEqualTo(OperationSet.range(0, 1));
    assertThat(story.verdict()).isEqualTo(new Verdict.Converged(3, number(1)));
  }

  @Test
  void aDuplicateIsAFlightOfItsOwn() {
    var story = part0("n1", "n2").click("n1", 1);
    var frame = story.send("n1", "n2");
    var copy = new FrameKey(frame.connection(), frame.ordinal(), 1);
    var link = new Link("n1", "n2");
    story.happens(new JournalEvent.FrameHeld(copy, link, MessageKind.PUSH, 99_000_000L));
    story.deliver(frame);

    assertThat(story.snapshot().flights()).containsOnlyKeys(copy);
    assertThat(story.snapshot().flights().get(copy).dueNanos()).isEqualTo(99_000_000L);
  }

  @Test
  void whatOnlyACrashedNodeHeldIsNamed() {
    var story = part0("n1", "n2").click("n2", 1).crash("n2");

    assertThat(story.verdict()).isEqualTo(new Verdict.HeldOnlyByCrashed(Map.of("n2", ONE_UP)));

    story.start("n2");

    assertThat(story.verdict())
        .isEqualTo(new Verdict.AgreeButWrong(number(0), number(1), Map.of("n2", ONE_UP)));
    assertThat(story.node("n2").lost()).isEqualTo(ONE_UP);
  }

  @Test
  void beyondTheNumbersOnlyTotalsTell() {
    var story = part0("n1", "n2").click("n1", Lineages.MAX_OPERATIONS + 1).tell("n1", "n2");

    assertThat(story.verdict())
        .isEqualTo(new Verdict.Converged(2, number(Lineages.MAX_OPERATIONS + 1L)));

    story.click("n1", 1).click("n2", 2).tell("n2", "n1");

    assertThat(story.verdict())
        .isEqualTo(
            new Verdict.AgreeButWrong(
                number(Lineages.MAX_OPERATIONS + 3L),
                number(Lineages.MAX_OPERATIONS + 4L),
                Map.of()));
  }

  @Test
  void allOperationsGoneByAForeignNodesFrameIsNeverGreen() {
    var foreign = "127.0.0.1:9000";
    var story = part0("n1", "n2");
    var actor = new ActorId("stranger", 1);
    story.happens(
        new JournalEvent.NodeStarted(
            foreign, new PeerAddress("127.0.0.1", 9000), actor, VersionedCounter.ZERO, true));
    for (int i = 0; i < 10; i++) {
      story.click("n1", 1);
    }
    story.tell("n1", "n2");
    var push = new Message.Push(new VersionedCounter(1_000, 0));

    story.deliver(story.send(foreign, "n1", push)).deliver(story.send(foreign, "n2", push));

    assertThat(story.verdict()).isEqualTo(new Verdict.AgreeWithForeign(number(0), number(10)));
    assertThat(story.verdict().isGood()).isFalse();
  }
}
