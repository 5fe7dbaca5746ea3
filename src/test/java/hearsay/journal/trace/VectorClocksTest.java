package hearsay.journal.trace;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.Story;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorClocksTest {
  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"PN,1", "PN,2", "PART0,3"})
  void clocksAreThoseOfTheTextbook(CounterRule rule, long seed) {
    var entries = Journals.random(rule, seed, 3_000).entries();
    var plain = PlainClocks.of(entries);
    var clocks = new VectorClocks();

    for (var entry : entries) {
      var stamped = clocks.take(entry);
      assertThat(stamped.map(VectorClocks.Stamped::clock).orElse(Map.of()))
          .as("seed %d, %s", seed, entry)
          .isEqualTo(plain.get((int) entry.position()));
    }
  }

  @Test
  void aDeliveryKnowsWhatItsSenderKnew() {
    var story = Story.of(CounterRule.PN, "n1", "n2").click("n1", 1).tell("n1", "n2");
    var clocks = new VectorClocks();

    var last = story.entries().stream().map(clocks::take).toList().getLast().orElseThrow();

    assertThat(last.host()).isEqualTo("n2");
    assertThat(last.clock()).containsExactlyInAnyOrderEntriesOf(Map.of("n1", 4L, "n2", 2L));
  }

  @Test
  void whatIsOnNoLineHasNoClock() {
    var pause = new JournalEntry(0, 0, 0, new JournalEvent.Paused());

    assertThat(new VectorClocks().take(pause)).isEmpty();
  }
}
