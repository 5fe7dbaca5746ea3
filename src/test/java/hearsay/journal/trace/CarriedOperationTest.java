package hearsay.journal.trace;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.journal.JournalEvent;
import hearsay.journal.Story;
import org.junit.jupiter.api.Test;

class CarriedOperationTest {
  @Test
  void aDeltaLeadsBackToTheOperationItTellsOfFromAnyHop() {
    var story = Story.of(CounterRule.PN, "n1", "n2", "n3");
    story.click("n1", 1);
    var applied = story.entries().size() - 1;
    story.deliver(story.send("n1", "n2"));
    story.send("n2", "n3");
    var journal = Journals.of(story);

    var found = CarriedOperation.of(journal, Journals.last(journal, JournalEvent.FrameSent.class));

    assertThat(journal.entry(applied).event()).isInstanceOf(JournalEvent.OperationsApplied.class);
    assertThat(found).hasValue(applied);
  }

  @Test
  void whatCarriesMoreThanOneOperationLeadsToNone() {
    var story = Story.of(CounterRule.PN, "n1", "n2", "n3");
    story.click("n1", 1).click("n2", 1);
    story.deliver(story.send("n1", "n2"));
    story.send("n2", "n3");
    var journal = Journals.of(story);

    var sent = Journals.last(journal, JournalEvent.FrameSent.class);

    assertThat(CarriedOperation.of(journal, sent)).isEmpty();
    assertThat(CarriedOperation.of(journal, 0)).isEmpty();
  }
}
