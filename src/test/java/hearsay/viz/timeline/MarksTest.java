package hearsay.viz.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.fault.LinkFaults;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarksTest {
  private static final Link LINK = new Link("n1", "n2");

  private final List<JournalEntry> entries = new ArrayList<>();
  private final Marks marks = new Marks();

  @Test
  void aCutThatIsHealedIsABandAndOneThatIsNotLasts() {
    story(
        at(0, new JournalEvent.ClusterStarted(CounterRule.PN, "line", 0, 1)),
        at(0, new JournalEvent.TopologyChanged("line", Set.of(LINK, LINK.reversed()))),
        at(1_000, cut(LINK)),
        at(1_000, cut(LINK.reversed())),
        at(2_000, heal(LINK)),
        at(3_000, heal(LINK.reversed())),
        at(5_000, cut(LINK)));

    assertThat(marks.bands())
        .containsExactly(
            new Marks.Band(false, 1_000, 3_000), new Marks.Band(false, 5_000, Long.MAX_VALUE));
    assertThat(marks.marks())
        .extracting(Marks.Mark::kind)
        .containsExactly(Marks.Kind.CUT, Marks.Kind.HEAL, Marks.Kind.HEAL, Marks.Kind.CUT);
  }

  @Test
  void aPauseIsABandOfItsOwn() {
    story(
        at(0, new JournalEvent.ClusterStarted(CounterRule.PN, "line", 0, 1)),
        at(1_000, new JournalEvent.Paused()),
        at(4_000, new JournalEvent.Resumed()));

    assertThat(marks.bands()).containsExactly(new Marks.Band(true, 1_000, 4_000));
  }

  @Test
  void crashesAreMarkedOneByOneUnlessAtOnce() {
    story(
        at(0, new JournalEvent.NodeCrashed("n1")),
        at(10, new JournalEvent.NodeCrashed("n2")),
        at(500, new JournalEvent.NodeCrashed("n3")));

    assertThat(marks.marks())
        .containsExactly(
            new Marks.Mark(Marks.Kind.CRASH, 0, 0), new Marks.Mark(Marks.Kind.CRASH, 500, 2));
  }

  private JournalEntry at(long wallMillis, JournalEvent event) {
    var entry = new JournalEntry(entries.size(), wallMillis * 1_000_000, wallMillis, event);
    entries.add(entry);
    return entry;
  }

  private void story(JournalEntry... told) {
    assertThat(told).hasSize(entries.size());
    marks.read(Journal.recorded(ClusterSnapshot.EMPTY, entries));
  }

  private static JournalEvent cut(Link link) {
    return new JournalEvent.LinkFaultsChanged(link, LinkFaults.SEVERED);
  }

  private static JournalEvent heal(Link link) {
    return new JournalEvent.LinkFaultsChanged(link, LinkFaults.NONE);
  }
}
