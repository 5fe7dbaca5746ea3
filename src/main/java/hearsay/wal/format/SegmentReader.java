package hearsay.wal.format;

import hearsay.wal.format.RecordCursor.Problem;
import hearsay.wal.format.SegmentReading.Ending;
import java.nio.ByteBuffer;

/// Replays a segment, record by record, up to its end or to what can't be read. Takes time in
/// proportion to the segment's size and memory in proportion to the state, whatever the bytes say.
public final class SegmentReader {
  private final RecordCursor cursor;
  private final RecordSearch search;
  private final BodyReader bodies;
  private final int size;
  private int at;
  private long records;
  private long nextSequence;

  private SegmentReader(ByteBuffer bytes, SegmentHeader.Reading.Found found, LoggedState into) {
    cursor = new RecordCursor(bytes, found.header().number());
    search = new RecordSearch(bytes, cursor);
    bodies = new BodyReader(bytes, into);
    size = bytes.limit();
    at = found.bytes();
  }

  /// Replays the records behind the header.
  ///
  /// @param bytes the whole segment, from 0 to its limit
  /// @param found the header that was read from it
  /// @param into what it adds up to; of no use if the reading ends [Ending.Damaged]
  public static SegmentReading read(
      ByteBuffer bytes, SegmentHeader.Reading.Found found, LoggedState into) {
    var reader = new SegmentReader(bytes, found, into);
    var ending = reader.readAll();
    return new SegmentReading(reader.records, reader.nextSequence, reader.at, ending);
  }

  private Ending readAll() {
    var problem = cursor.moveTo(at);
    if (problem != Problem.NONE) {
      return new Ending.Damaged(
          "is the snapshot that the segment begins with, and it " + problem.words());
    }
    if (!bodies.isSnapshot(cursor)) {
      return new Ending.Damaged("should be a snapshot under the rule of the segment, and is not");
    }
    nextSequence = cursor.sequence();
    while (problem == Problem.NONE) {
      if (cursor.sequence() != nextSequence) {
        return new Ending.Damaged(
            "has sequence %,d where %,d follows".formatted(cursor.sequence(), nextSequence));
      }
      if ((records > 0 && !bodies.isChange(cursor)) || !bodies.replay(cursor)) {
        return new Ending.Damaged("fits its checksum, but says what no record here says");
      }
      records++;
      nextSequence++;
      at = cursor.end();
      problem = cursor.moveTo(at);
    }
    return afterLast(problem);
  }

  private Ending afterLast(Problem problem) {
    int garbage = search.nextNonZero(at);
    if (garbage < 0) {
      return new Ending.Clean();
    }
    // All that could follow: each record takes one sequence and some room.
    long most = nextSequence + (size - at) / Layout.MIN_RECORD_BYTES;
    int later = search.next(garbage, nextSequence, most);
    if (later >= 0) {
      return new Ending.Damaged(
          problem.words() + ", and a whole record follows at offset %,d".formatted(later));
    }
    if (search.isExhausted()) {
      return new Ending.Damaged(problem.words() + ", and too much that looks like records follows");
    }
    return new Ending.Torn(search.endOfContent() - at, problem.words());
  }
}
