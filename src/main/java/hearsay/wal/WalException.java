package hearsay.wal;

/// A log can't be opened. The message is for people: which directory or file, what is wrong with
/// it, and what to do. Nothing was changed on disk.
public final class WalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WalException(String message) {
    super(message);
  }

  public WalException(String message, Throwable cause) {
    super(message, cause);
  }
}
