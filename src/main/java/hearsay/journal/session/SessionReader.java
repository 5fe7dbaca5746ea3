package hearsay.journal.session;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.json.Budget;
import hearsay.journal.json.MalformedValueException;
import hearsay.journal.json.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one session, line by line, and believes nothing. For one file.
final class SessionReader {
  /// The longest line is the base of a thousand nodes, or the links of their full mesh.
  static final int MAX_LINE_BYTES = 64 << 20;

  /// Of the memory that this program may use, so much at most goes to a session: there may be a
  /// cluster running beside it, and folding takes memory as well.
  private static final double SHARE_OF_MEMORY = 0.4;

  private final SessionShapes shapes = new SessionShapes();
  private final Source source;
  private final Lines lines;
  private final List<JournalEntry> entries = new ArrayList<>();
  private @Nullable Header header;
  private @Nullable ClusterSnapshot base;
  private @Nullable Proof proof;
  private boolean isComplete;

  SessionReader(InputStream text) {
    this(text, (long) (SHARE_OF_MEMORY * Runtime.getRuntime().maxMemory()));
  }

  SessionReader(InputStream text, long maxMemoryBytes) {
    source = new Source(new Budget(maxMemoryBytes), MAX_LINE_BYTES);
    lines = new Lines(text, MAX_LINE_BYTES);
  }

  Session read() throws IOException, SessionException {
    for (var line = lines.next(); line != null; line = lines.next()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("reading was called off");
      }
      try {
        take(line);
      } catch (MalformedValueException e) {
        throw wrong(String.valueOf(e.getMessage()));
      }
    }
    return session();
  }

  private SessionException wrong(String problem) {
    return SessionException.atLine(lines.number(), problem);
  }

  private void take(String line) throws SessionException {
    if (header == null) {
      header = header(line);
      return;
    }
    if (isComplete) {
      throw wrong("there is more after the last line");
    }
    var kind = source.firstName(line);
    switch (kind) {
      case Line.STATE -> shapes.states.add(source.read(line, shapes.state), source);
      case Line.BASE -> base(source.read(line, shapes.base).base(), header);
      case Line.ENTRY -> entry(source.read(line, shapes.entry), header);
      case Line.END -> end(source.read(line, shapes.end).end(), header);
      default ->
          throw wrong(
              "a line that begins with '%s' is not known"
                  .formatted(MalformedValueException.shown(kind)));
    }
  }

  private Header header(String line) throws SessionException {
    try {
      if (!source.firstName(line).equals(Line.HEADER)) {
        throw wrong("this is no Hearsay session");
      }
    } catch (MalformedValueException e) {
      throw wrong("this is no Hearsay session");
    }
    int version = source.read(line, new VersionShape());
    if (version != Header.VERSION) {
      throw wrong(
          "the session is of version %d; this program reads version %d"
              .formatted(version, Header.VERSION));
    }
    return source.read(line, shapes.header);
  }

  private void base(ClusterSnapshot snapshot, Header said) throws SessionException {
    if (proof != null) {
      throw wrong("the base stands behind what follows it");
    }
    if (snapshot.position() != said.begin()) {
      throw wrong(
          "the base is of position %d, the journal begins at %d"
              .formatted(snapshot.position(), said.begin()));
    }
    base = snapshot;
    proof = new Proof(snapshot, lines.number());
  }

  private void entry(JournalEntry entry, Header said) throws SessionException {
    var proving = proof;
    if (proving == null) {
      proving = withoutBase(said);
      proof = proving;
    }
    long expected = said.begin() + entries.size();
    if (entry.position() != expected) {
      throw wrong("entry %d stands where %d belongs".formatted(entry.position(), expected));
    }
    if (!entries.isEmpty() && entry.atNanos() < entries.getLast().atNanos()) {
      throw wrong("the entry is of an earlier time than the one before");
    }
    if (entries.size() == Journal.MAX_RECORDED) {
      throw wrong("a session has at most %,d entries".formatted(Journal.MAX_RECORDED));
    }
    entries.add(entry);
    proving.take(entry, lines.number());
  }

  private Proof withoutBase(Header said) throws SessionException {
    if (said.begin() > 0) {
      throw wrong("the base of the journal is missing, which does not begin at 0");
    }
    base = ClusterSnapshot.EMPTY;
    return new Proof(ClusterSnapshot.EMPTY, lines.number());
  }

  private void end(int count, Header said) throws SessionException {
    if (count != entries.size() || count != said.entries()) {
      throw wrong(
          "%d entries are here, but the file says it has %d"
              .formatted(entries.size(), count == entries.size() ? said.entries() : count));
    }
    if (proof == null) {
      proof = withoutBase(said);
    }
    proof.finish();
    proof.explain(lines.number());
    isComplete = true;
  }

  private Session session() throws SessionException {
    var said = header;
    var before = base;
    if (said == null) {
      throw wrong("the file is empty");
    }
    if (!isComplete || before == null) {
      throw wrong("the file ends here, before its last line: it was cut off");
    }
    try {
      var journal = Journal.recorded(before, entries);
      return new Session(journal, said.bookmarks(), said.layout(), said.savedMillis());
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }
}
