package hearsay.crdt;

/// A local operation that the counter can't take: it would pass a bound, or go below zero under the
/// Part 0 rule. The message is for people; the state is unchanged.
public final class CounterLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CounterLimitException(String message) {
    super(message);
  }
}
