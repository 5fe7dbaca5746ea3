package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.journal.Link;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkHitsTest {
  private static final LinkLine UPPER = line("n1", "n2", 0, LinkState.OPEN, true);
  private static final LinkLine LOWER = line("n3", "n4", 12, LinkState.OPEN, true);
  private static final LinkLine CUT = line("n5", "n6", 40, LinkState.SEVERED, true);
  private static final LinkLine FAINT = line("n7", "n8", 13, LinkState.OPEN, false);
  private static final LinkFrame FRAME =
      new LinkFrame(List.of(UPPER, LOWER, CUT, FAINT), List.of(), Set.of());

  @Test
  void linkIsHitInAZoneOfSixteenPixels() {
    assertThat(LinkHits.at(FRAME, new Point(50, -8))).contains(UPPER);
    assertThat(LinkHits.at(FRAME, new Point(50, -8.5))).isEmpty();
  }

  @Test
  void nearestLinkWins() {
    assertThat(LinkHits.at(FRAME, new Point(50, 5))).contains(UPPER);
    assertThat(LinkHits.at(FRAME, new Point(50, 7))).contains(LOWER);
  }

  @Test
  void linkThatIsSeenWinsOverAFaintOne() {
    assertThat(LinkHits.at(FRAME, new Point(50, 13))).contains(LOWER);
  }

  @Test
  void shiftMeansTheDirectionThatLeavesTheNearerNode() {
    assertThat(UPPER.leavingNearer(new Point(20, 3))).isEqualTo(new Link("n1", "n2"));
    assertThat(UPPER.leavingNearer(new Point(80, 3))).isEqualTo(new Link("n2", "n1"));
  }

  @Test
  void knifeCutsWhatItCrossesAndIsNotYetCut() {
    var knife = new Segment(new Point(50, -20), new Point(60, 60));

    assertThat(LinkHits.crossed(FRAME, List.of(knife)))
        .containsExactlyInAnyOrder(UPPER.pair(), LOWER.pair(), FAINT.pair());
  }

  @Test
  void shortKnifeCutsNothing() {
    var knife = new Segment(new Point(50, -20), new Point(60, -1));

    assertThat(LinkHits.crossed(FRAME, List.of(knife))).isEmpty();
  }

  @Test
  void wordsSayWhatAClickWillDo() {
    assertThat(LinkWords.onClick(UPPER, UPPER.pair()))
        .isEqualTo("Click: cut n1–n2 · Shift: only n1→n2");
    assertThat(LinkWords.onClick(CUT, CUT.pair()))
        .isEqualTo("Click: heal n5–n6 · Shift: only n5→n6");
  }

  private static LinkLine line(
      String from, String to, double y, LinkState state, boolean isStrong) {
    var way = new Segment(new Point(0, y), new Point(100, y));
    return new LinkLine(new Link(from, to), way, state, state, isStrong);
  }
}
