package hearsay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConcurrencyTest {
  private static String lastConcurrency(Story story) {
    return story.snapshot().operations().lastConcurrency().map(Concurrency::words).orElse("");
  }

  @ParameterizedTest
  @EnumSource
  void clicksThatKnowNothingOfEachOtherAreConcurrent(CounterRule rule) {
    var story = Story.of(rule, "n1", "n4").click("n1", 1).click("n4", 1);

    assertThat(lastConcurrency(story)).isEqualTo("n1 and n4: concurrent");
  }

  @ParameterizedTest
  @EnumSource
  void aClickAfterTheNewsOfTheOtherIsNotConcurrent(CounterRule rule) {
    var story = Story.of(rule, "n1", "n4").click("n1", 1).tell("n1", "n4").click("n4", 1);

    assertThat(lastConcurrency(story)).isEqualTo("n1 and n4: not concurrent, n4 already knew");
  }

  @ParameterizedTest
  @EnumSource
  void newsOnItsWayMakesNothingKnown(CounterRule rule) {
    var story = Story.of(rule, "n1", "n4").click("n1", 1);
    story.send("n1", "n4");
    story.click("n4", 1);

    assertThat(lastConcurrency(story)).isEqualTo("n1 and n4: concurrent");
  }

  @ParameterizedTest
  @EnumSource
  void newsTravelsThroughOthers(CounterRule rule) {
    var story =
        Story.of(rule, "n1", "n2", "n4")
            .click("n1", 1)
            .tell("n1", "n2")
            .tell("n2", "n4")
            .click("n4", 1);

    assertThat(lastConcurrency(story)).isEqualTo("n1 and n4: not concurrent, n4 already knew");
  }

  @ParameterizedTest
  @EnumSource
  void clicksOnOneNodeAreNoPair(CounterRule rule) {
    assertThat(lastConcurrency(Story.of(rule, "n1").click("n1", 1).click("n1", 1))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aClickThatWaitsOrWasRefusedIsNoPair(CounterRule rule) {
    var story = Story.of(rule, "n1", "n2").click("n1", 1).clicked("n2", -1);

    assertThat(lastConcurrency(story)).isEmpty();

    story.happens(new JournalEvent.OperationsRefused("n2", 0, 1, "the counter is 0"));

    assertThat(story.snapshot().operations().recentClicks()).hasSize(1);
    assertThat(story.node("n2").happening()).isEqualTo("refused: the counter is 0");
  }

  @ParameterizedTest
  @EnumSource
  void clicksThatOneBatchAppliesAreAllApplied(CounterRule rule) {
    var story = Story.of(rule, "n1", "n2").clicked("n1", 1).clicked("n1", 1).clicked("n1", 1);
    story.applied("n1", 2);

    assertThat(story.snapshot().operations().recentClicks())
        .extracting(click -> click.applied() != null)
        .containsExactly(true, true, false);
  }

  @ParameterizedTest
  @EnumSource
  void aFrameThatWasNotAdoptedStillMakesKnown(CounterRule rule) {
    var story = Story.of(rule, "n1", "n4").click("n4", 3).click("n1", 1).tell("n1", "n4");
    story.click("n4", 1);

    assertThat(lastConcurrency(story)).isEqualTo("n1 and n4: not concurrent, n4 already knew");
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheLastClicksAreKept(CounterRule rule) {
    var story = Story.of(rule, "n1");
    for (int i = 0; i < OperationLedger.MAX_CLICKS + 5; i++) {
      story.click("n1", 1);
    }

    assertThat(story.snapshot().operations().recentClicks()).hasSize(OperationLedger.MAX_CLICKS);
  }
}
