package hearsay.viz.inspector;

import static hearsay.viz.inspector.Story.enabled;
import static hearsay.viz.inspector.Story.rows;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.journal.trace.Rumour;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EventInspectionTest {
  private final Story story = Story.of(CounterRule.PN, "n1", "n2");

  @Test
  void everyFieldOfAnEventIsNamed() {
    story.click("n1");

    assertThat(rows(last(), "Fields"))
        .containsExactly(
            "node|n1", "increments|1", "decrements|0", "before|value 0, v0", "after|value 1, v1");
  }

  @Test
  void anOperationCanBeTraced() {
    story.click("n1");

    assertThat(enabled(last()))
        .containsExactly("Past and future", "Trace this rumour", "Go to this moment");
  }

  @Test
  void fromItsDeliveryOneGetsToTheFrame() {
    var frame = story.click("n1").send("n1", "n2");
    story.deliver(frame);

    assertThat(last().actions()).extracting(Action::deed).contains(new Action.Deed.Select(frame));
  }

  @Test
  void theLegendOfATraceSaysWhoHeardWhenByWhat() {
    story.after(3).click("n1");
    var position = story.journal.end() - 1;
    var frame = story.send("n1", "n2");
    story.after(2).deliver(frame);
    var rumour = Rumour.of(story.journal, position, story.journal.end()).orElseThrow();

    var rows = TraceSection.of(rumour, story.now()).rows();

    assertThat(rows)
        .extracting(row -> ((Row.Cells) row).cells().stream().map(Cell::text).toList().toString())
        .containsExactly("[hop 0, n1, 0:03, own click]", "[hop 1, n2, +2.0 s, DELTA from n1]");
  }

  @Test
  void whatTheJournalForgotIsSaidToBeForgotten() {
    var said = EventInspection.of(story.now(), 1_000, ZoneOffset.UTC);

    assertThat(rows(said, "")).containsExactly("The journal no longer tells of it.");
  }

  private Inspection last() {
    return EventInspection.of(story.now(), story.journal.end() - 1, ZoneOffset.UTC);
  }
}
