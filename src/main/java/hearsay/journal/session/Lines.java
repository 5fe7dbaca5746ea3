package hearsay.journal.session;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// The lines of a text that may be anything, each of bounded length.
final class Lines {
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private final int maxBytes;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int at;
  private int filled;
  private long number;

  /// @param maxBytes how long a line may be
  Lines(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /// The number of the line that was read last: 1, 2, 3 …
  long number() {
    return number;
  }

  /// The next line without its end; null after the last one.
  ///
  /// @throws SessionException if it is too long, is no text, or its packing is damaged
  @Nullable String next() throws IOException, SessionException {
    number++;
    var line = new ByteArrayOutputStream();
    while (at < filled || fill()) {
      int end = at;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, at, end - at);
      boolean isWhole = end < filled;
      at = isWhole ? end + 1 : end;
      if (line.size() > maxBytes) {
        throw SessionException.atLine(number, "the line is longer than any of a session");
      }
      if (isWhole) {
        return text(line);
      }
    }
    return line.size() == 0 ? null : text(line);
  }

  private boolean fill() throws IOException, SessionException {
    try {
      at = 0;
      filled = Math.max(0, in.read(buffer));
      return filled > 0;
    } catch (EOFException e) {
      throw SessionException.atLine(number, "the file breaks off here; the rest of it is missing");
    } catch (ZipException e) {
      throw SessionException.atLine(number, "the file is damaged here and can't be unpacked");
    }
  }

  private String text(ByteArrayOutputStream line) throws SessionException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw SessionException.atLine(number, "the line is no text (UTF-8)");
    }
  }
}
