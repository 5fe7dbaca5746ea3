package hearsay.viz.spacetime;

import hearsay.viz.graph.PixelLayer;
import hearsay.viz.graph.PixelSurface;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Shows one picture, all of it painted. A picture equal to the one before costs nothing.
/// Application thread only.
final class DiagramPane extends Region {
  private final PixelLayer pixels = new PixelLayer();
  private final WordSprites sprites = new WordSprites();
  private @Nullable DiagramFrame shown;
  private @Nullable DiagramColors shownColors;
  private double shownScale;

  DiagramPane() {
    getChildren().add(pixels);
  }

  /// The picture shown; null before the first.
  @Nullable DiagramFrame shown() {
    return shown;
  }

  /// @param outputScale physical pixels in one logical pixel
  void show(DiagramFrame frame, DiagramColors colors, double outputScale) {
    if (outputScale == shownScale && colors.equals(shownColors) && frame.equals(shown)) {
      return;
    }
    shown = frame;
    shownColors = colors;
    shownScale = outputScale;
    pixels.fit(frame.plot().width(), frame.plot().height(), outputScale);
    pixels.draw(surface -> paint(surface, frame, colors, outputScale));
  }

  private void paint(
      PixelSurface surface, DiagramFrame frame, DiagramColors colors, double outputScale) {
    DiagramPainter.paint(surface, frame, colors);
    for (var word : frame.words()) {
      sprites.paint(surface, word, colors.of(word.role()), outputScale);
    }
  }
}
