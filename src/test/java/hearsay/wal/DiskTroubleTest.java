package hearsay.wal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiskTroubleTest {
  static Stream<Arguments> troubles() {
    return Stream.of(
        Arguments.of(new IOException("No space left on device"), "No space left on device"),
        Arguments.of(new IOException(), "java.io.IOException"),
        Arguments.of(
            new FileSystemException("f", null, "Read-only file system"), "Read-only file system"),
        Arguments.of(new AccessDeniedException("f"), "access denied to f"),
        Arguments.of(new FileAlreadyExistsException("f"), "f is in the way"),
        Arguments.of(new NotDirectoryException("f"), "f is no directory"),
        Arguments.of(new NoSuchFileException("f"), "f is missing"),
        Arguments.of(new ClosedByInterruptException(), "the writing thread was interrupted"));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void troubleIsToldInWords(IOException trouble, String words) {
    assertThat(DiskTrouble.words(trouble)).isEqualTo(words);
  }
}
