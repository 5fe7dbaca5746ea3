package hearsay.viz.spacetime;

/// The colours of the diagram, ARGB, by what they mean: the same as those looked up in
/// `hearsay.css` and the graph's palette.
record DiagramColors(
    int background,
    int ink,
    int muted,
    int lane,
    int down,
    int news,
    int cut,
    int cutText,
    int future,
    int partition,
    int partitionText,
    int pause) {
  private static final DiagramColors LIGHT =
      new DiagramColors(
          0xFFFFFFFF,
          0xFF1F2328,
          0xFF59636E,
          0xFFD0D7DE,
          0xFFB8C0C8,
          0xFF0072B2,
          0xFFD55E00,
          0xFFAD4A00,
          0xFF00744F,
          0xFFFCF3E0,
          0xFF7A5000,
          0x1859636E);

  private static final DiagramColors DARK =
      new DiagramColors(
          0xFF161B22,
          0xFFF0F6FC,
          0xFF9DA5AE,
          0xFF3D444D,
          0xFF4A525C,
          0xFF56B4E9,
          0xFFF0803C,
          0xFFFF9A5C,
          0xFF3DD6A3,
          0xFF2E2917,
          0xFFF5C25B,
          0x229DA5AE);

  static DiagramColors of(boolean isDark) {
    return isDark ? DARK : LIGHT;
  }

  /// What words are written in.
  int of(Word.Role role) {
    return switch (role) {
      case INK -> ink;
      case MUTED -> muted;
      case NEWS -> news;
      case CUT -> cutText;
      case PARTITION -> partitionText;
    };
  }

  /// A colour with part of its strength, 0 to 1.
  static int faded(int argb, double strength) {
    return (int) Math.round((argb >>> 24) * strength) << 24 | (argb & 0xFFFFFF);
  }
}
