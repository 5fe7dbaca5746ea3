package hearsay.viz.chart;

import hearsay.viz.graph.PixelSurface;
import java.util.ArrayList;
import java.util.List;

/// What a chart is drawn on: pixels for lines and areas, which all are upright or level, and words
/// above them. Lines lie on whole pixels, so that they are sharp without smoothing.
final class Sheet {
  private final PixelSurface surface;
  private final List<Word> words = new ArrayList<>();

  Sheet(PixelSurface surface) {
    this.surface = surface;
  }

  List<Word> words() {
    return words;
  }

  double width() {
    return surface.width() / surface.scale();
  }

  double height() {
    return surface.height() / surface.scale();
  }

  void write(String text, double x, double y, Word.Side side, int argb) {
    words.add(new Word(text, x, y, side, argb, false));
  }

  void writeBold(String text, double x, double y, Word.Side side, int argb) {
    words.add(new Word(text, x, y, side, argb, true));
  }

  /// A filled rectangle between two corners in any order; at least one pixel each way.
  void fill(double x1, double y1, double x2, double y2, int argb) {
    int left = pixel(Math.min(x1, x2));
    int right = Math.max(left + 1, pixel(Math.max(x1, x2)));
    int top = pixel(Math.min(y1, y2));
    int bottom = Math.max(top + 1, pixel(Math.max(y1, y2)));
    blend(left, top, right, bottom, argb);
  }

  /// A level line, its middle at `y`.
  void level(double x1, double x2, double y, double thickness, int argb) {
    fill(x1, y - thickness / 2, x2, y + thickness / 2, argb);
  }

  /// An upright line, its middle at `x`.
  void upright(double x, double y1, double y2, double thickness, int argb) {
    fill(x - thickness / 2, y1, x + thickness / 2, y2, argb);
  }

  private int pixel(double at) {
    return (int) Math.round(at * surface.scale());
  }

  private void blend(int left, int top, int right, int bottom, int argb) {
    int alpha = argb >>> 24;
    int source =
        alpha << 24
            | part(argb >> 16 & 0xFF, alpha) << 16
            | part(argb >> 8 & 0xFF, alpha) << 8
            | part(argb & 0xFF, alpha);
    int keep = 255 - alpha;
    var pixels = surface.pixels();
    for (int y = Math.max(0, top); y < Math.min(bottom, surface.height()); y++) {
      int row = y * surface.width();
      for (int x = Math.max(0, left); x < Math.min(right, surface.width()); x++) {
        pixels[row + x] = keep == 0 ? source : over(source, pixels[row + x], keep);
      }
    }
  }

  /// Premultiplied colours: what lies above, and what shines through it from below.
  private static int over(int above, int below, int keep) {
    return above
        + (part(below >>> 24, keep) << 24
            | part(below >> 16 & 0xFF, keep) << 16
            | part(below >> 8 & 0xFF, keep) << 8
            | part(below & 0xFF, keep));
  }

  private static int part(int value, int alpha) {
    return (value * alpha + 127) / 255;
  }
}
