package hearsay.viz.graph;

/// The ✕ where something was lost.
final class LossSign {
  private static final double SMALLEST = 4;

  private LossSign() {}

  /// @param dotRadius of the largest dots, which the sign follows
  /// @param age how much of its time is over, 0 to 1; it fades toward the end
  static void paint(PixelSurface surface, Palette palette, Point at, double dotRadius, double age) {
    var half = Math.max(SMALLEST, dotRadius * 0.75);
    var strength = age < 0.6 ? 1 : (1 - age) / 0.4;
    var thickness = Math.max(2, half * 0.42);
    var rim = Palette.faded(palette.background(), 0.9 * strength);
    for (var side = -1; side <= 1; side += 2) {
      strike(surface, at, half + 1.5, side, thickness + 3, rim);
    }
    var color = Palette.faded(palette.cut(), strength);
    for (var side = -1; side <= 1; side += 2) {
      strike(surface, at, half, side, thickness, color);
    }
  }

  private static void strike(
      PixelSurface surface, Point at, double half, int side, double thickness, int color) {
    surface.line(
        at.x() - half, at.y() - side * half, at.x() + half, at.y() + side * half, thickness, color);
  }
}
