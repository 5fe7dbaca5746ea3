package hearsay.viz.tour;

import hearsay.viz.LabWindow;
import hearsay.viz.PngWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Takes pictures of the window.
final class Camera {
  private final LabWindow window;
  private final Path directory;

  /// @throws IOException if there can be no such directory
  Camera(LabWindow window, Path directory) throws IOException {
    this.window = window;
    this.directory = Files.createDirectories(directory);
  }

  /// The window as it is now.
  ///
  /// @return the name of the file
  String take(String name) {
    FxThread.nextPulses();
    var image = FxThread.get(() -> window.stage().getScene().snapshot(null));
    var file = name + ".png";
    try {
      Files.write(directory.resolve(file), PngWriter.bytes(image));
    } catch (IOException e) {
      throw new UncheckedIOException("The picture " + directory.resolve(file) + " could not be written", e);
    }
    return file;
  }
}
