package hearsay.protocol;

/// Numbers that writer and reader of the wire share. The tables are in the package's description.
final class Wire {
  /// In a request's flags: the page has a lower bound.
  static final int HAS_AFTER = 1;

  /// In a request's flags: the page has an upper bound.
  static final int HAS_UP_TO = 2;

  /// The body of a Part 0 message: u32 version and u64 counter.
  static final int PART0_BODY_BYTES = 12;

  /// The u32 before a PN body.
  static final int BODY_LENGTH_BYTES = 4;

  /// A 128-bit number.
  static final int I128_BYTES = 16;

  /// The longest varint: 63 bits, seven in each byte.
  static final int MAX_VARINT_BYTES = 9;

  /// The shortest actor: name length, one byte of name, incarnation.
  static final int MIN_ACTOR_BYTES = 1 + 1 + 8;

  /// The shortest entry: an actor and two varints.
  static final int MIN_ENTRY_BYTES = MIN_ACTOR_BYTES + 1 + 1;

  private Wire() {}
}
