package hearsay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Nodes that come back as who they were.
class RecoveryTest {
  private static final Tally THREE_UP = new Tally(3, 0);

  private static Verdict.Converged converged(int nodes, long value) {
    return new Verdict.Converged(nodes, BigInteger.valueOf(value));
  }

  private static ActorId actor(Story story, String node) {
    return story.node(node).actor();
  }

  @ParameterizedTest
  @EnumSource
  void aNodeThatComesBackWithItsHistoryCountsNothingTwice(CounterRule rule) {
    var story = Story.of(rule, "n1", "n2").click("n1", 3).tell("n1", "n2");

    story.crash("n1").recover("n1");

    assertThat(story.verdict()).isEqualTo(converged(2, 3));
    assertThat(story.snapshot().operations().value()).isEqualTo(BigInteger.valueOf(3));
    assertThat(story.click("n1", 1).tell("n1", "n2").verdict()).isEqualTo(converged(2, 4));
  }

  @ParameterizedTest
  @EnumSource
  void whatOnlyItsDiskHoldsIsHeldByTheCrashedNode(CounterRule rule) {
    var story = Story.of(rule, "n1", "n2").click("n2", 3).crash("n2");

    assertThat(story.verdict()).isEqualTo(new Verdict.HeldOnlyByCrashed(Map.of("n2", THREE_UP)));

    story.recover("n2").tell("n2", "n1");

    assertThat(story.verdict()).isEqualTo(converged(2, 3));
  }

  @ParameterizedTest
  @EnumSource
  void aCrashedNodeHoldsItsOwnOperationsBeforeOthersThatHeardThem(CounterRule rule) {
    var story = Story.of(rule, "n1", "n2", "n3").click("n3", 3).tell("n3", "n2");

    story.crash("n2").crash("n3");

    assertThat(story.verdict().isGood()).isFalse();
    if (rule == CounterRule.PN) {
      assertThat(story.verdict()).isEqualTo(new Verdict.HeldOnlyByCrashed(Map.of("n3", THREE_UP)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTheLogShowsAndNobodyHeardOfIsLearntFromIt(CounterRule rule) {
    var story = Story.of(rule, "n1", "n2").click("n1", 2).tell("n1", "n2");
    story.clicked("n1", 1).apply("n1", 1);
    story.happens(new JournalEvent.OperationsInDoubt("n1", 1, 0, "the disk failed"));
    assertThat(story.verdict()).isEqualTo(converged(2, 2));
    assertThat(story.node("n1").happening()).isEqualTo("in doubt: +1, the disk failed");
    assertThat(story.snapshot().operations().hasWaitingClick("n1")).isFalse();

    story.crash("n1").recover("n1");

    assertThat(story.snapshot().operations().value()).isEqualTo(BigInteger.valueOf(3));
    assertThat(story.tell("n1", "n2").verdict()).isEqualTo(converged(2, 3));
  }

  @ParameterizedTest
  @EnumSource
  void whatTheLogDoesNotShowWasNeverCounted(CounterRule rule) {
    var story = Story.of(rule, "n1", "n2").click("n1", 2).tell("n1", "n2");
    story.clicked("n1", 1);
    story.happens(new JournalEvent.OperationsInDoubt("n1", 1, 0, "the disk failed"));

    assertThat(story.crash("n1").recover("n1").verdict()).isEqualTo(converged(2, 2));
  }

  @Test
  void underPart0AnOlderStateFromTheLogHoldsWhatItHeldThen() {
    var story = Story.of(CounterRule.PART0, "n1", "n2").click("n1", 1);
    var logged = new VersionedCounter(1, 1);
    story.tell("n1", "n2").click("n2", 1).tell("n2", "n1").crash("n1").recover("n1", logged);

    var lineages = story.snapshot().operations().lineages();

    assertThat(lineages.heldBy("n1")).isEqualTo(OperationSet.range(0, 1));
    assertThat(story.tell("n2", "n1").verdict()).isEqualTo(converged(2, 2));
  }

  @Test
  void theCardSaysWhatTheLogHeldAndThatItsEndWasTorn() {
    var story = Story.of(CounterRule.PN, "n1").click("n1", 1).crash("n1").recover("n1");

    story.happens(new JournalEvent.LogRecovered("n1", 1, ""));
    assertThat(story.node("n1").happening()).isEqualTo("1 from its log");

    story.happens(new JournalEvent.LogRecovered("n1", 1, "17 bytes at offset 4,711"));
    assertThat(story.node("n1").happening()).isEqualTo("1 from its torn log");
  }

  private static CounterState nothing() {
    return PnCounter.empty();
  }

  @Test
  void whatAnAmnesiacNodeCountsBeforeItsPeersRemindItIsHiddenAndNamed() {
    var story = Story.of(CounterRule.PN, "n1", "n2").click("n2", 5).tell("n2", "n1");
    story.happens(new JournalEvent.AmnesiaChanged(true)).crash("n2").recover("n2", nothing());
    assertThat(story.node("n2").happening()).isEqualTo("back, memory lost");

    story.click("n2", 3).tell("n2", "n1").tell("n1", "n2");

    var hidden = new Verdict.LostToAmnesia(Map.of("n2", THREE_UP), Map.of());
    assertThat(story.verdict()).isEqualTo(hidden);
    assertThat(story.verdict().words()).isEqualTo("Lost to amnesia: n2: +3");
    assertThat(story.snapshot().explanation().lacks())
        .extracting(Explanation.Lack::words)
        .containsExactly("n1, n2 lack +3 of n2");
  }

  @Test
  void whatWasForgottenAndWhatWasLostWithACrashAreToldApart() {
    var story = Story.of(CounterRule.PN, "n1", "n2", "n3").click("n2", 5).click("n3", 1);
    story.happens(new JournalEvent.AmnesiaChanged(true)).crash("n2").recover("n2", nothing());
    story.remove("n3");

    assertThat(story.verdict().words())
        .isEqualTo("Lost to amnesia: n2: +5; lost with a crash: n3: +1");
    assertThat(actor(story, "n2").name()).isEqualTo("n2");
  }
}
