package hearsay.http;

/// Bytes that are not JSON; the message says why, in words.
public final class MalformedJsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param why in words that go on from "it is not JSON:"
  public MalformedJsonException(String why) {
    super(why, null, false, false);
  }
}
