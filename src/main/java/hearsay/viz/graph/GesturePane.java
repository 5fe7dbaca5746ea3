package hearsay.viz.graph;

import hearsay.journal.Link;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;

/// What the mouse is about to do: the link under it, the knife and what it would sever, in words.
final class GesturePane extends Pane {
  private final Line hovered = new Line();
  private final Pane crossed = new Pane();
  private final Line knife = new Line();
  private final Label tip = new Label();

  GesturePane() {
    setMouseTransparent(true);
    setManaged(false);
    hovered.getStyleClass().add("hovered-link");
    knife.getStyleClass().add("knife");
    tip.getStyleClass().add("tip");
    tip.setId("graph-tip");
    getChildren().addAll(hovered, crossed, knife, tip);
    clear();
  }

  void clear() {
    hovered.setVisible(false);
    knife.setVisible(false);
    tip.setVisible(false);
    crossed.getChildren().clear();
  }

  void hover(LinkLine line, String words, Point mouse) {
    clear();
    place(hovered, line.segment());
    hovered.setVisible(true);
    say(words, mouse);
  }

  void cut(Segment stroke, LinkFrame frame, Set<Link> pairs) {
    clear();
    place(knife, stroke);
    knife.setVisible(true);
    for (var line : frame.lines()) {
      if (pairs.contains(line.pair())) {
        cross(line);
      }
    }
    var count = pairs.size();
    var words =
        count == 0
            ? "Draw across links to cut them · Esc: let be"
            : "Let go: cut %d %s · Esc: let be".formatted(count, count == 1 ? "link" : "links");
    say(words, stroke.end());
  }

  /// Links that a partition would cut, while it is only looked at.
  void preview(LinkFrame frame, Set<Link> links) {
    crossed.getChildren().clear();
    for (var line : frame.lines()) {
      if (links.contains(line.pair()) || links.contains(line.pair().reversed())) {
        cross(line);
      }
    }
  }

  /// Says what a click on something will do, beside the mouse.
  void tell(String words, Point mouse) {
    clear();
    say(words, mouse);
  }

  private void cross(LinkLine line) {
    var shape = new Line();
    shape.getStyleClass().add("crossed-link");
    place(shape, line.segment());
    crossed.getChildren().add(shape);
  }

  private void say(String words, Point mouse) {
    tip.setText(words);
    tip.setVisible(true);
    tip.applyCss();
    tip.autosize();
    var box =
        new Box(mouse.x() + 14, mouse.y() + 18, tip.getWidth(), tip.getHeight())
            .within(getWidth(), getHeight(), 4);
    tip.relocate(box.x(), box.y());
  }

  private static void place(Line line, Segment way) {
    line.setStartX(way.start().x());
    line.setStartY(way.start().y());
    line.setEndX(way.end().x());
    line.setEndY(way.end().y());
  }
}
