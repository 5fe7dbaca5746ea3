package hearsay.journal.session;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Writes a file as a whole: whoever looks sees what was there before or all that is new, whatever
/// happens meanwhile.
public final class WholeFile {
  private static final int BUFFER_BYTES = 1 << 16;

  private WholeFile() {}

  /// What puts the content there.
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /// Writes to another name in the same directory first, waits until it is on disk, and gives it
  /// the right name then.
  ///
  /// @throws IOException if that fails, with a message for people; the file is as it was, and
  ///   nothing else is left there
  public static void write(Path file, Content content) throws IOException {
    checkPlace(file);
    try {
      var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      var fresh = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
      try {
        fill(fresh, content);
        Files.move(
            fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new IOException("%s can't be written: %s".formatted(file, reason(e)), e);
    }
  }

  /// Tells before the work is done that its result has no place.
  ///
  /// @throws IOException if the file can't be written there, with a message for people
  public static void checkPlace(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("%s can't be written: it is a directory".formatted(file));
    }
    // A root is a directory and has gone already, so every file left lies in one.
    var directory = file.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      throw new IOException("%s can't be written: there is no such directory".formatted(file));
    }
  }

  private static void fill(Path fresh, Content content) throws IOException {
    try (var channel =
        FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /// Why, in words.
  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file or directory";
      case AccessDeniedException _ -> "access is denied";
      case FileSystemException system when system.getReason() != null -> system.getReason();
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }
}
