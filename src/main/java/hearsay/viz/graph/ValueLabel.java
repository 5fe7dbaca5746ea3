package hearsay.viz.graph;

import javafx.scene.control.Label;

/// The counter's value, as large as its digits allow.
final class ValueLabel extends Label {
  private static final String[] CLASSES = {"digits-3", "digits-5", "digits-7", "digits-many"};

  ValueLabel(String node) {
    setId("value-" + node);
    getStyleClass().add("value");
    setMinWidth(0);
  }

  void show(String value) {
    if (value.equals(getText())) {
      return;
    }
    setText(value);
    getStyleClass().removeAll(CLASSES);
    var length = value.length();
    if (length > 2) {
      getStyleClass().add(CLASSES[length <= 3 ? 0 : length <= 5 ? 1 : length <= 7 ? 2 : 3]);
    }
  }
}
