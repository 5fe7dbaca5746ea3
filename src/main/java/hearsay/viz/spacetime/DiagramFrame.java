package hearsay.viz.spacetime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One picture of the diagram, in pixels: all that is drawn, and nothing else. Equal frames are
/// equal pictures. Immutable.
///
/// @param arrows those seen; where there are more than pixels, only those that somebody looks at
/// @param density what tells of all arrows where there are more than pixels; else null
/// @param cursorX of the moment shown, NaN if it is outside
/// @param veilX from here on it has not happened yet at the moment shown; NaN if nothing is veiled
record DiagramFrame(
    Plot plot,
    Lanes lanes,
    List<BandShape> bands,
    List<Rail> rails,
    List<ArrowShape> arrows,
    List<MarkShape> marks,
    @Nullable Density density,
    List<Double> tickXs,
    List<Double> flagXs,
    double cursorX,
    double veilX,
    List<Word> words) {

  /// How something stands out because of what is lit up.
  enum Emphasis {
    PLAIN,
    /// In the past of the event picked.
    PAST,
    /// In its future.
    FUTURE,
    /// By it a node first heard of the operation traced.
    TOLD,
    /// None of this.
    FADED
  }

  record BandShape(Stretch.Kind kind, double x1, double x2) {}

  /// A piece of a node's line.
  record Rail(double y, double x1, double x2, Stretch.Kind kind, Emphasis emphasis) {}

  /// An arrow as far as it is seen.
  ///
  /// @param fate as far as known in this picture
  /// @param hasStart whether its sending is seen, @param hasEnd whether its end is
  record ArrowShape(
      Arrow arrow,
      double x1,
      double y1,
      double x2,
      double y2,
      Arrow.Fate fate,
      boolean hasStart,
      boolean hasEnd,
      Emphasis emphasis,
      boolean isSelected) {}

  record MarkShape(Mark mark, double x, double y, Emphasis emphasis, boolean isSelected) {}

  DiagramFrame {
    bands = List.copyOf(bands);
    rails = List.copyOf(rails);
    arrows = List.copyOf(arrows);
    marks = List.copyOf(marks);
    tickXs = List.copyOf(tickXs);
    flagXs = List.copyOf(flagXs);
    words = List.copyOf(words);
  }
}
