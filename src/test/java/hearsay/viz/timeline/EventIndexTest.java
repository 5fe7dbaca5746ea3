package hearsay.viz.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.trace.EventWords;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventIndexTest {
  private static final int MUCH = 10_000;

  private final Journal journal = new Journal(() -> 0);
  private final EventIndex index = new EventIndex();

  @Test
  void aLongJournalIsReadInPieces() {
    crash(MUCH);

    var pieces = IntStream.range(0, 10).map(any -> index.read(journal).added()).toArray();

    assertThat(pieces[0]).isLessThan(MUCH / 2);
    assertThat(IntStream.of(pieces).sum()).isEqualTo(MUCH);
    assertThat(index.entry(MUCH - 1).position()).isEqualTo(MUCH - 1);
  }

  @Test
  void whatIsAppendedIsAddedAtTheEnd() {
    crash(3);
    index.read(journal);
    crash(2);

    assertThat(index.read(journal)).isEqualTo(new EventIndex.Change(false, 0, 2));
    assertThat(index.read(journal).isSome()).isFalse();
  }

  @Test
  void aFilterOfKindNodeAndTextNarrowsTheList() {
    journal.append(new JournalEvent.NodeCrashed("n1"));
    journal.append(new JournalEvent.Paused());
    journal.append(new JournalEvent.NodeCrashed("n2"));
    journal.append(new JournalEvent.NodeRemoved("n2"));
    index.read(journal);

    assertThat(narrowed(new EventFilter(Set.of(EventWords.Kind.NODE), "", ""))).isEqualTo(3);
    assertThat(narrowed(new EventFilter(all(), "n2", ""))).isEqualTo(2);
    assertThat(narrowed(new EventFilter(all(), "n2", " CRASH "))).isEqualTo(1);
    assertThat(index.entry(0).position()).isEqualTo(2);
    assertThat(narrowed(new EventFilter(Set.of(), "", ""))).isZero();
    assertThat(narrowed(EventFilter.ALL)).isEqualTo(4);
  }

  @Test
  void theIndexOfAPositionIsThatOfTheLastEventUpToIt() {
    journal.append(new JournalEvent.Paused());
    journal.append(new JournalEvent.NodeCrashed("n1"));
    journal.append(new JournalEvent.Resumed());
    journal.append(new JournalEvent.NodeCrashed("n2"));
    narrowed(new EventFilter(Set.of(EventWords.Kind.NODE), "", ""));

    assertThat(index.indexAt(0)).isEqualTo(-1);
    assertThat(index.indexAt(1)).isZero();
    assertThat(index.indexAt(2)).isZero();
    assertThat(index.indexAt(99)).isEqualTo(1);
  }

  @Test
  void whatTheJournalForgetsLeavesTheListAndMemoryIsUsedAgain() {
    var small = new Journal(() -> 0, 2_048);
    for (var round = 0; round < 20; round++) {
      for (var count = 0; count < 3_000; count++) {
        small.append(new JournalEvent.NodeCrashed("n1"));
      }
      index.read(small);
    }

    assertThat(index.size()).isEqualTo((int) (small.end() - small.begin()));
    assertThat(index.entry(0).position()).isEqualTo(small.begin());
  }

  @Test
  void anotherJournalStartsAnew() {
    crash(3);
    index.read(journal);
    var other = new Journal(() -> 0);
    other.append(new JournalEvent.Paused());

    assertThat(index.read(other)).isEqualTo(new EventIndex.Change(true, 0, 1));
    assertThat(index.size()).isEqualTo(1);
  }

  private int narrowed(EventFilter filter) {
    index.narrow(filter);
    index.read(journal);
    return index.size();
  }

  private static Set<EventWords.Kind> all() {
    return EventFilter.ALL.kinds();
  }

  private void crash(int times) {
    for (var count = 0; count < times; count++) {
      journal.append(new JournalEvent.NodeCrashed("n1"));
    }
  }
}
