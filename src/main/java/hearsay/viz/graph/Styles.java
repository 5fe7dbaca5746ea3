package hearsay.viz.graph;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;

/// Style classes that come and go with a state, and sizes in the words of a style sheet.
final class Styles {
  private Styles() {}

  /// A style sheet wants a decimal point, whatever the country.
  ///
  /// @param size in pixels
  static String fontSize(double size) {
    return String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", size);
  }

  /// Keeps the node as a bitmap while it is in a window: what moves behind it is repainted 60 times
  /// a second, and a bitmap costs less than text and round corners. Not elsewhere: a picture taken
  /// in the moment of a change might show the old bitmap.
  static void keepAsBitmapInWindow(Node node) {
    node.cacheProperty()
        .bind(
            node.sceneProperty().flatMap(Scene::windowProperty).map(window -> true).orElse(false));
  }

  static void toggle(Node node, String styleClass, boolean isOn) {
    var classes = node.getStyleClass();
    if (!isOn) {
      classes.remove(styleClass);
    } else if (!classes.contains(styleClass)) {
      classes.add(styleClass);
    }
  }

  /// Gives a node the colour class of a group and takes away that of any other.
  ///
  /// @param group -1 for none
  static void group(Node node, int group) {
    for (var i = 0; i < GroupStyle.COLOURS; i++) {
      toggle(node, GroupStyle.styleClass(i), group >= 0 && group % GroupStyle.COLOURS == i);
    }
  }
}
