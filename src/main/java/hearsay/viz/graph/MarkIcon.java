package hearsay.viz.graph;

import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import org.jspecify.annotations.Nullable;

/// A state mark as a small picture, drawn as a path so that it needs no font.
final class MarkIcon extends StackPane {
  private final Region sign = new Region();
  private final Label number = new Label();
  private @Nullable StateMark shown;

  MarkIcon() {
    getStyleClass().add("mark");
    sign.getStyleClass().add("mark-sign");
    number.getStyleClass().add("mark-number");
    getChildren().addAll(sign, number);
    setVisible(false);
  }

  /// @param mark null for a state that is not known: no sign
  void show(@Nullable StateMark mark) {
    if (Objects.equals(mark, shown)) {
      return;
    }
    shown = mark;
    setVisible(mark != null);
    if (mark != null) {
      draw(mark);
    }
  }

  private void draw(StateMark mark) {
    var path = new SVGPath();
    path.setContent(mark.shape().path());
    sign.setShape(path);
    sign.setVisible(!mark.isNumbered());
    number.setText(mark.isNumbered() ? String.valueOf(mark.index()) : "");
    Styles.toggle(sign, "hollow", mark.isHollow());
  }
}
