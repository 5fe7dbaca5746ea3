package hearsay.viz.graph;

import java.util.Locale;
import javafx.scene.Node;

/// Style classes that come and go with a state, and sizes in the words of a style sheet.
final class Styles {
  private Styles() {}

  /// A style sheet wants a decimal point, whatever the country.
  ///
  /// @param size in pixels
  static String fontSize(double size) {
    return String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", size);
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
