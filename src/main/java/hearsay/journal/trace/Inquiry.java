package hearsay.journal.trace;

/// Something that is found out by reading a journal, bit by bit, so that who asks is never held up
/// and the answer grows with the journal. One thread.
///
/// @param <T> the answer, immutable
public interface Inquiry<T> {
  /// Reads on.
  ///
  /// @param most entries to read at most
  /// @return whether the answer is another one now
  boolean readOn(int most);

  /// What is known so far.
  T found();

  /// Whether all that the journal tells up to now has been read.
  boolean hasCaughtUp();
}
