package hearsay.viz.spacetime;

import hearsay.journal.Journal;
import javafx.scene.layout.Region;

/// A still picture of a stretch of a journal, a recorded one too, for files: the same as on the
/// screen. Snapshot it in a scene of its own. Application thread only.
public final class DiagramPicture {
  private DiagramPicture() {}

  /// A region of just this size that shows all arrows with news from one position to another.
  ///
  /// @param from the first position seen, @param to the position after the last one
  /// @param width in pixels, @param height likewise
  /// @param scale physical pixels in one logical pixel
  public static Region of(
      Journal journal,
      long from,
      long to,
      boolean isDark,
      double width,
      double height,
      double scale) {
    return of(journal, from, to, to, isDark, width, height, scale);
  }

  /// The same stretch in the same places, as it was at a moment before its end.
  ///
  /// @param at what has happened is below this position
  public static Region of(
      Journal journal,
      long from,
      long to,
      long at,
      boolean isDark,
      double width,
      double height,
      double scale) {
    var pane = new DiagramPane();
    pane.setMinSize(width, height);
    pane.setPrefSize(width, height);
    pane.setMaxSize(width, height);
    pane.show(
        DiagramStill.frame(journal, from, to, width, height), DiagramColors.of(isDark), scale);
    return pane;
  }
}
