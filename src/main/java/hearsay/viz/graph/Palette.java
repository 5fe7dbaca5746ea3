package hearsay.viz.graph;

/// The colours of the painted layers, ARGB. The same as those of the same names in `hearsay.css`,
/// which styles the controls: a painter can't look a colour up in a style sheet once per dot.
///
/// @param ink frames and text, @param background also around dots @param muted small frames
/// @param link open links, @param down links of a crashed node
/// @param cut severed links and losses, @param accent pulses and what the mouse is about to do
public record Palette(int ink, int background, int muted, int link, int down, int cut, int accent) {
  private static final Palette LIGHT =
      new Palette(
          0xFF1F2328, 0xFFF6F8FA, 0xFF59636E, 0xFFAFB8C1, 0xFFB8C0C8, 0xFFD55E00, 0xFF0072B2);

  private static final Palette DARK =
      new Palette(
          0xFFF0F6FC, 0xFF0D1117, 0xFF9DA5AE, 0xFF59636E, 0xFF4A525C, 0xFFF0803C, 0xFF56B4E9);

  /// From the origin of a rumour outward, each step farther from ink, so that grey tells them apart
  /// too.
  private static final int[] HOPS_LIGHT = {
    0xFF08306B, 0xFF0072B2, 0xFF3F9FD6, 0xFF85C5E8, 0xFFB5DDF2
  };

  private static final int[] HOPS_DARK = {
    0xFFE6F5FF, 0xFF9AD3F4, 0xFF56B4E9, 0xFF2A78AA, 0xFF1F5F8A
  };

  public static Palette of(boolean isDark) {
    return isDark ? DARK : LIGHT;
  }

  /// The colour of a hop, 0 to [CardLight#LAST_HOP_COLOUR].
  int hop(int hop) {
    return (background == DARK.background ? HOPS_DARK : HOPS_LIGHT)[hop];
  }

  /// A colour with part of its strength, 0 to 1.
  static int faded(int argb, double strength) {
    var alpha = (int) Math.round((argb >>> 24) * Math.max(0, Math.min(1, strength)));
    return alpha << 24 | argb & 0xFFFFFF;
  }
}
