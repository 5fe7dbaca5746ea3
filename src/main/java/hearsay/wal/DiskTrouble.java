package hearsay.wal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/// What went wrong with a disk, in words for people.
final class DiskTrouble {
  private DiskTrouble() {}

  static String words(IOException failure) {
    return switch (failure) {
      case AccessDeniedException denied -> "access denied to " + denied.getFile();
      case FileAlreadyExistsException exists -> exists.getFile() + " is in the way";
      case NotDirectoryException file -> file.getFile() + " is no directory";
      case NoSuchFileException missing -> missing.getFile() + " is missing";
      case FileSystemException other ->
          Objects.requireNonNullElse(other.getReason(), other.toString());
      case ClosedByInterruptException interrupted -> "the writing thread was interrupted";
      default -> Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    };
  }
}
