package hearsay.viz.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/// The few words that go with dots and links: why a frame bounced or was lost, how many frames a
/// dot stands for, how many cuts a wall. Labels are kept and used again.
final class WordsPane extends Pane {
  /// More words at once can't be read; the counts of further dots stay away.
  static final int MAX_WORDS = 48;

  private int used;

  WordsPane() {
    setMouseTransparent(true);
    setManaged(false);
  }

  /// The size of text has changed: no label keeps its measures.
  void forget() {
    getChildren().clear();
  }

  /// @param marks how frames ended, oldest first
  /// @param taken by words of others, which must stay readable
  void show(
      FlightTable flights,
      List<Mark> marks,
      List<Wall> walls,
      List<Box> taken,
      CardPlan plan,
      double dotRadius,
      long clusterNanos,
      long realNanos) {
    used = 0;
    walls.forEach(
        wall ->
            put(
                String.format(Locale.ROOT, "%,d cut", wall.cuts()),
                "wall-words",
                wall.segment().at(0.5),
                1));
    if (plan.metrics().size() != CardSize.DOT) {
      var occupied = new ArrayList<>(taken);
      occupied.addAll(plan.boxes().values());
      getChildren().subList(0, used).forEach(wall -> occupied.add(box(wall)));
      ReasonLayout.worthSaying(marks, plan, realNanos)
          .forEach(reason -> reason(reason, occupied, 1.6 * dotRadius));
    }
    for (var dot = 0; dot < flights.size() && used < MAX_WORDS; dot++) {
      if (flights.count(dot) > 1) {
        var fraction = flights.fraction(dot, clusterNanos);
        var at = new Point(flights.x(dot, fraction), flights.y(dot, fraction) - dotRadius - 9);
        put("×" + flights.count(dot), "count-words", at, 1);
      }
    }
    for (var i = used; i < getChildren().size(); i++) {
      getChildren().get(i).setVisible(false);
    }
  }

  private void reason(Reason reason, List<Box> taken, double distance) {
    var opacity = reason.age() < 0.6 ? 1 : (1 - reason.age()) / 0.4;
    put(reason.words(), "reason-words", reason.way().at(reason.fraction()), opacity);
    var label = (Label) getChildren().get(used - 1);
    var spot =
        ReasonLayout.spot(
            reason, box(label), distance, taken, new Box(0, 0, getWidth(), getHeight()));
    spot.ifPresentOrElse(
        at -> {
          moveTo(label, at);
          taken.add(box(label));
        },
        () -> used--);
  }

  private static Box box(Node label) {
    var bounds = label.getLayoutBounds();
    return new Box(label.getLayoutX(), label.getLayoutY(), bounds.getWidth(), bounds.getHeight());
  }

  private static void moveTo(Label label, Point center) {
    label.relocate(center.x() - label.getWidth() / 2, center.y() - label.getHeight() / 2);
  }

  private void put(String text, String styleClass, Point center, double opacity) {
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
    moveTo(label, center);
  }
}
