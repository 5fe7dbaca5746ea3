package hearsay.viz.spacetime;

import hearsay.viz.graph.PixelSurface;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;

/// Words as pixels, each drawn by the toolkit once and then kept: a hundred texts that move with
/// every picture would cost it ten times what all the arrows take. Application thread only.
final class WordSprites {
  private static final String FONT = "Inter";

  /// What a picture says changes slowly; those not used for longest are forgotten.
  private static final int MAX_SPRITES = 600;

  private final Map<Look, Sprite> sprites =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Look, Sprite> eldest) {
          return size() > MAX_SPRITES;
        }
      };

  private record Look(String text, double size, boolean isBold, int argb, double scale) {}

  /// @param advance how wide the words are, in logical pixels
  /// @param left of the first pixel, seen from the start of the base line, @param top likewise
  private record Sprite(int[] pixels, int width, double advance, double left, double top) {}

  /// Paints words.
  ///
  /// @param scale physical pixels in one logical pixel
  void paint(PixelSurface surface, Word word, int argb, double scale) {
    if (word.text().isEmpty()) {
      return;
    }
    var look = new Look(word.text(), word.size(), word.isBold(), argb, scale);
    var sprite = sprites.computeIfAbsent(look, WordSprites::drawn);
    var x =
        switch (word.anchor()) {
          case START -> word.x();
          case MIDDLE -> word.x() - sprite.advance() / 2;
          case END -> word.x() - sprite.advance();
        };
    surface.image(sprite.pixels(), sprite.width(), x + sprite.left(), word.y() + sprite.top());
  }

  private static Sprite drawn(Look look) {
    var text = new Text(look.text());
    text.setTextOrigin(VPos.BASELINE);
    text.setFont(Font.font(FONT, look.isBold() ? FontWeight.BOLD : FontWeight.NORMAL, look.size()));
    var argb = look.argb();
    text.setFill(Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF));
    var scale = look.scale();
    var bounds = text.getLayoutBounds();
    var left = (int) Math.floor(bounds.getMinX() * scale) - 1;
    var top = (int) Math.floor(bounds.getMinY() * scale) - 1;
    var width = (int) Math.ceil(bounds.getMaxX() * scale) + 1 - left;
    var height = (int) Math.ceil(bounds.getMaxY() * scale) + 1 - top;
    var parameters = new SnapshotParameters();
    parameters.setFill(Color.TRANSPARENT);
    parameters.setTransform(new Scale(scale, scale));
    parameters.setViewport(new Rectangle2D(left, top, width, height));
    var pixels = new int[width * height];
    text.snapshot(parameters, null)
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
    return new Sprite(pixels, width, bounds.getWidth(), left / scale, top / scale);
  }
}
