package hearsay.viz.inspector;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Texts in columns. The columns that share what is left wrap; a single one that finds too little
/// room goes below the others.
final class CellsPane extends Region {
  /// Less room than this is no room for words, in the width of an em.
  private static final double LEAST_WORDS_EMS = 7;

  private final List<Label> labels = new ArrayList<>();
  private final List<Column> columns;
  private double[] ems;

  private List<Cell> shown;

  CellsPane(List<Cell> cells, List<Column> columns, double[] ems) {
    shown = cells;
    this.columns = columns;
    this.ems = ems;
    getStyleClass().add("cells");
    for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
      labels.add(label(cells.get(i), columns.get(i)));
    }
    getChildren().addAll(labels);
  }

  private static Label label(Cell cell, Column column) {
    var label = new Label(cell.text());
    label.getStyleClass().addAll("cell", cell.tone().style());
    if (column.isFigures()) {
      label.getStyleClass().add("figures");
    }
    if (column.isRight()) {
      label.getStyleClass().add("note");
    }
    // The first lines of a row stand on one line, whatever their sizes.
    label.setAlignment(column.isRight() ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
    label.setWrapText(column.ems() == 0);
    return label;
  }

  /// Other texts in the same columns.
  ///
  /// @return false if there are more or fewer than before, and nothing was done
  boolean show(List<Cell> cells) {
    if (cells.size() != shown.size()) {
      return false;
    }
    for (int i = 0; i < labels.size(); i++) {
      var cell = cells.get(i);
      labels.get(i).setText(cell.text());
      if (cell.tone() != shown.get(i).tone()) {
        labels.get(i).getStyleClass().remove(shown.get(i).tone().style());
        labels.get(i).getStyleClass().add(cell.tone().style());
      }
    }
    shown = cells;
    return true;
  }

  /// The columns have other widths from now on.
  void widths(double[] newEms) {
    ems = newEms;
    requestLayout();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    return place(width, false);
  }

  @Override
  protected void layoutChildren() {
    place(getWidth(), true);
  }

  /// @return the height it takes
  private double place(double width, boolean isReal) {
    var insets = getInsets();
    var inner = width - insets.getLeft() - insets.getRight();
    var share = share(inner);
    var isBelow = share < LEAST_WORDS_EMS * em() && isSingleTooWide(share);
    var x = insets.getLeft();
    var baseline = labels.stream().mapToDouble(Label::getBaselineOffset).max().orElse(0);
    var height = 0.0;
    for (int i = 0; i < labels.size(); i++) {
      var isRest = columns.get(i).ems() == 0;
      if (!isRest || !isBelow) {
        var wide = isRest ? share : ems[i] * em();
        var drop = baseline - labels.get(i).getBaselineOffset();
        height = Math.max(height, drop + put(i, x, insets.getTop() + drop, wide, isReal));
        x += wide;
      }
    }
    if (isBelow) {
      var indent = em();
      height +=
          put(
              labels.size() - 1,
              insets.getLeft() + indent,
              insets.getTop() + height,
              inner - indent,
              isReal);
    }
    return height + insets.getTop() + insets.getBottom();
  }

  private double put(int index, double x, double y, double width, boolean isReal) {
    var label = labels.get(index);
    var height = label.prefHeight(width);
    if (isReal) {
      label.resizeRelocate(x, y, Math.max(0, width), height);
    }
    return height;
  }

  private double share(double width) {
    var left = width;
    var sharing = 0;
    for (int i = 0; i < columns.size(); i++) {
      left -= ems[i] * em();
      sharing += columns.get(i).ems() == 0 ? 1 : 0;
    }
    return sharing == 0 ? 0 : left / sharing;
  }

  private boolean isSingleTooWide(double share) {
    return labels.size() == columns.size()
        && columns.getLast().ems() == 0
        && columns.stream().filter(column -> column.ems() == 0).count() == 1
        && labels.getLast().prefWidth(-1) > share;
  }

  private double em() {
    return labels.isEmpty() ? 0 : labels.getFirst().getFont().getSize();
  }
}
