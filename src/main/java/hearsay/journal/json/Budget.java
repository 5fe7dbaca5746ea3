package hearsay.journal.json;

/// How much memory the values of one text may take. A few bytes of text can ask for much (a packed
/// file of zeros, a state that is told a thousand times over by what changed), so that the length
/// of the text bounds nothing. Estimates, on the high side.
public final class Budget {
  private static final long MEBIBYTE = 1 << 20;

  static final int OBJECT_BYTES = 16;
  static final int REFERENCE_BYTES = 8;

  /// A text without its characters.
  static final int TEXT_BYTES = 48;

  /// A list, set or map without its elements.
  static final int COLLECTION_BYTES = 48;

  /// An element of a set.
  static final int ELEMENT_BYTES = 48;

  /// A persistent map's tree node, list node and entry.
  static final int MAPPING_BYTES = 112;

  private final long maxBytes;
  private long bytes;

  public Budget(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /// Counts what a value takes.
  ///
  /// @throws MalformedValueException if that is more than is left
  public void charge(long moreBytes) {
    bytes += moreBytes;
    if (bytes > maxBytes || bytes < 0) {
      throw new MalformedValueException(
          "it holds more than fits in memory here (about %d MB)".formatted(maxBytes / MEBIBYTE));
    }
  }
}
