package hearsay.journal.session;

import hearsay.journal.Journal;
import hearsay.journal.json.Shape;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.DoubleConsumer;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/// Writes one session, line by line. For one file.
final class SessionWriter {
  private static final int CHUNK = 1_024;
  private static final int BUFFER_BYTES = 1 << 16;

  /// Beyond ASCII all is escaped: halves of a character, which text from foreign nodes may hold,
  /// have no other way through UTF-8.
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final SessionShapes shapes = new SessionShapes();
  private final OutputStream out;

  private SessionWriter(OutputStream out) {
    this.out = out;
  }

  /// @param journal of the session, standing still
  static void write(OutputStream file, Session session, Journal journal, DoubleConsumer progress)
      throws IOException {
    var packed = new GZIPOutputStream(file, BUFFER_BYTES);
    new SessionWriter(packed).write(session, journal, progress);
    packed.finish();
  }

  private void write(Session session, Journal journal, DoubleConsumer progress) throws IOException {
    var header = Header.of(session, journal);
    line(header, shapes.header);
    if (header.begin() > 0) {
      line(new Line.Base(journal.base()), shapes.base);
    }
    for (long next = header.begin(); next < journal.end(); next += CHUNK) {
      progress.accept((double) (next - header.begin()) / header.entries());
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("writing was called off");
      }
      for (var entry : journal.read(next, CHUNK)) {
        line(entry, shapes.entry);
      }
    }
    line(new Line.End(header.entries()), shapes.end);
    progress.accept(1);
  }

  private <T> void line(T value, Shape<T> shape) throws IOException {
    var text = text(value, shape);
    for (var state : shapes.states.takeUnwritten()) {
      put(text(state, shapes.state));
    }
    put(text);
  }

  private static <T> String text(T value, Shape<T> shape) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      shape.write(value, json);
    }
    return text.toString();
  }

  private void put(String line) throws IOException {
    if (line.length() > SessionReader.MAX_LINE_BYTES) {
      throw new IOException("the cluster is larger than a session's file can say");
    }
    out.write(line.getBytes(StandardCharsets.US_ASCII));
    out.write('\n');
  }
}
