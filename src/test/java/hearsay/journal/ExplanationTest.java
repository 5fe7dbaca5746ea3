package hearsay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.journal.Explanation.Lack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Since when somebody lacks something, and when he last heard from those who have it.
class ExplanationTest {
  /// Entries stand a millisecond apart.
  private static long nanosOf(int position) {
    return position * 1_000_000L;
  }

  private static int next(Story story) {
    return story.entries().size();
  }

  private static Lack onlyLack(Story story) {
    var lacks = story.snapshot().explanation().lacks();
    assertThat(lacks).hasSize(1);
    return lacks.getFirst();
  }

  @ParameterizedTest
  @EnumSource
  void aLackBeginsWithTheFirstOperationNotHeardOf(CounterRule rule) {
    var story = Story.of(rule, "n1", "n2").click("n1", 1).tell("n1", "n2");
    int lastHeard = next(story) - 1;
    int first = next(story);

    story.applied("n1", 1).applied("n1", 1);

    var lack = onlyLack(story);
    assertThat(lack.words()).isEqualTo("n2 lacks +2 of n1");
    assertThat(lack.sinceNanos()).isEqualTo(nanosOf(first));
    assertThat(lack.lastHeardNanos()).isEqualTo(nanosOf(lastHeard));
  }

  @ParameterizedTest
  @EnumSource
  void whoNeverHeardFromAHolderHasNoLastContact(CounterRule rule) {
    var story = Story.of(rule, "n1", "n2", "n3").tell("n3", "n2").tell("n3", "n1");

    story.click("n1", 1);

    var lack = onlyLack(story);
    assertThat(lack.nodes()).containsExactly("n2", "n3");
    assertThat(lack.lastHeardNanos()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void anybodyWhoHoldsItCounts(CounterRule rule) {
    var story = Story.of(rule, "n1", "n2", "n3").tell("n2", "n3");
    int lastHeard = next(story) - 1;

    story.click("n1", 1).tell("n1", "n2");

    var lack = onlyLack(story);
    assertThat(lack.words()).isEqualTo("n3 lacks +1 of n1");
    assertThat(lack.lastHeardNanos()).isEqualTo(nanosOf(lastHeard));
  }

  @ParameterizedTest
  @EnumSource
  void aLackOlderThanWhatIsKeptBeganNobodyKnowsWhen(CounterRule rule) {
    var story = Story.of(rule, "n1", "n2");
    for (int i = 0; i <= OperationLedger.MAX_RECENT; i++) {
      story.applied("n1", 1);
    }

    assertThat(onlyLack(story).sinceNanos()).isNull();
    assertThat(story.snapshot().operations().recent()).hasSize(OperationLedger.MAX_RECENT);
  }

  @Test
  void aLackOfTwoIncarnationsBeganWithTheOlder() {
    var story = Story.of(CounterRule.PN, "n1", "n2", "n3");
    int first = next(story);
    story.applied("n1", 1).tell("n1", "n3").crash("n1").start("n1").applied("n1", 1);

    var lack =
        story.snapshot().explanation().lacks().stream()
            .filter(candidate -> candidate.nodes().contains("n2"))
            .findFirst()
            .orElseThrow();

    assertThat(lack.words()).isEqualTo("n2 lacks +2 of n1");
    assertThat(lack.sinceNanos()).isEqualTo(nanosOf(first));
  }
}
