package hearsay.viz.tour;

import hearsay.viz.LabWindow;
import hearsay.viz.PngWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Takes pictures of the window.
final class Camera {
  private final LabWindow window;
  private final Path directory;

  /// @param directory is there, see [#prepare]
  Camera(LabWindow window, Path directory) {
    this.window = window;
    this.directory = directory;
  }

  /// Makes sure that there is such a directory and that it takes files, before anything is started
  /// for it.
  ///
  /// @throws IOException if not; says for people what is wrong and what to do
  static void prepare(Path directory) throws IOException {
    try {
      Files.createDirectories(directory);
      Files.delete(Files.createTempFile(directory, "hearsay", ".tmp"));
    } catch (IOException e) {
      throw new IOException(refusal(directory, reason(e)), e);
    }
  }

  /// The message of a file's exception is often no more than its path.
  private static String reason(IOException failure) {
    return switch (failure) {
      case FileAlreadyExistsException _ -> "there is a file of this name";
      case AccessDeniedException _ -> "access is denied";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> "it can't be made";
    };
  }

  private static String refusal(Path directory, String why) {
    return "no pictures can be written to %s: %s. Name another directory with --out."
        .formatted(directory, why);
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
      throw new UncheckedIOException(
          "The picture " + directory.resolve(file) + " could not be written", e);
    }
    return file;
  }
}
