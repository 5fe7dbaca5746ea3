package hearsay.wal.format;

import java.nio.ByteBuffer;

/// Looks for whole records in bytes that can't be read one after the other any more.
final class RecordSearch {
  /// How many times the bytes of the segment may be checksummed. Chance makes a few places look
  /// like records; only bytes made for it (an actor's name can hold any) make more, and must not
  /// make a node search for hours.
  private static final int CHECKSUM_BUDGET_TIMES = 16;

  private final ByteBuffer bytes;
  private final RecordCursor cursor;
  private long checksumBudget;

  RecordSearch(ByteBuffer bytes, RecordCursor cursor) {
    this.bytes = bytes.slice(0, bytes.limit());
    this.cursor = cursor;
    this.checksumBudget = (long) CHECKSUM_BUDGET_TIMES * bytes.limit();
  }

  /// The first offset from `from` (a multiple of 8) on where a whole record lies whose sequence is
  /// in [fewest, most]; the cursor then looks at it. -1 if there is none.
  int next(int from, long fewest, long most) {
    for (int at = from; at <= bytes.limit() - Layout.MIN_RECORD_BYTES; at += Layout.ALIGNMENT) {
      if (bytes.getLong(at) != 0 && isPlausible(at, fewest, most) && isWhole()) {
        return at;
      }
    }
    return -1;
  }

  /// Whether the search had to pass over places that looked like records, as its budget was used
  /// up.
  boolean isExhausted() {
    return checksumBudget < 0;
  }

  /// The first offset from `from` on, a multiple of 8, with something else than zeros within the
  /// next 8 bytes; -1 if there is none.
  int nextNonZero(int from) {
    int at = from;
    for (; at <= bytes.limit() - Long.BYTES; at += Long.BYTES) {
      if (bytes.getLong(at) != 0) {
        return at;
      }
    }
    for (int last = at; last < bytes.limit(); last++) {
      if (bytes.get(last) != 0) {
        return at;
      }
    }
    return -1;
  }

  /// Behind the last byte that is not zero.
  int endOfContent() {
    int at = bytes.limit();
    while (at > 0 && bytes.get(at - 1) == 0) {
      at--;
    }
    return at;
  }

  private boolean isPlausible(int at, long fewest, long most) {
    return cursor.frameAt(at) == RecordCursor.Problem.NONE
        && cursor.sequence() >= fewest
        && cursor.sequence() <= most
        && cursor.type() >= Layout.PN_SNAPSHOT
        && cursor.type() <= Layout.PART0_CHANGE;
  }

  private boolean isWhole() {
    if (checksumBudget < 0) {
      return false;
    }
    checksumBudget -= cursor.length();
    return cursor.fitsChecksum();
  }
}
