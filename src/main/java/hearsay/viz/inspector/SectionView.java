package hearsay.viz.inspector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A section. Only rows that differ from the ones before are made anew.
final class SectionView extends VBox {
  private final RowViews views;
  private final Label title = new Label();
  private final Button copy = new Button("Copy");
  private final HBox head = new HBox();
  private final VBox rows = new VBox();
  private Section shown = Section.of("", List.of(), List.of());
  private double[] ems = {};

  SectionView(RowViews views) {
    this.views = views;
    getStyleClass().add("section");
    title.getStyleClass().add("section-title");
    title.setWrapText(true);
    copy.getStyleClass().addAll("flat", "copy");
    copy.setMinWidth(Region.USE_PREF_SIZE);
    copy.setOnAction(event -> copy());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    head.getStyleClass().add("section-head");
    head.getChildren().addAll(title, gap, copy);
    getChildren().addAll(head, rows);
  }

  void show(Section section) {
    if (section.equals(shown)) {
      return;
    }
    title.setText(section.title());
    copy.setVisible(!section.copy().isEmpty());
    copy.setAccessibleText("Copy " + section.title());
    head.setVisible(!section.title().isEmpty());
    head.setManaged(head.isVisible());
    var isOtherKind = !section.columns().equals(shown.columns());
    widen(section);
    for (int i = 0; i < section.rows().size(); i++) {
      showRow(section, i, isOtherKind);
    }
    rows.getChildren().remove(section.rows().size(), rows.getChildren().size());
    shown = section;
  }

  private void showRow(Section section, int index, boolean isOtherKind) {
    var row = section.rows().get(index);
    if (index >= rows.getChildren().size()) {
      rows.getChildren().add(views.of(row, section.columns(), ems));
    } else if (isOtherKind || mustBeMadeAnew(index, row)) {
      rows.getChildren().set(index, views.of(row, section.columns(), ems));
    }
  }

  private boolean mustBeMadeAnew(int index, Row row) {
    var before = shown.rows().get(index);
    return !row.equals(before) && !views.update(rows.getChildren().get(index), before, row);
  }

  /// Columns are as wide as their longest text; while numbers grow by ones, they stay as they are.
  private void widen(Section section) {
    var now = widths(section);
    if (!Arrays.equals(now, ems)) {
      ems = now;
      rows.getChildren().forEach(row -> widen(row, now));
    }
  }

  private static void widen(Node row, double[] ems) {
    if (row instanceof CellsPane cells) {
      cells.widths(ems);
    }
  }

  static double[] widths(Section section) {
    var widths = new double[section.columns().size()];
    var longest = new int[widths.length];
    for (var cells : cells(section)) {
      for (int i = 0; i < Math.min(cells.size(), longest.length); i++) {
        longest[i] = Math.max(longest[i], cells.get(i).text().length());
      }
    }
    for (int i = 0; i < widths.length; i++) {
      widths[i] = section.columns().get(i).emsFor(longest[i]);
    }
    return widths;
  }

  private static List<List<Cell>> cells(Section section) {
    var cells = new ArrayList<List<Cell>>();
    for (var row : section.rows()) {
      switch (row) {
        case Row.Cells some -> cells.add(some.cells());
        case Row.Field field -> cells.add(field.cells());
        case Row.Words _, Row.Bytes _ -> {}
      }
    }
    return cells;
  }

  private void copy() {
    var content = new ClipboardContent();
    content.putString(shown.copy());
    Clipboard.getSystemClipboard().setContent(content);
  }
}
