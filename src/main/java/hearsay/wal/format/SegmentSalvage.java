package hearsay.wal.format;

import hearsay.wal.format.RecordCursor.Problem;
import java.nio.ByteBuffer;

/// Replays whatever is whole in a damaged segment, before and behind the damage. A later record
/// wins; as each holds whole totals, what was lost between does no harm to what came after.
public final class SegmentSalvage {
  /// What was found.
  ///
  /// @param records how many were replayed
  /// @param nextSequence above that of the last; the one given if there was none
  /// @param isComplete whether no record is missing: a snapshot came first, the sequences follow
  ///   one another, and nothing else lay between or behind them
  public record Salvaged(long records, long nextSequence, boolean isComplete) {}

  private final RecordCursor cursor;
  private final RecordSearch search;
  private final BodyReader bodies;
  private int end;
  private long records;
  private long nextSequence;
  private boolean isComplete = true;

  private SegmentSalvage(ByteBuffer bytes, long number, long fromSequence, LoggedState into) {
    var header = SegmentHeader.read(bytes);
    cursor =
        new RecordCursor(
            bytes,
            header instanceof SegmentHeader.Reading.Found found ? found.header().number() : number);
    search = new RecordSearch(bytes, cursor);
    bodies = new BodyReader(bytes, into);
    end = header instanceof SegmentHeader.Reading.Found found ? found.bytes() : 0;
    nextSequence = fromSequence;
  }

  /// Searches a segment from its beginning; the header need not be readable.
  ///
  /// @param number the segment's, as its file's name says; believed if there is no header
  /// @param fromSequence what older segments held lies below it
  /// @param into what older segments added up to; a snapshot replaces it
  public static Salvaged of(ByteBuffer bytes, long number, long fromSequence, LoggedState into) {
    return new SegmentSalvage(bytes, number, fromSequence, into).all();
  }

  private Salvaged all() {
    for (int at = next(); at >= 0; at = next()) {
      replay(at);
    }
    boolean isNothingLeft = search.nextNonZero(end) < 0;
    return new Salvaged(records, nextSequence, isComplete && records > 0 && isNothingLeft);
  }

  private int next() {
    boolean isAdjacent =
        cursor.moveTo(end) == Problem.NONE && cursor.sequence() == nextSequence && records > 0;
    return isAdjacent ? end : search.next(end, nextSequence, Long.MAX_VALUE - 1);
  }

  private void replay(int at) {
    boolean isFollowing =
        records == 0 ? bodies.isSnapshot(cursor) : at == end && cursor.sequence() == nextSequence;
    boolean isReplayed = bodies.replay(cursor);
    isComplete &= isFollowing && isReplayed;
    records += isReplayed ? 1 : 0;
    nextSequence = cursor.sequence() + 1;
    end = cursor.end();
  }
}
