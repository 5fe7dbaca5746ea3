package hearsay.viz.picture;

import static hearsay.contract.Contract.require;

import hearsay.journal.session.Session;
import hearsay.journal.session.WholeFile;
import hearsay.viz.PngWriter;
import hearsay.viz.graph.GraphSvg;
import hearsay.viz.spacetime.DiagramSvg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleConsumer;
import javafx.application.Platform;

/// Writes pictures of a recorded session for elsewhere: graph and diagram as PNG, SVG or GIF.
/// Without a cluster and without a window: PNG and GIF are drawn off-screen by the toolkit, which
/// is started if it is not running (on which platform is up to its system properties) and goes on
/// running.
public final class PictureExport {
  /// What a picture is written as.
  public enum Format {
    PNG,
    SVG,
    /// A stretch of the session, played.
    GIF
  }

  /// What it shows.
  public enum View {
    GRAPH,
    DIAGRAM
  }

  /// Smaller pictures show nothing, larger ones no toolkit draws.
  private static final double SMALLEST = 100;

  private static final double LARGEST = 8_000;

  /// How a picture looks and what it shows. Positions beyond what the journal keeps mean the
  /// nearest it does.
  ///
  /// @param width in pixels, 100 to 8,000, @param height likewise
  /// @param at the moment of a still graph: entries below have happened
  /// @param from the first position of a diagram or of what is played, @param to the one after it
  public record Options(double width, double height, boolean isDark, long at, long from, long to) {
    /// @throws IllegalArgumentException if a measure is out of range or nothing lies between `from`
    ///   and `to`: they come from people
    public Options {
      if (!isSide(width) || !isSide(height)) {
        throw new IllegalArgumentException("a picture is 100 to 8,000 pixels wide and high");
      }
      if (from > to) {
        throw new IllegalArgumentException("a stretch ends after it begins");
      }
    }

    private static boolean isSide(double length) {
      return length >= SMALLEST && length <= LARGEST;
    }
  }

  private PictureExport() {}

  /// Writes a picture under another name first, so that an existing file is whole whatever happens.
  /// Any thread but the toolkit's; takes a while.
  ///
  /// @param progress told 0 to 1
  /// @return what was changed of the wishes, in words; empty if nothing
  /// @throws IOException if there is nothing to show, or it can't be drawn or written; says why
  public static String write(
      Session session, Format format, View view, Options options, Path out, DoubleConsumer progress)
      throws IOException {
    require(
        !Platform.isFxApplicationThread(), "a picture takes longer than a window may stand still");
    var journal = session.journal();
    if (journal.end() == journal.begin()) {
      throw new IOException("The session is empty: there is nothing to show");
    }
    var kept = Stretch.within(options, journal.begin(), journal.end());
    progress.accept(0);
    var bytes =
        switch (format) {
          case SVG -> svg(session, view, kept.options()).getBytes(StandardCharsets.UTF_8);
          case PNG -> PngWriter.bytes(Still.of(session, view, kept.options()));
          case GIF -> Film.of(session, view, kept.options(), progress);
        };
    WholeFile.write(out, file -> file.write(bytes));
    progress.accept(1);
    return kept.note();
  }

  private static String svg(Session session, View view, Options options) throws IOException {
    var text = new StringBuilder();
    var journal = session.journal();
    switch (view) {
      case GRAPH ->
          GraphSvg.write(
              journal.snapshotAt(options.at()),
              positions(session),
              options.isDark(),
              options.width(),
              options.height(),
              text);
      case DIAGRAM ->
          DiagramSvg.write(
              journal,
              options.from(),
              options.to(),
              options.isDark(),
              options.width(),
              options.height(),
              text);
    }
    return text.toString();
  }

  private static Map<String, double[]> positions(Session session) {
    var positions = new HashMap<String, double[]>();
    session.layout().forEach((node, at) -> positions.put(node, new double[] {at.x(), at.y()}));
    return positions;
  }
}
