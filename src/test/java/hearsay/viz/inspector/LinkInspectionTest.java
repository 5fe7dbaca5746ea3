package hearsay.viz.inspector;

import static hearsay.viz.inspector.Story.rows;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.fault.LinkFaults;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import org.junit.jupiter.api.Test;

class LinkInspectionTest {
  private final Link link = new Link("n1", "n2");
  private final Story story = Story.of(CounterRule.PN, "n1", "n2");

  @Test
  void bothDirectionsStandSideBySide() {
    story.click("n1").tell("n1", "n2").tell("n1", "n2").tell("n2", "n1");
    story.lose(story.send("n1", "n2"));

    var rows = rows(LinkInspection.of(story.now(), link), "Frames");

    assertThat(rows)
        .contains("sent|3|1", "delivered|2|1", "taught|1|0", "redundant|1|1")
        .contains("lost|1|0", "why|1 connection closed|–");
  }

  @Test
  void aLinkCutOneWaySaysWhich() {
    story.happens(new JournalEvent.LinkFaultsChanged(link, LinkFaults.SEVERED)).after(65);

    var said = LinkInspection.of(story.now(), link);

    assertThat(said.state()).isEqualTo("severed one way");
    assertThat(rows(said, "")).contains("state|severed by you, 01:05 ago|open");
  }

  @Test
  void faultsAreSaidInWords() {
    story.happens(
        new JournalEvent.LinkFaultsChanged(link, new LinkFaults(false, 120_000_000, 0, 0.3, 0, 0)));

    assertThat(rows(LinkInspection.of(story.now(), link), ""))
        .contains("faults|loses 30 %, 120 ms late|–");
  }

  @Test
  void aFrameOnItsWayCanBeSelected() {
    var frame = story.click("n1").send("n1", "n2");

    var flights = LinkInspection.of(story.now(), link).sections().getLast().rows();

    assertThat(flights).hasSize(1);
    assertThat(((Row.Cells) flights.getFirst()).target()).isEqualTo(frame);
  }

  @Test
  void whatIsNoLinkIsSaidToBeNone() {
    var said = LinkInspection.of(story.now(), new Link("n1", "n9"));

    assertThat(rows(said, "")).containsExactly("There is no such link at the moment shown.");
  }
}
