package hearsay.viz.chart;

import java.util.List;

/// The colours of the charts, ARGB; those of the same names in `hearsay.css`, which a painter can't
/// look up.
///
/// @param nodes of single nodes' lines: none of them is a group's, so that no line seems to belong
///   to one
record ChartColors(
    int ink,
    int muted,
    int grid,
    int accent,
    int cut,
    int partition,
    int band,
    List<Integer> nodes) {
  private static final ChartColors LIGHT =
      new ChartColors(
          0xFF1F2328,
          0xFF59636E,
          0xFFE2E7EC,
          0xFF0072B2,
          0xFFD55E00,
          0x59F5DFA8,
          0x14000000,
          List.of(
              0xFF332288,
              0xFF117733,
              0xFFAA4499,
              0xFF8C4A1A,
              0xFF2B8A7E,
              0xFF882255,
              0xFF6B6B14,
              0xFF4A6FA5));

  private static final ChartColors DARK =
      new ChartColors(
          0xFFF0F6FC,
          0xFF9DA5AE,
          0xFF2F363F,
          0xFF56B4E9,
          0xFFF0803C,
          0x59574A20,
          0x1EFFFFFF,
          List.of(
              0xFFA397F0,
              0xFF5FC27E,
              0xFFDC8AD6,
              0xFFE0A36B,
              0xFF5FD3C4,
              0xFFE8799F,
              0xFFD4CC5E,
              0xFF9DBBE8));

  ChartColors {
    nodes = List.copyOf(nodes);
  }

  static ChartColors of(boolean isDark) {
    return isDark ? DARK : LIGHT;
  }

  /// A colour with part of its strength, 0 to 1.
  static int faded(int argb, double strength) {
    return ((int) Math.round((argb >>> 24) * strength) << 24) | (argb & 0xFFFFFF);
  }
}
