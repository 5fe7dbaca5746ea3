package hearsay.viz.spacetime;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.VersionedCounter;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.FrameKey;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.protocol.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagramIndexTest {
  private static final int ENTRIES = 5_000;

  /// Where a frame was sent and where it ended, found without any index.
  private record Way(FrameKey key, long sent, long end) {}

  private static List<JournalEntry> entries(long seed) {
    var load = new DiagramLoad(5, 100_000, seed);
    load.goOn(ENTRIES, 5_000_000_000L);
    return load.journal().read(0, Integer.MAX_VALUE);
  }

  private static DiagramIndex index(List<JournalEntry> entries) {
    var index = new DiagramIndex(ClusterSnapshot.EMPTY, _ -> List.of());
    entries.forEach(index::add);
    return index;
  }

  private static List<Way> naive(List<JournalEntry> entries) {
    var ends = new HashMap<FrameKey, Long>();
    for (var entry : entries) {
      if (entry.event() instanceof JournalEvent.FrameDelivered delivered) {
        ends.put(delivered.frame(), entry.position());
      } else if (entry.event() instanceof JournalEvent.FrameLost lost) {
        ends.put(lost.frame(), entry.position());
      }
    }
    var ways = new ArrayList<Way>();
    for (var entry : entries) {
      if (entry.event() instanceof JournalEvent.FrameSent sent) {
        ways.add(
            new Way(sent.frame(), entry.position(), ends.getOrDefault(sent.frame(), Arrow.OPEN)));
      }
    }
    return ways;
  }

  private static List<Way> found(DiagramIndex index, long from, long to) {
    var found = new ArrayList<Way>();
    index.arrows(
        from,
        to,
        arrow -> found.add(new Way(arrow.key(), arrow.sentPosition(), arrow.endPosition())));
    return found;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatLiesInAWindowIsWhatASearchOfEverythingFinds(long seed) {
    var entries = entries(seed);
    var index = index(entries);
    var all = naive(entries);
    var random = new Random(seed);
    for (var i = 0; i < 50; i++) {
      var from = random.nextLong(ENTRIES);
      var to = from + random.nextLong(ENTRIES - from + 1);

      var seen = found(index, from, to);

      assertThat(seen)
          .as("seed %d, window %d to %d", seed, from, to)
          .containsExactlyInAnyOrderElementsOf(
              all.stream().filter(way -> way.sent() <= to && way.end() >= from).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void marksInAWindowAreThoseOfItsEntries(long seed) {
    var entries = entries(seed);
    var index = index(entries);
    var marks = new ArrayList<Long>();

    index.marks(700, 3_000, mark -> marks.add(mark.position()));

    assertThat(marks)
        .as("seed %d", seed)
        .isEqualTo(
            entries.stream()
                .filter(entry -> entry.position() >= 700 && entry.position() <= 3_000)
                .filter(entry -> Mark.isMark(entry.event()))
                .map(JournalEntry::position)
                .toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theFirstEntryAtATimeIsFoundByHalving(long seed) {
    var entries = entries(seed);
    var index = index(entries);
    var random = new Random(seed);
    for (var i = 0; i < 100; i++) {
      var nanos = random.nextLong(6_000_000_000L);

      var position = index.firstAt(Axis.TIME, Shown.NEWS, nanos);

      var first =
          entries.stream()
              .filter(entry -> entry.atNanos() >= nanos)
              .mapToLong(JournalEntry::position)
              .findFirst()
              .orElse(entries.size());
      assertThat(position).as("seed %d, at %d", seed, nanos).isEqualTo(first);
    }
  }

  @Test
  void inTheEvenOrderEveryShownEntryIsOneStep() {
    var entries = entries(1);
    var index = index(entries);
    var steps = 0;
    for (var entry : entries) {
      steps += Shown.NEWS.isShown(entry.event()) ? 1 : 0;

      assertThat(index.at(Axis.ORDER, Shown.NEWS, entry.position())).isEqualTo(steps);
    }
  }

  @Test
  void whatTheJournalForgotIsForgottenAndTheRestStaysWhereItWas() {
    var entries = entries(7);
    var index = index(entries);
    var before = found(index, 3_000, 4_000);
    var at = index.at(Axis.ORDER, Shown.ALL, 3_500);

    index.forgetBefore(2_048);

    assertThat(index.begin()).isEqualTo(2_048);
    assertThat(index.at(Axis.ORDER, Shown.ALL, 3_500)).isEqualTo(at);
    assertThat(found(index, 3_000, 4_000))
        .containsExactlyElementsOf(before.stream().filter(way -> way.sent() >= 2_048).toList());
  }

  @Test
  void anInjectedDuplicateIsAnArrowOfItsOwnFromTheSameSending() {
    var key = new FrameKey(1, 1, 0);
    var link = new Link("n1", "n2");
    var push = new Message.Push(VersionedCounter.ZERO);
    var index = new DiagramIndex(ClusterSnapshot.EMPTY, _ -> List.of());
    index.add(at(0, new JournalEvent.FrameSent(key, link, push, 30)));
    index.add(at(1, new JournalEvent.FrameHeld(new FrameKey(1, 1, 1), link, push.kind(), 9)));
    index.add(at(2, new JournalEvent.FrameLost(key, link, "cut")));

    var ways = found(index, 0, 2);

    assertThat(ways)
        .containsExactly(new Way(key, 0, 2), new Way(new FrameKey(1, 1, 1), 0, Arrow.OPEN));
  }

  private static JournalEntry at(long position, JournalEvent event) {
    return new JournalEntry(position, position, position, event);
  }
}
