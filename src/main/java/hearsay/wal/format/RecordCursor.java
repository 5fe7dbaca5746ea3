package hearsay.wal.format;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// Looks at one record of a segment after the other. Moves instead of making objects, so that a
/// million records leave no garbage.
final class RecordCursor {
  /// What is wrong at the place looked at.
  enum Problem {
    NONE("is whole"),
    TOO_CLOSE_TO_THE_END("begins too close to the end of the file"),
    BAD_LENGTH("has a length that no record here can have"),
    BAD_CHECKSUM("does not fit its checksum");

    private final String words;

    Problem(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private final CRC32C crc = new CRC32C();
  private final ByteBuffer bytes;
  private final int mask;
  private int at;
  private int bodyBytes;

  /// @param bytes of the whole segment; positions and limits are this cursor's own
  RecordCursor(ByteBuffer bytes, long segmentNumber) {
    this.bytes = bytes.slice(0, bytes.limit());
    this.mask = (int) segmentNumber;
  }

  /// Looks at `offset`. The other methods mean this place; all but [#sequence] only if there is no
  /// problem.
  Problem moveTo(int offset) {
    at = offset;
    var problem = frameAt(offset);
    return problem == Problem.NONE && !fitsChecksum() ? Problem.BAD_CHECKSUM : problem;
  }

  /// As [#moveTo], but without the checksum, which costs as much as the record is long.
  Problem frameAt(int offset) {
    at = offset;
    int room = bytes.capacity() - offset;
    if (room < Layout.MIN_RECORD_BYTES) {
      return Problem.TOO_CLOSE_TO_THE_END;
    }
    bodyBytes = bytes.getInt(offset + Layout.LENGTH_AT);
    return bodyBytes <= 0 || Layout.aligned((long) Layout.BODY_AT + bodyBytes) > room
        ? Problem.BAD_LENGTH
        : Problem.NONE;
  }

  boolean fitsChecksum() {
    bytes.limit(end()).position(at + Layout.LENGTH_AT);
    crc.reset();
    crc.update(bytes);
    bytes.limit(bytes.capacity());
    return ((int) crc.getValue() ^ mask) == bytes.getInt(at);
  }

  long sequence() {
    return bytes.getLong(at + Layout.SEQUENCE_AT);
  }

  byte type() {
    return bytes.get(at + Layout.TYPE_AT);
  }

  int bodyStart() {
    return at + Layout.BODY_AT;
  }

  int bodyEnd() {
    return at + Layout.BODY_AT + bodyBytes;
  }

  /// Where the next record begins.
  int end() {
    return at + length();
  }

  int length() {
    return (int) Layout.aligned((long) Layout.BODY_AT + bodyBytes);
  }
}
