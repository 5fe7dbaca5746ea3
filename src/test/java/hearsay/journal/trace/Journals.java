package hearsay.journal.trace;

import hearsay.crdt.CounterRule;
import hearsay.journal.FrameKey;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.RandomStory;
import hearsay.journal.Story;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/// Journals to read in.
final class Journals {
  private Journals() {}

  /// All that the story tells, each entry a millisecond after the one before.
  static Journal of(Story story) {
    return of(story, Journal.DEFAULT_CAPACITY);
  }

  static Journal of(Story story, int capacity) {
    var clock = new AtomicLong();
    var journal = new Journal(() -> clock.getAndAdd(1_000_000), capacity);
    story.entries().forEach(entry -> journal.append(entry.event()));
    return journal;
  }

  /// Anything may happen, and in the end some frames arrive once more.
  static Story random(CounterRule rule, long seed, int steps) {
    var story = RandomStory.of(rule, seed, steps);
    var random = new Random(seed);
    var sent =
        story.entries().stream()
            .map(JournalEntry::event)
            .filter(JournalEvent.FrameSent.class::isInstance)
            .map(event -> ((JournalEvent.FrameSent) event).frame())
            .toList();
    for (int i = 0; i < Math.min(3, sent.size()); i++) {
      var frame = sent.get(random.nextInt(sent.size()));
      story.deliver(new FrameKey(frame.connection(), frame.ordinal(), 1 + i));
    }
    return story;
  }

  static List<JournalEntry> entries(Journal journal) {
    return journal.read(0, (int) journal.end());
  }

  /// Position of the last entry of that kind.
  static long last(Journal journal, Class<? extends JournalEvent> kind) {
    return entries(journal).stream()
        .filter(entry -> kind.isInstance(entry.event()))
        .mapToLong(JournalEntry::position)
        .max()
        .orElseThrow();
  }
}
