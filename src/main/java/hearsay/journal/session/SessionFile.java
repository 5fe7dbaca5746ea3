package hearsay.journal.session;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Reads and writes sessions. Any thread; takes a while, so not the application's. An interrupt of
/// the thread calls it off.
///
/// The file is gzip of JSON lines: a header for people and programs; the cluster before the first
/// entry, if the journal had forgotten its beginning; the entries, each after the states that it
/// names first; a last line with their number. The lines alone, unpacked, are read as well.
public final class SessionFile {
  /// How such files end.
  public static final String EXTENSION = ".hearsay";

  private static final int BUFFER_BYTES = 1 << 16;

  private SessionFile() {}

  /// Writes under another name first, so that an existing file is whole whatever happens. The
  /// journal may go on meanwhile; what it held at the beginning is written.
  ///
  /// @param progress told 0 to 1
  /// @throws IOException if it can't be written; the message says why
  public static void write(Path file, Session session, DoubleConsumer progress) throws IOException {
    var journal = Recording.of(session.journal());
    WholeFile.write(file, out -> SessionWriter.write(out, session, journal, progress));
  }

  /// Reads a session and proves that every moment of it can be shown.
  ///
  /// @param progress told 0 to 1
  /// @throws SessionException if it is no session, or broken; names the line
  /// @throws IOException if it can't be read; the message says why
  public static Session read(Path file, DoubleConsumer progress)
      throws IOException, SessionException {
    try (var raw = Files.newInputStream(file)) {
      var counted = new Counted(raw, Math.max(1, Files.size(file)), progress);
      var session = new SessionReader(unpacked(counted)).read();
      progress.accept(1);
      return session;
    } catch (IOException e) {
      throw new IOException("%s can't be read: %s".formatted(file, WholeFile.reason(e)), e);
    }
  }

  /// The text of the file, by its first bytes packed or not.
  static InputStream unpacked(InputStream file) throws IOException, SessionException {
    var bytes = new BufferedInputStream(file, BUFFER_BYTES);
    bytes.mark(2);
    int magic = bytes.read() | bytes.read() << Byte.SIZE;
    bytes.reset();
    try {
      return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(bytes, BUFFER_BYTES) : bytes;
    } catch (ZipException | EOFException e) {
      throw SessionException.atLine(1, "the file is damaged here and can't be unpacked");
    }
  }

  /// Tells how much of the file was read.
  private static final class Counted extends FilterInputStream {
    private final long size;
    private final DoubleConsumer progress;
    private long read;

    Counted(InputStream in, long size, DoubleConsumer progress) {
      super(in);
      this.size = size;
      this.progress = progress;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      read += Math.max(0, count);
      progress.accept(Math.min(1, (double) read / size));
      return count;
    }
  }
}
