package hearsay.journal.trace;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.journal.FrameKey;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.journal.Story;
import hearsay.protocol.MessageKind;
import org.junit.jupiter.api.Test;

class FrameStoryTest {
  private static final Link LINK = new Link("n1", "n2");

  @Test
  void aFramesStoryTellsOfItsDuplicatesToo() {
    var story = Story.of(CounterRule.PN, "n1", "n2").click("n1", 1);
    var frame = story.send("n1", "n2");
    var copy = new FrameKey(frame.connection(), frame.ordinal(), 1);
    long sent = story.entries().size() - 1;
    story.happens(new JournalEvent.FrameHeld(frame, LINK, MessageKind.STATE, 9));
    story.happens(new JournalEvent.FrameHeld(copy, LINK, MessageKind.STATE, 9));
    story.tell("n2", "n1").deliver(frame);
    story.happens(new JournalEvent.FrameLost(copy, LINK, "link cut"));
    var journal = Journals.of(story);

    var whole = FrameStory.of(journal, sent, journal.end()).orElseThrow();
    var early = FrameStory.of(journal, sent, sent + 2).orElseThrow();

    assertThat(whole.sent().position()).isEqualTo(sent);
    assertThat(whole.later())
        .extracting(JournalEntry::position)
        .containsExactly(sent + 1, sent + 2, sent + 5, sent + 6);
    assertThat(early.later()).hasSize(1);
  }

  @Test
  void whereNoFrameWasSentIsNoStory() {
    var journal = Journals.of(Story.of(CounterRule.PN, "n1", "n2").click("n1", 1));

    assertThat(FrameStory.of(journal, 0, journal.end())).isEmpty();
    assertThat(FrameStory.of(journal, journal.end(), journal.end())).isEmpty();
  }
}
