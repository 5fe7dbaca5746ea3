package hearsay.journal.session;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.journal.Bookmark;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/// Sessions and their files, for tests.
final class Sessions {
  private Sessions() {}

  /// A journal of these events, a millisecond apart, that keeps some `capacity` of them.
  static Journal journal(List<JournalEntry> entries, int capacity) {
    var clock = new AtomicLong();
    var journal = new Journal(() -> clock.getAndAdd(1_000_000), capacity);
    entries.forEach(entry -> journal.append(entry.event()));
    return journal;
  }

  static Journal journal(JournalEvent... events) {
    var clock = new AtomicLong();
    var journal = new Journal(() -> clock.getAndAdd(1_000_000));
    List.of(events).forEach(journal::append);
    return journal;
  }

  static Session of(Journal journal) {
    return new Session(
        journal,
        List.of(new Bookmark(journal.begin(), "the „beginning“")),
        Map.of("n1", new Session.Place(0.1 + 0.2, 1e-17)),
        1_700_000_000_123L);
  }

  static byte[] packed(Session session) throws IOException {
    var out = new ByteArrayOutputStream();
    SessionWriter.write(out, session, Recording.of(session.journal()), part -> {});
    return out.toByteArray();
  }

  /// The lines of a session's file.
  static List<String> lines(Session session) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed(session)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  static Session read(byte[] file) throws IOException, SessionException {
    return new SessionReader(SessionFile.unpacked(new ByteArrayInputStream(file))).read();
  }

  static Session read(List<String> lines) throws IOException, SessionException {
    return read(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  /// The same entries, and the same to be seen everywhere.
  static void assertSame(Journal read, Journal written, int step) {
    assertThat(read.begin()).isEqualTo(written.begin());
    assertThat(read.end()).isEqualTo(written.end());
    int all = (int) (written.end() - written.begin());
    assertThat(read.read(0, all)).isEqualTo(written.read(0, all));
    assertThat(read.base()).isEqualTo(written.base());
    for (long position = written.begin(); position <= written.end(); position += step) {
      var snapshot = read.snapshotAt(position);
      assertThat(snapshot).isEqualTo(written.snapshotAt(position));
      assertThat(snapshot.groups()).isEqualTo(written.snapshotAt(position).groups());
      assertThat(snapshot.verdict()).isEqualTo(written.snapshotAt(position).verdict());
    }
  }
}
