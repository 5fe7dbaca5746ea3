package hearsay.viz.graph;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/// The few words that go with dots and links: why a frame bounced or was lost, how many frames a dot stands for, how many cuts a
/// wall. Labels are kept and used again.
final class WordsPane extends Pane {
  /// More words at once can't be read; the counts of further dots stay away.
  static final int MAX_WORDS = 48;

  private int used;

  WordsPane() {
    setMouseTransparent(true);
    setManaged(false);
  }

  void show(
      FlightTable flights,
      List<Mark> marks,
      List<Wall> walls,
      CardPlan plan,
      double dotRadius,
      long clusterNanos,
      long realNanos) {
    used = 0;
    walls.forEach(
        wall -> {
          var middle = wall.segment().at(0.5);
          put("%,d cut".formatted(wall.cuts()), "wall-words", middle.x(), middle.y(), 1);
        });
    for (var mark : marks) {
      reason(mark, plan, dotRadius, realNanos);
    }
    for (var dot = 0; dot < flights.size() && used < MAX_WORDS; dot++) {
      if (flights.count(dot) > 1) {
        var fraction = flights.fraction(dot, clusterNanos);
        put(
            "×" + flights.count(dot),
            "count-words",
            flights.x(dot, fraction),
            flights.y(dot, fraction) - dotRadius - 9,
            1);
      }
    }
    for (var i = used; i < getChildren().size(); i++) {
      getChildren().get(i).setVisible(false);
    }
  }

  private void reason(Mark mark, CardPlan plan, double dotRadius, long realNanos) {
    var from = plan.boxes().get(mark.link().from());
    var to = plan.boxes().get(mark.link().to());
    if (mark.words().isEmpty() || from == null || to == null || plan.metrics().size() == CardSize.DOT) {
      return;
    }
    var way = Segment.between(from, to);
    var at = way.at(mark.kind() == Mark.Kind.REFUSED ? 0.8 : mark.fraction());
    var age = mark.age(realNanos);
    put(mark.words(), "reason-words", at.x(), at.y() + dotRadius + 14, age < 0.6 ? 1 : (1 - age) / 0.4);
  }

  private void put(String text, String styleClass, double x, double y, double opacity) {
    if (used >= MAX_WORDS) {
      return;
    }
    if (used == getChildren().size()) {
      getChildren().add(new Label());
    }
    var label = (Label) getChildren().get(used++);
    var isNew = !text.equals(label.getText()) || !label.getStyleClass().contains(styleClass);
    label.setOpacity(opacity);
    label.setVisible(true);
    if (isNew) {
      label.setText(text);
      label.getStyleClass().setAll("words", styleClass);
      label.applyCss();
      label.autosize();
    }
    label.relocate(x - label.getWidth() / 2, y - label.getHeight() / 2);
  }
}
