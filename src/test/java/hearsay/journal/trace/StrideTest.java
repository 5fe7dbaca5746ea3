package hearsay.journal.trace;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.journal.JournalEvent;
import hearsay.journal.Story;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StrideTest {
  private static final long SEED = 11;

  @ParameterizedTest
  @EnumSource
  void stepsForwardAndBackMeetTheSameMoments(Stride stride) {
    var journal = Journals.of(Journals.random(CounterRule.PN, SEED, 4_000));
    var expected = new ArrayList<Long>();
    for (var entry : Journals.entries(journal)) {
      if (stride.isAt(entry.event())) {
        expected.add(entry.position() + 1);
      }
    }

    var forward = new ArrayList<Long>();
    for (long at = stride.after(journal, 0); forward.size() < expected.size(); ) {
      forward.add(at);
      at = stride.after(journal, at);
    }
    var back = new ArrayList<Long>();
    for (long at = stride.before(journal, journal.end() + 1); back.size() < expected.size(); ) {
      back.add(at);
      at = stride.before(journal, at);
    }

    assertThat(forward).as("seed %d", SEED).isEqualTo(expected);
    Collections.reverse(back);
    assertThat(back).as("seed %d", SEED).isEqualTo(expected);
  }

  @Test
  void whereNoSuchEventIsAStepGoesToTheEnds() {
    var story = Story.of(CounterRule.PN, "n1", "n2").happens(new JournalEvent.Paused());
    var journal = Journals.of(story);

    assertThat(Stride.OPERATION.after(journal, 0)).isEqualTo(journal.end());
    assertThat(Stride.OPERATION.before(journal, journal.end())).isEqualTo(journal.begin());
    assertThat(Stride.ENTRY.after(journal, journal.end())).isEqualTo(journal.end());
    assertThat(Stride.ENTRY.before(journal, 0)).isEqualTo(journal.begin());
  }

  @Test
  void theForgottenPastIsNeverReached() {
    var journal = Journals.of(Journals.random(CounterRule.PN, SEED, 6_000), 2_048);

    assertThat(Stride.ENTRY.before(journal, journal.begin())).isEqualTo(journal.begin());
    assertThat(Stride.ENTRY.after(journal, 0)).isEqualTo(journal.begin() + 1);
  }
}
