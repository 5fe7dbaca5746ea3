package hearsay.viz.graph;

import java.util.Arrays;

/// Draws anti-aliased shapes straight into an array of pixels (premultiplied ARGB), because Prism's
/// software renderer is too slow for thousands of them at 60 frames a second.
///
/// Each shape is a signed distance to its edge; a pixel is covered as far as its centre lies
/// inside. Coordinates and sizes are logical pixels, multiplied by the output scale. Not
/// thread-safe.
public final class PixelSurface {
  private final int width;
  private final int height;
  private final double scale;
  private final int[] pixels;
  private boolean isTouched;

  /// @param width in logical pixels, @param height likewise
  /// @param scale physical pixels in one logical pixel
  public PixelSurface(double width, double height, double scale) {
    this.width = Math.max(1, (int) Math.ceil(width * scale));
    this.height = Math.max(1, (int) Math.ceil(height * scale));
    this.scale = scale;
    this.pixels = new int[this.width * this.height];
  }

  /// Physical width.
  public int width() {
    return width;
  }

  /// Physical height.
  public int height() {
    return height;
  }

  public double scale() {
    return scale;
  }

  /// The pixels themselves, row by row.
  public int[] pixels() {
    return pixels;
  }

  /// Whether anything was painted since it was cleared or copied.
  boolean isTouched() {
    return isTouched;
  }

  public void clear() {
    Arrays.fill(pixels, 0);
    isTouched = false;
  }

  /// Becomes equal to another surface of the same size.
  void copy(PixelSurface other) {
    System.arraycopy(other.pixels, 0, pixels, 0, pixels.length);
    isTouched = false;
  }

  /// A filled disc. The commonest shape by far, so that it takes roots only at its edge.
  public void disc(double x, double y, double radius, int argb) {
    var cx = x * scale;
    var cy = y * scale;
    var r = radius * scale;
    var reach = r + 1;
    var inner = square(Math.max(0, r - 0.5));
    var outer = square(r + 0.5);
    for (var py = top(cy - reach); py < bottom(cy + reach); py++) {
      var dySquared = square(py + 0.5 - cy);
      for (var px = left(cx - reach); px < right(cx + reach); px++) {
        var squared = square(px + 0.5 - cx) + dySquared;
        if (squared < outer) {
          var coverage = squared <= inner ? 1 : 0.5 - (Math.sqrt(squared) - r);
          blend(py * width + px, argb, coverage);
        }
      }
    }
  }

  /// A ring whose line of this thickness is centred on the radius.
  public void ring(double x, double y, double radius, double thickness, int argb) {
    var cx = x * scale;
    var cy = y * scale;
    var r = radius * scale;
    var half = thickness * scale / 2;
    var reach = r + half + 1;
    for (var py = top(cy - reach); py < bottom(cy + reach); py++) {
      var dy = py + 0.5 - cy;
      for (var px = left(cx - reach); px < right(cx + reach); px++) {
        var dx = px + 0.5 - cx;
        var distance = Math.abs(Math.sqrt(dx * dx + dy * dy) - r) - half;
        blend(py * width + px, argb, 0.5 - distance);
      }
    }
  }

  /// A square that stands on a corner.
  public void diamond(double x, double y, double radius, int argb) {
    var cx = x * scale;
    var cy = y * scale;
    var r = radius * scale;
    for (var py = top(cy - r - 1); py < bottom(cy + r + 1); py++) {
      var dy = Math.abs(py + 0.5 - cy);
      for (var px = left(cx - r - 1); px < right(cx + r + 1); px++) {
        var dx = Math.abs(px + 0.5 - cx);
        blend(py * width + px, argb, 0.5 - (dx + dy - r) * 0.7071);
      }
    }
  }

  /// A square, its sides upright.
  public void square(double x, double y, double halfSide, int argb) {
    box(x, y, halfSide, halfSide, Math.min(1.5, halfSide / 3), 0, argb);
  }

  /// A box with round corners: filled, or with `thickness` > 0 only a line of that thickness
  /// centred on its edge.
  public void box(
      double x,
      double y,
      double halfWidth,
      double halfHeight,
      double radius,
      double thickness,
      int argb) {
    var cx = x * scale;
    var cy = y * scale;
    var innerX = (halfWidth - radius) * scale;
    var innerY = (halfHeight - radius) * scale;
    var r = radius * scale;
    var half = thickness * scale / 2;
    var reachX = halfWidth * scale + half + 1;
    var reachY = halfHeight * scale + half + 1;
    for (var py = top(cy - reachY); py < bottom(cy + reachY); py++) {
      var dy = Math.abs(py + 0.5 - cy) - innerY;
      for (var px = left(cx - reachX); px < right(cx + reachX); px++) {
        var dx = Math.abs(px + 0.5 - cx) - innerX;
        var outside = Math.sqrt(square(Math.max(dx, 0)) + square(Math.max(dy, 0)));
        var distance = outside + Math.min(Math.max(dx, dy), 0) - r;
        var covered = thickness > 0 ? Math.abs(distance) - half : distance;
        blend(py * width + px, argb, 0.5 - covered);
      }
    }
  }

  /// A straight line with blunt ends. Cost grows with its length, not with the box around it.
  public void line(double x1, double y1, double x2, double y2, double thickness, int argb) {
    var dx = (x2 - x1) * scale;
    var dy = (y2 - y1) * scale;
    var length = Math.sqrt(dx * dx + dy * dy);
    if (length < 1e-6) {
      return;
    }
    if (Math.abs(dx) >= Math.abs(dy)) {
      strokes(x1 * scale, y1 * scale, dx, dy, length, thickness * scale / 2, argb, false);
    } else {
      strokes(y1 * scale, x1 * scale, dy, dx, length, thickness * scale / 2, argb, true);
    }
  }

