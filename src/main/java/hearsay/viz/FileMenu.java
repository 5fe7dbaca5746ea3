package hearsay.viz;

import hearsay.journal.export.TextFormat;
import hearsay.journal.session.SessionFile;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Where files come in and go out: the menu, its dialogs, and files dragged onto the window.
/// Application thread only.
final class FileMenu {
  private static final FileChooser.ExtensionFilter SESSIONS =
      new FileChooser.ExtensionFilter("Hearsay sessions", Sessions.FILES);

  private final LabViewModel viewModel;

  /// Where the last file was; dialogs open there.
  private @Nullable File directory;

  FileMenu(LabViewModel viewModel) {
    this.viewModel = viewModel;
  }

  List<MenuItem> items(@Nullable Window owner) {
    var items = new ArrayList<MenuItem>();
    items.add(item("Open… (Ctrl+O)", () -> open(owner)));
    items.add(item("Save session… (Ctrl+S)", () -> save(owner)));
    items.add(export(owner));
    if (!viewModel.sessions().recordingProperty().get().isEmpty()) {
      items.add(new SeparatorMenuItem());
      items.add(item("Close recording", viewModel.sessions()::close));
    }
    return items;
  }

  private Menu export(@Nullable Window owner) {
    var menu = new Menu("Export");
    menu.getItems().addAll(new PictureMenu(viewModel, this).items(owner));
    menu.getItems().add(new SeparatorMenuItem());
    for (var format : TextFormat.values()) {
      menu.getItems()
          .add(
              item(
                  name(format),
                  () ->
                      ask(
                          owner,
                          "journal." + format.extension(),
                          file -> viewModel.sessions().export(format, file))));
    }
    return menu;
  }

  private static String name(TextFormat format) {
    return switch (format) {
      case CSV -> "Values as CSV…";
      case JSONL -> "Journal as JSON lines…";
      case SHIVIZ -> "Log for ShiViz…";
    };
  }

  void open(@Nullable Window owner) {
    var dialog = dialog("Open a session");
    dialog.getExtensionFilters().setAll(SESSIONS);
    chosen(dialog.showOpenDialog(owner)).ifPresent(viewModel.sessions()::open);
  }

  void save(@Nullable Window owner) {
    var dialog = dialog("Save session");
    dialog.getExtensionFilters().setAll(SESSIONS);
    dialog.setInitialFileName("session" + SessionFile.EXTENSION);
    chosen(dialog.showSaveDialog(owner)).ifPresent(viewModel.sessions()::save);
  }

  /// Asks where to write a file, and lets it be written there.
  void ask(@Nullable Window owner, String name, Consumer<Path> write) {
    var dialog = dialog("Export");
    dialog.setInitialFileName(name);
    chosen(dialog.showSaveDialog(owner)).ifPresent(write);
  }

  private FileChooser dialog(String title) {
    var dialog = new FileChooser();
    dialog.setTitle(title);
    if (directory != null && directory.isDirectory()) {
      dialog.setInitialDirectory(directory);
    }
    return dialog;
  }

  private Optional<Path> chosen(@Nullable File file) {
    if (file != null) {
      directory = file.getParentFile();
    }
    return Optional.ofNullable(file).map(File::toPath);
  }

  /// Lets a session be dragged onto the window.
  void acceptDrops(Scene scene) {
    scene.setOnDragOver(
        event -> {
          if (session(event.getDragboard().getFiles()).isPresent()) {
            event.acceptTransferModes(TransferMode.COPY);
          }
          event.consume();
        });
    scene.setOnDragDropped(
        event -> {
          var file = session(event.getDragboard().getFiles());
          file.ifPresent(viewModel.sessions()::open);
          event.setDropCompleted(file.isPresent());
          event.consume();
        });
  }

  /// The session among files that are dragged; null if what is dragged are no files.
  static Optional<Path> session(@Nullable List<File> files) {
    return files == null
        ? Optional.empty()
        : files.stream()
            .map(File::toPath)
            .filter(file -> String.valueOf(file).endsWith(SessionFile.EXTENSION))
            .findFirst();
  }

  static MenuItem item(String text, Runnable action) {
    var item = new MenuItem(text);
    item.setOnAction(event -> action.run());
    return item;
  }
}
