package hearsay.wal.format;

/// How far a segment could be read.
///
/// @param records how many were replayed, the snapshot included
/// @param nextSequence of the record that would follow
/// @param end behind the last record replayed
/// @param ending why reading stopped there
public record SegmentReading(long records, long nextSequence, int end, Ending ending) {
  /// Why reading stopped.
  public sealed interface Ending {
    /// Zeros up to the end.
    record Clean() implements Ending {}

    /// The last write did not come through: nothing whole follows.
    ///
    /// @param bytes how many are dropped
    /// @param what is wrong with them, in words that follow "a record that"
    record Torn(int bytes, String what) implements Ending {}

    /// Whole records follow that must not be lost, or the segment's beginning is damaged.
    ///
    /// @param what is wrong, in words that follow "the record there"
    record Damaged(String what) implements Ending {}
  }
}
