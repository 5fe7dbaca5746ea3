package hearsay.journal.trace;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.Story;
import hearsay.journal.trace.Causality.Relation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CausalityTest {
  private static Relation plainly(Map<String, Long> picked, Map<String, Long> other) {
    if (PlainClocks.isBefore(other, picked)) {
      return Relation.PAST;
    }
    return PlainClocks.isBefore(picked, other) ? Relation.FUTURE : Relation.CONCURRENT;
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"PN,1", "PN,2", "PN,3", "PART0,4", "PART0,5"})
  void everyPairRelatesAsItsVectorClocksSay(CounterRule rule, long seed) {
    var journal = Journals.of(Journals.random(rule, seed, 150));
    var entries = Journals.entries(journal);
    var clocks = PlainClocks.of(entries);

    for (int picked = 0; picked < entries.size(); picked++) {
      var causality = Causality.of(journal, picked);
      for (int other = 0; other < entries.size(); other++) {
        var expected =
            other == picked
                ? Relation.PICKED
                : clocks.get(picked).isEmpty() || clocks.get(other).isEmpty()
                    ? Relation.NONE
                    : plainly(clocks.get(picked), clocks.get(other));
        assertThat(causality.relation(entries.get(other)))
            .as("seed %d: %s seen from %s", seed, entries.get(other), entries.get(picked))
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void whoWasToldIsInTheFutureAndWhoWasNotIsConcurrent() {
    var story = Story.of(CounterRule.PN, "n1", "n2", "n3").click("n1", 1);
    long picked = story.entries().size() - 1;
    story.click("n3", 1).tell("n1", "n2");
    var journal = Journals.of(story);

    var causality = Causality.of(journal, picked);

    assertThat(causality.relation("n2", journal.end())).isEqualTo(Relation.FUTURE);
    assertThat(causality.relation("n3", journal.end())).isEqualTo(Relation.CONCURRENT);
    assertThat(causality.relation("n1", picked)).isEqualTo(Relation.PICKED);
    assertThat(causality.relation("n1", 1)).isEqualTo(Relation.PAST);
    assertThat(causality.futureFrom()).containsOnlyKeys("n1", "n2");
  }

  @Test
  void aLostFrameBringsNothingToAnybody() {
    var story = Story.of(CounterRule.PN, "n1", "n2").click("n1", 1);
    long picked = story.entries().size() - 1;
    story.lose(story.send("n1", "n2"));

    var causality = Causality.of(Journals.of(story), picked);

    assertThat(causality.futureFrom()).containsOnlyKeys("n1");
  }

  @Test
  void aNodeThatComesBackGoesOnOnItsLine() {
    var story = Story.of(CounterRule.PN, "n1", "n2").click("n1", 1);
    long picked = story.entries().size() - 1;
    story.crash("n1").start("n1");

    var causality = Causality.of(Journals.of(story), picked);

    assertThat(causality.relation("n1", story.entries().size() - 1)).isEqualTo(Relation.FUTURE);
  }

  @Test
  void whatIsOnNoNodesLineRelatesToNothing() {
    var story = Story.of(CounterRule.PN, "n1", "n2").click("n1", 1);
    story.happens(new JournalEvent.Paused()).click("n2", 1);
    var journal = Journals.of(story);
    long pause = Journals.last(journal, JournalEvent.Paused.class);

    var fromPause = Causality.of(journal, pause);
    var fromClick = Causality.of(journal, pause - 1);

    assertThat(fromPause.relation("n1", pause - 1)).isEqualTo(Relation.NONE);
    assertThat(fromPause.relation(journal.entry(pause))).isEqualTo(Relation.PICKED);
    assertThat(fromClick.relation(journal.entry(pause))).isEqualTo(Relation.NONE);
  }

  @Test
  void aForgottenEventHasNoPastAndNoFuture() {
    var journal = Journals.of(Journals.random(CounterRule.PN, 6, 6_000), 2_048);
    assertThat(journal.begin()).isPositive();

    assertThat(Causality.of(journal, 0)).isEqualTo(new Causality(0, Map.of(), Map.of()));
    assertThat(Causality.of(journal, journal.end()).pastUpTo()).isEmpty();
    assertThat(pastOfLast(journal))
        .allSatisfy(it -> assertThat(it).isBetween(journal.begin(), journal.end()));
  }

  private static Iterable<Long> pastOfLast(Journal journal) {
    return Causality.of(journal, Journals.last(journal, JournalEvent.FrameDelivered.class))
        .pastUpTo()
        .values();
  }
}
