package hearsay.viz.chart;

import hearsay.viz.LabViewModel;
import hearsay.viz.Selection;
import hearsay.viz.Showing;
import hearsay.viz.graph.PixelLayer;
import hearsay.viz.graph.TextSize;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Shows one drawing of the whole history, at most ten times a second and only while it is seen. A
/// click goes to the moment under the mouse. Application thread only.
final class ChartPane extends Pane {
  /// What an eye follows in a chart; more would take time from the graph.
  private static final long INTERVAL_NANOS = 95_000_000L;

  private final LabViewModel model;
  private final Drawing drawing;
  private final History history = new History();
  private final PixelLayer lines = new PixelLayer();
  private final Canvas words = new Canvas();
  private @Nullable Showing showing;
  private @Nullable TimeAxis axis;
  private @Nullable Viewing drawn;
  private double mouseX = Double.NaN;
  private double mouseY = Double.NaN;
  private long lastNanos = System.nanoTime() - INTERVAL_NANOS;

  ChartPane(LabViewModel model, Drawing drawing) {
    this.model = model;
    this.drawing = drawing;
    words.setMouseTransparent(true);
    getChildren().addAll(lines, words);
    setMinSize(0, 0);
    setCursor(Cursor.HAND);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setOnMouseMoved(this::mouseAt);
    setOnMouseExited(
        _ -> {
          mouseX = Double.NaN;
          mouseY = Double.NaN;
        });
    setOnMouseClicked(this::goTo);
    model.addPulseListener(this::pulsed);
  }

  private void mouseAt(MouseEvent event) {
    mouseX = event.getX();
    mouseY = event.getY();
  }

  private void goTo(MouseEvent event) {
    var series = history.series();
    if (axis != null && series.size() > 0) {
      model.timeline().seek(series.positionAfter(series.bucketAt(axis.millis(event.getX()))));
    }
  }

  private void pulsed(Showing now) {
    showing = now;
    long nanos = System.nanoTime();
    if (nanos - lastNanos >= INTERVAL_NANOS && isSeen()) {
      lastNanos = nanos;
      update(now);
    }
  }

  private boolean isSeen() {
    if (getScene() == null || getWidth() < 1 || getHeight() < 1) {
      return false;
    }
    for (Node node = this; node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /// A tab that comes to the front shows the present at once.
  @Override
  protected void layoutChildren() {
    words.setWidth(getWidth());
    words.setHeight(getHeight());
    drawn = null;
    if (showing != null && isSeen()) {
      update(showing);
    }
  }

  private void update(Showing now) {
    boolean isNew = history.read(model.timeline().journal());
    var viewing = viewing(now);
    if (isNew || drawn == null || isOther(viewing, drawn)) {
      drawn = viewing;
      draw(viewing);
    }
  }

  private Viewing viewing(Showing now) {
    var series = history.series();
    double moment = now.wallNanos() / 1e6;
    double end = Math.max((double) series.endMillis(), now.isLive() ? moment : 0);
    var appearance = model.appearance();
    var text =
        TextSize.of(
            appearance.levelProperty().get(),
            appearance.projectorProperty().get(),
            appearance.scaleProperty().get());
    return new Viewing(
        end,
        moment,
        now.isLive(),
        selectedNode(),
        mouseX,
        mouseY,
        appearance.darkProperty().get(),
        text.smallest());
  }

  private String selectedNode() {
    return model.insight().selectionProperty().get() instanceof Selection.Node(var name)
        ? name
        : model.selectedNodeProperty().get();
  }

  /// Whether another picture comes of it: time alone moves nothing until it moves a pixel.
  private boolean isOther(Viewing viewing, Viewing old) {
    double pixelMillis = axis == null ? 0 : axis.spanMillis() / axis.width();
    boolean isStill =
        Math.abs(viewing.endMillis() - old.endMillis()) < pixelMillis
            && Math.abs(viewing.cursorMillis() - old.cursorMillis()) < pixelMillis;
    return !isStill || !viewing.equals(at(old, viewing));
  }

  private static Viewing at(Viewing old, Viewing now) {
    return new Viewing(
        now.endMillis(),
        now.cursorMillis(),
        old.isLive(),
        old.node(),
        old.mouseX(),
        old.mouseY(),
        old.isDark(),
        old.em());
  }

  private void draw(Viewing viewing) {
    var series = history.series();
    double scale = getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
    lines.fit(getWidth(), getHeight(), scale);
    lines.drawBase(
        surface -> {
          var sheet = new Sheet(surface);
          axis = drawing.draw(sheet, series, viewing);
          write(sheet, viewing.em());
        });
    lines.draw(surface -> {});
    setAccessibleText(drawing.spoken(series, viewing));
  }

  private void write(Sheet sheet, double em) {
    var context = words.getGraphicsContext2D();
    context.clearRect(0, 0, words.getWidth(), words.getHeight());
    context.setTextBaseline(VPos.CENTER);
    var plain = Font.font("Inter", em);
    var bold = Font.font("Inter", FontWeight.BOLD, em);
    for (var word : sheet.words()) {
      context.setFont(word.isBold() ? bold : plain);
      context.setTextAlign(
          switch (word.side()) {
            case LEFT -> TextAlignment.LEFT;
            case CENTER -> TextAlignment.CENTER;
            case RIGHT -> TextAlignment.RIGHT;
          });
      context.setFill(color(word.argb()));
      context.fillText(word.text(), word.x(), word.y());
    }
  }

  private static Color color(int argb) {
    return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, (argb >>> 24) / 255.0);
  }
}
