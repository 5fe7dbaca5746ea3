package hearsay.journal.session;

/// A file is not a session that can be read; the message is for people and names the line.
public final class SessionException extends Exception {
  private static final long serialVersionUID = 1;

  public SessionException(String message) {
    super(message);
  }

  static SessionException atLine(long line, String problem) {
    return new SessionException("line %d: %s".formatted(line, problem));
  }
}
