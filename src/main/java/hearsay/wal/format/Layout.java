package hearsay.wal.format;

import hearsay.crdt.CounterRule;

/// Where the fields lie. The tables are in the package's description.
final class Layout {
  static final int ALIGNMENT = 8;

  static final long MAGIC = 0x4845_4152_5341_5957L; // "HEARSAYW"
  static final int HEADER_CHECKSUM_AT = 8;
  static final int HEADER_CHECKED_FROM = 12;
  static final int HEADER_NAME_LENGTH_AT = 29;
  static final int HEADER_FIXED_BYTES = 30;

  static final int LENGTH_AT = 4;
  static final int SEQUENCE_AT = 8;
  static final int TYPE_AT = 16;
  static final int BODY_AT = 17;

  /// The fixed fields of a record and the smallest body: not even the shortest actor fits in less.
  static final int MIN_RECORD_BYTES = 24;

  static final byte PN_SNAPSHOT = 1;
  static final byte PN_CHANGE = 2;
  static final byte PART0_SNAPSHOT = 3;
  static final byte PART0_CHANGE = 4;

  private Layout() {}

  /// The next multiple of 8.
  static long aligned(long bytes) {
    return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
  }

  static byte snapshotType(CounterRule rule) {
    return switch (rule) {
      case PN -> PN_SNAPSHOT;
      case PART0 -> PART0_SNAPSHOT;
    };
  }

  static byte changeType(CounterRule rule) {
    return switch (rule) {
      case PN -> PN_CHANGE;
      case PART0 -> PART0_CHANGE;
    };
  }
}
