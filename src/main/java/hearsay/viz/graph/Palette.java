package hearsay.viz.graph;

import java.util.List;

/// The colours of the painted layers, ARGB. The same as in `hearsay.css`, which styles the controls: a painter can't look a colour
/// up in a style sheet once per dot.
///
/// @param ink frames and text, @param paper the background, around dots @param muted small frames
/// @param link open links, @param down links of a crashed node
/// @param cut severed links and losses, @param accent pulses and what the mouse is about to do
public record Palette(
    int ink, int paper, int muted, int link, int down, int cut, int accent, List<Integer> groups) {
  private static final Palette LIGHT =
      new Palette(
          0xFF1F2328,
          0xFFFFFFFF,
          0xFF59636E,
          0xFFAFB8C1,
          0xFFB8C0C8,
          0xFFD55E00,
          0xFF0072B2,
          List.of(0xFF0072B2, 0xFFE69F00, 0xFF009E73, 0xFFCC79A7, 0xFF6E7781, 0xFF8A7A00));

  private static final Palette DARK =
      new Palette(
          0xFFF0F6FC,
          0xFF0D1117,
          0xFF9198A1,
          0xFF59636E,
          0xFF4A525C,
          0xFFF0803C,
          0xFF56B4E9,
          List.of(0xFF56B4E9, 0xFFE69F00, 0xFF2BC79A, 0xFFE29AC3, 0xFFB1BAC4, 0xFFF0E442));

  public Palette {
    groups = List.copyOf(groups);
  }

  public static Palette of(boolean isDark) {
    return isDark ? DARK : LIGHT;
  }

  /// A colour with part of its strength, 0 to 1.
  static int faded(int argb, double strength) {
    var alpha = (int) Math.round((argb >>> 24) * Math.max(0, Math.min(1, strength)));
    return alpha << 24 | argb & 0xFFFFFF;
  }
}
