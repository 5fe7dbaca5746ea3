package hearsay.viz.graph;

import java.util.List;

/// The colours of `hearsay.css` for a picture that no style sheet dresses.
///
/// @param painted those of the painted layers
/// @param surface of cards, @param raised of what is pressed, @param line their edges
/// @param cutText words about what is wrong
/// @param groups by index, and then again, @param groupTexts likewise, for words
/// @param hullStrength how strong a hull is filled, 0 to 1
record SvgColors(
    Palette painted,
    int surface,
    int raised,
    int line,
    int onAccent,
    int cutText,
    List<Integer> groups,
    List<Integer> groupTexts,
    double hullStrength) {
  private static final SvgColors LIGHT =
      new SvgColors(
          Palette.of(false),
          0xFFFFFFFF,
          0xFFEEF1F4,
          0xFFD0D7DE,
          0xFFFFFFFF,
          0xFFAD4A00,
          List.of(0xFF0072B2, 0xFFE69F00, 0xFF009E73, 0xFFCC79A7, 0xFF6E7781, 0xFFB8A200),
          List.of(0xFF0067A1, 0xFF8A5A00, 0xFF00734F, 0xFF93426F, 0xFF59636E, 0xFF6B5E00),
          0.09);

  private static final SvgColors DARK =
      new SvgColors(
          Palette.of(true),
          0xFF1C232C,
          0xFF2A313C,
          0xFF3D444D,
          0xFF0D1117,
          0xFFFF9A5C,
          List.of(0xFF56B4E9, 0xFFE69F00, 0xFF2BC79A, 0xFFE29AC3, 0xFFB1BAC4, 0xFFF0E442),
          List.of(0xFF56B4E9, 0xFFF0B03A, 0xFF2BC79A, 0xFFE29AC3, 0xFFB1BAC4, 0xFFF0E442),
          0.15);

  static SvgColors of(boolean isDark) {
    return isDark ? DARK : LIGHT;
  }

  int group(int index) {
    return groups.get(index % groups.size());
  }

  int groupText(int index) {
    return groupTexts.get(index % groupTexts.size());
  }
}
