package hearsay.viz.graph;

import hearsay.journal.Group;
import hearsay.viz.LabViewModel;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The words at the edge of the picture: which groups hear which, how many links are drawn strong,
/// the legend, and the hint of the first start.
final class GraphNotes extends Pane {
  private static final double EDGE = 14;

  private final Label oneWay = new Label();
  private final Label thinned = new Label();
  private final Label hint = new Label("Click + on any node");
  private final Legend legend = new Legend();
  private final LightLegend lights = new LightLegend();
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
    getChildren().addAll(oneWay, thinned, legend, lights, hint);
  }

  /// @param isFirst whether nothing was ever clicked
  /// @param hasServer whether the discovery server is drawn
  void show(
      List<Group> groups,
      LinkFrame links,
      LabViewModel.Level level,
      boolean isFirst,
      boolean hasServer) {
    legend.showsDiscovery(hasServer);
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
          String.format(
              Locale.ROOT, "%,d of %,d links shown strong", strong, links.lines().size()));
    }
  }

  /// Says what is lit up.
  void light(Lighting lighting, Box area, Collection<Box> cards) {
    if (lights.show(lighting)) {
      lights.applyCss();
      lights.autosize();
      placeLights(area, cards);
    }
  }

  /// Along the upper or the lower edge, where it covers no card; else where it covers least.
  private void placeLights(Box area, Collection<Box> cards) {
    var width = lights.getWidth();
    var left = area.x() + EDGE;
    var right = Math.max(left, area.right() - EDGE - width);
    var spot =
        Stream.of(area.y() + EDGE, area.bottom() - EDGE - lights.getHeight())
            .flatMap(
                y ->
                    Stream.of(left, (left + right) / 2, right)
                        .map(x -> new Box(x, y, width, lights.getHeight())))
            .min(Comparator.comparingDouble(box -> covered(box, cards)))
            .orElseThrow();
    lights.relocate(spot.x(), spot.y());
  }

  private double covered(Box box, Collection<Box> cards) {
    return Stream.concat(cards.stream(), taken().stream())
        .mapToDouble(
            other ->
                Math.max(0, Math.min(box.right(), other.right()) - Math.max(box.x(), other.x()))
                    * Math.max(
                        0, Math.min(box.bottom(), other.bottom()) - Math.max(box.y(), other.y())))
        .sum();
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
    placeLegend(area, cards);
    placeHint(area, cards);
    placeLights(area, cards);
  }

  /// Into a corner where it covers no card; where there is none, the legend is what can be missed.
  private void placeLegend(Box area, Collection<Box> cards) {
    var right = area.right() - EDGE - legend.getWidth();
    var bottom = area.bottom() - EDGE - legend.getHeight();
    var spot =
        Stream.of(
                new Point(right, bottom),
                new Point(area.x() + EDGE, bottom),
                new Point(right, area.y() + EDGE))
            .map(at -> new Box(at.x(), at.y(), legend.getWidth(), legend.getHeight()))
            .filter(box -> cards.stream().noneMatch(card -> card.grown(EDGE).overlaps(box)))
            .findFirst();
    legend.setVisible(legend.isVisible() && spot.isPresent());
    spot.ifPresent(box -> legend.relocate(box.x(), box.y()));
  }

  /// Where notes stand that stay.
  List<Box> taken() {
    return Stream.<Region>of(oneWay, thinned, legend)
        .filter(Region::isVisible)
        .map(
            note ->
                new Box(note.getLayoutX(), note.getLayoutY(), note.getWidth(), note.getHeight()))
        .toList();
  }

  /// As near to the middle as it covers no card; where there is no such place, the cards speak for
  /// themselves.
  private void placeHint(Box area, Collection<Box> cards) {
    var middle = area.center();
    var spot =
        DoubleStream.iterate(
                area.y() + EDGE, y -> y + hint.getHeight() < area.bottom(), y -> y + EDGE)
            .boxed()
            .flatMap(
                y ->
                    DoubleStream.of(0.5, 0.75, 0.25, 1, 0)
                        .map(
                            part ->
                                area.x()
                                    + EDGE
                                    + part * (area.width() - hint.getWidth() - 2 * EDGE))
                        .mapToObj(x -> new Box(x, y, hint.getWidth(), hint.getHeight())))
            .filter(box -> cards.stream().noneMatch(card -> card.grown(4).overlaps(box)))
            .min(Comparator.comparingDouble(box -> box.center().distance(middle)));
    hint.setVisible(hint.isVisible() && spot.isPresent());
    spot.ifPresent(box -> hint.relocate(box.x(), box.y()));
  }
}
