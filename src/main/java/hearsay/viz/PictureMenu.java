package hearsay.viz;

import hearsay.journal.Bookmark;
import hearsay.viz.picture.PictureExport;
import hearsay.viz.picture.PictureExport.Format;
import hearsay.viz.picture.PictureExport.Options;
import hearsay.viz.picture.PictureExport.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The pictures that can be written of what is shown, in the theme of the window. Application
/// thread only.
final class PictureMenu {
  /// Of a picture that nobody gave another size, in pixels.
  private static final double WIDTH = 1280;

  private static final double HEIGHT = 720;

  /// A film of the last so many seconds before the moment shown.
  private static final int FILM_SECONDS = 10;

  private final LabViewModel viewModel;
  private final Timeline timeline;
  private final FileMenu files;

  PictureMenu(LabViewModel viewModel, FileMenu files) {
    this.viewModel = viewModel;
    timeline = viewModel.timeline();
    this.files = files;
  }

  List<MenuItem> items(@Nullable Window owner) {
    var items = new ArrayList<MenuItem>();
    for (var view : View.values()) {
      for (var format : List.of(Format.PNG, Format.SVG)) {
        items.add(still(owner, view, format));
      }
    }
    items.add(films(owner));
    return items;
  }

  private MenuItem still(@Nullable Window owner, View view, Format format) {
    var name = view == View.GRAPH ? "Graph" : "Diagram";
    return FileMenu.item(
        name + " as " + format + "…",
        () -> write(owner, format, view, timeline.beginProperty().get()));
  }

  /// From ten seconds before the moment shown, or from a bookmark.
  private Menu films(@Nullable Window owner) {
    var menu = new Menu("Film (GIF) up to this moment");
    var shown = timeline.positionProperty().get();
    menu.getItems()
        .add(
            FileMenu.item(
                "The last " + FILM_SECONDS + " s…",
                () -> write(owner, Format.GIF, View.GRAPH, secondsBefore(shown))));
    for (Bookmark mark : timeline.bookmarks()) {
      if (mark.position() < shown) {
        menu.getItems()
            .add(
                FileMenu.item(
                    "From " + mark.name() + "…",
                    () -> write(owner, Format.GIF, View.GRAPH, mark.position())));
      }
    }
    return menu;
  }

  private long secondsBefore(long position) {
    var beside = timeline.journal().read(Math.max(0, position - 1), 1);
    return beside.isEmpty()
        ? position
        : timeline.positionAt(beside.getFirst().wallMillis() - FILM_SECONDS * 1_000L);
  }

  private void write(@Nullable Window owner, Format format, View view, long from) {
    var shown = timeline.positionProperty().get();
    var isDark = viewModel.appearance().darkProperty().get();
    var options = new Options(WIDTH, HEIGHT, isDark, shown, Math.min(from, shown), shown);
    var session = viewModel.sessions().present();
    var ending = "." + format.name().toLowerCase(Locale.ROOT);
    files.ask(
        owner,
        view.name().toLowerCase(Locale.ROOT) + ending,
        file -> {
          var target = Sessions.named(file, ending);
          viewModel
              .sessions()
              .export(
                  target,
                  progress ->
                      PictureExport.write(session, format, view, options, target, progress));
        });
  }
}
