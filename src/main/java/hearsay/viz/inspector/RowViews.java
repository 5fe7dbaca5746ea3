package hearsay.viz.inspector;

import hearsay.viz.Selection;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;

/// Makes the views of rows.
final class RowViews {
  private final Marking marking;
  private final Consumer<Selection> select;

  /// @param select told what a click on a row selects
  RowViews(Marking marking, Consumer<Selection> select) {
    this.marking = marking;
    this.select = select;
  }

  Node of(Row row, List<Column> columns, double[] ems) {
    return switch (row) {
      case Row.Words(var text, var tone) -> words(text, tone);
      case Row.Cells cells -> cells(cells, columns, ems);
      case Row.Field field -> field(field, columns, ems);
      case Row.Bytes bytes -> new HexView(bytes, marking);
    };
  }

  /// Turns the view of one row into that of another, if they differ in little.
  ///
  /// @return whether it could be
  boolean update(Node view, Row before, Row now) {
    return before instanceof Row.Cells was
        && now instanceof Row.Cells is
        && was.highlight() == is.highlight()
        && was.target().equals(is.target())
        && view instanceof CellsPane pane
        && pane.show(is.cells());
  }

  private static Node words(String text, Tone tone) {
    var label = new Label(text);
    label.getStyleClass().addAll("words", tone.style());
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }

  private Node cells(Row.Cells row, List<Column> columns, double[] ems) {
    var pane = new CellsPane(row.cells(), columns, ems);
    switch (row.highlight()) {
      case NONE -> {}
      case CHANGED -> pane.getStyleClass().add("changed");
      case BEHIND -> pane.getStyleClass().add("behind");
    }
    if (!row.target().equals(Selection.NONE)) {
      clickable(pane, () -> select.accept(row.target()));
    }
    return pane;
  }

  private Node field(Row.Field row, List<Column> columns, double[] ems) {
    var pane = new CellsPane(row.cells(), columns, ems);
    var bytes = new Marking.Bytes(row.offset(), row.length());
    clickable(pane, () -> marking.click(bytes));
    pane.setOnMouseEntered(event -> marking.point(bytes));
    pane.setOnMouseExited(event -> marking.leave());
    return pane;
  }

  /// With the mouse, and with Enter once it has the focus.
  private static void clickable(Node node, Runnable action) {
    node.getStyleClass().add("clickable");
    node.setFocusTraversable(true);
    node.setOnMouseClicked(event -> action.run());
    node.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            action.run();
            event.consume();
          }
        });
  }
}
