package hearsay.viz.spacetime;

import hearsay.journal.Journal;
import javafx.scene.layout.Region;

/// Pictures of a stretch of a journal, a recorded one too, for files: the same as on the screen.
/// Snapshot [#region] in a scene of its own. Application thread only.
public final class DiagramPicture {
  private final DiagramStill still;
  private final DiagramColors colors;
  private final double scale;
  private final DiagramPane pane = new DiagramPane();

  /// Reads the stretch, of which all arrows with news are seen; [#show] says when.
  ///
  /// @param from the first position seen, @param to the position after the last one
  /// @param width in pixels, @param height likewise
  /// @param scale physical pixels in one logical pixel
  public DiagramPicture(
      Journal journal,
      long from,
      long to,
      boolean isDark,
      double width,
      double height,
      double scale) {
    still = new DiagramStill(journal, from, to, width, height);
    colors = DiagramColors.of(isDark);
    this.scale = scale;
    pane.setMinSize(width, height);
    pane.setPrefSize(width, height);
    pane.setMaxSize(width, height);
  }

  /// Shows the stretch as it was at a moment: what comes later is dimmed.
  ///
  /// @param at what has happened is below this position
  public void show(long at) {
    pane.show(still.frame(at), colors, scale);
  }

  /// A region of just the size wanted.
  public Region region() {
    return pane;
  }
}