  /// Walks along the longer direction (`a`) and paints the few pixels across (`b`).
  private void strokes(
      double a0,
      double b0,
      double da,
      double db,
      double length,
      double half,
      int argb,
      boolean isSteep) {
    var ua = da / length;
    var ub = db / length;
    var across = (half + 1) / Math.abs(ua);
    var aLimit = isSteep ? height : width;
    var bLimit = isSteep ? width : height;
    var from = Math.max(0, (int) Math.floor(Math.min(a0, a0 + da) - half - 1));
    var to = Math.min(aLimit, (int) Math.ceil(Math.max(a0, a0 + da) + half + 1));
    for (var a = from; a < to; a++) {
      var pa = a + 0.5 - a0;
      var middle = b0 + pa * db / da;
      var first = Math.max(0, (int) Math.floor(middle - across));
      var last = Math.min(bLimit, (int) Math.ceil(middle + across));
      for (var b = first; b < last; b++) {
        var pb = b + 0.5 - b0;
        var along = pa * ua + pb * ub;
        var aside = Math.abs(pa * ub - pb * ua) - half;
        var beyond = Math.max(-along, along - length);
        var index = isSteep ? a * width + b : b * width + a;
        blend(index, argb, 0.5 - Math.max(aside, beyond));
      }
    }
  }

  /// An upright rectangle whose edges are moved to whole physical pixels; at least one pixel in
  /// each direction. The cheapest shape.
  public void fill(double x, double y, double fillWidth, double fillHeight, int argb) {
    var fromX = Math.clamp(Math.round(x * scale), 0, width);
    var fromY = Math.clamp(Math.round(y * scale), 0, height);
    var toX = Math.clamp(Math.max(Math.round((x + fillWidth) * scale), fromX + 1L), 0, width);
    var toY = Math.clamp(Math.max(Math.round((y + fillHeight) * scale), fromY + 1L), 0, height);
    for (var py = fromY; py < toY; py++) {
      for (var px = fromX; px < toX; px++) {
        blend(py * width + px, argb, 1);
      }
    }
  }

  /// A picture of premultiplied pixels, with its upper left corner at the physical pixel nearest to
  /// a place; what lies outside is left out.
  ///
  /// @param imageWidth in physical pixels
  public void image(int[] image, int imageWidth, double x, double y) {
    var fromX = (int) Math.round(x * scale);
    var fromY = (int) Math.round(y * scale);
    var firstX = Math.max(0, -fromX);
    var lastX = Math.min(imageWidth, width - fromX);
    for (var row = Math.max(0, -fromY);
        row < image.length / imageWidth && fromY + row < height;
        row++) {
      for (var column = firstX; column < lastX; column++) {
        var above = image[row * imageWidth + column];
        if (above != 0) {
          cover((fromY + row) * width + fromX + column, above);
        }
      }
    }
  }

  private void cover(int index, int premultiplied) {
    isTouched = true;
    var below = pixels[index];
    var keep = 255 - (premultiplied >>> 24);
    pixels[index] =
        premultiplied
            + (divide((below >>> 24) * keep) << 24
                | divide((below >> 16 & 0xFF) * keep) << 16
                | divide((below >> 8 & 0xFF) * keep) << 8
                | divide((below & 0xFF) * keep));
  }

  /// A tail behind a dot: from its place back by (dx, dy), ever thinner and paler.
  void tail(double x, double y, double dx, double dy, double radius, int argb) {
    var length = Math.sqrt(dx * dx + dy * dy);
    if (length < 1) {
      return;
    }
    var steps = (int) Math.ceil(length / 2);
    for (var i = steps; i >= 1; i--) {
      var t = (double) i / steps;
      var alpha = (int) ((argb >>> 24) * 0.16 * (1 - t));
      disc(x + dx * t, y + dy * t, radius * (1 - 0.65 * t), alpha << 24 | argb & 0xFFFFFF);
    }
  }

  private void blend(int index, int argb, double coverage) {
    if (coverage <= 0) {
      return;
    }
    var alpha = (int) ((argb >>> 24) * Math.min(1, coverage) + 0.5);
    if (alpha == 0) {
      return;
    }
    isTouched = true;
    if (alpha == 255) {
      pixels[index] = argb;
      return;
    }
    var below = pixels[index];
    var keep = 255 - alpha;
    var a = alpha + divide((below >>> 24) * keep);
    var r = divide((argb >> 16 & 0xFF) * alpha) + divide((below >> 16 & 0xFF) * keep);
    var g = divide((argb >> 8 & 0xFF) * alpha) + divide((below >> 8 & 0xFF) * keep);
    var b = divide((argb & 0xFF) * alpha) + divide((below & 0xFF) * keep);
    pixels[index] =
        Math.min(255, a) << 24 | Math.min(a, r) << 16 | Math.min(a, g) << 8 | Math.min(a, b);
  }

  /// A product of two bytes, divided by 255 and rounded.
  private static int divide(int product) {
    return (product + 128 + (product + 128 >> 8)) >> 8;
  }

  private static double square(double value) {
    return value * value;
  }

  private int left(double x) {
    return Math.max(0, (int) Math.floor(x));
  }

  private int right(double x) {
    return Math.min(width, (int) Math.ceil(x));
  }

  private int top(double y) {
    return Math.max(0, (int) Math.floor(y));
  }

  private int bottom(double y) {
    return Math.min(height, (int) Math.ceil(y));
  }
}
