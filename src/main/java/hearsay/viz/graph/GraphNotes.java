package hearsay.viz.graph;

import hearsay.journal.Group;
import hearsay.viz.LabViewModel;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/// The words at the edge of the picture: which groups hear which, how many links are drawn strong, the legend, and the hint of the
/// first start.
final class GraphNotes extends Pane {
  private static final double EDGE = 14;

  private final Label oneWay = new Label();
  private final Label thinned = new Label();
  private final Label hint = new Label("Click + on any node");
  private final Legend legend = new Legend();
  private long counted = -1;

  GraphNotes() {
    setMouseTransparent(true);
    setManaged(false);
    oneWay.setId("one-way");
    oneWay.getStyleClass().add("note");
    thinned.setId("links-shown");
    thinned.getStyleClass().add("note");
    hint.setId("first-hint");
    hint.getStyleClass().add("hint");
    getChildren().addAll(oneWay, thinned, legend, hint);
  }

  /// @param isFirst whether nothing was ever clicked
  void show(List<Group> groups, LinkFrame links, LabViewModel.Level level, boolean isFirst) {
    oneWay.setText(String.join(" · ", GroupWords.oneWay(groups)));
    oneWay.setVisible(!oneWay.getText().isEmpty());
    thinned.setVisible(links.isThinned());
    legend.setVisible(level != LabViewModel.Level.LECTURE);
    hint.setVisible(isFirst && level == LabViewModel.Level.LECTURE);
  }

  /// Says how many links are drawn in full strength.
  ///
  /// @param carrying how many of the faint ones carry a frame
  void count(LinkFrame links, long carrying) {
    if (links.isThinned() && carrying != counted) {
      counted = carrying;
      var strong = Math.min(links.lines().size(), links.strong() + carrying);
      thinned.setText(
          String.format(Locale.ROOT, "%,d of %,d links shown strong", strong, links.lines().size()));
    }
  }

  void hideHint() {
    hint.setVisible(false);
  }

  /// Puts the words into the corners of an area, and the hint where it covers no card.
  void place(Box area, Collection<Box> cards) {
    // The widest it will be, so that counting does not move it.
    counted = -1;
    thinned.setText("0,000 of 0,000 links shown strong");
    for (var child : getChildren()) {
      child.applyCss();
      child.autosize();
    }
    oneWay.relocate(area.x() + EDGE, area.y() + EDGE);
    thinned.relocate(area.x() + EDGE, area.bottom() - EDGE - thinned.getHeight());
    legend.relocate(
        area.right() - EDGE - legend.getWidth(), area.bottom() - EDGE - legend.getHeight());
    var spot = hintSpot(area, cards);
    hint.relocate(spot.x(), spot.y());
  }

  private Box hintSpot(Box area, Collection<Box> cards) {
    var middle = area.center().x();
    var spots =
        Stream.of(0.5, 0.94, 0.06, 0.7, 0.3)
            .map(part -> new Point(middle, area.y() + area.height() * part))
            .map(at -> Box.around(at, hint.getWidth(), hint.getHeight()))
            .toList();
    return spots.stream()
        .filter(spot -> cards.stream().noneMatch(card -> card.grown(4).overlaps(spot)))
        .findFirst()
        .orElse(spots.get(1));
  }
}
