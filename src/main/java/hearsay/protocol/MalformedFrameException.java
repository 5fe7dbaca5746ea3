package hearsay.protocol;

/// Bytes that are no frame. Names the broken rule and, in the message, what was found. The message
/// quotes no more than a frame's address, with everything unprintable masked, so that it is safe to
/// log.
public final class MalformedFrameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// The rules of the wire; the byte tables are in the package's description.
  public enum Rule {
    /// The address takes 1 to 255 bytes.
    ADDRESS_LENGTH,
    /// The address is `host:port` in ASCII, as [PeerAddress#parse] takes it.
    ADDRESS,
    /// The message's first byte is one of [MessageKind]'s codes.
    MESSAGE_KIND,
    /// A body takes at most [Codec#MAX_BODY_BYTES].
    BODY_LENGTH,
    /// A body ends where its last field ends, not before and not after.
    BODY,
    /// A varint takes 1 to 9 bytes and the fewest that hold its number.
    VARINT,
    /// A list names no more elements than the rest of the body can hold.
    ENTRY_COUNT,
    /// Entries and actors ascend, without duplicates.
    ENTRY_ORDER,
    /// Totals lie in 0..2^62 and are not both 0.
    ENTRY_RANGE,
    /// An actor's name takes 1 to 255 bytes of well-formed UTF-8.
    ACTOR_NAME,
    /// A page's bounds ascend, and its entries lie within them.
    PAGE_RANGE,
    /// A version is not negative.
    SUMMARY_RANGE,
    /// A frame that has begun arrives whole before its connection ends, or its time.
    INCOMPLETE
  }

  private final Rule rule;

  public MalformedFrameException(Rule rule, String message) {
    super(message);
    this.rule = rule;
  }

  public Rule rule() {
    return rule;
  }
}
