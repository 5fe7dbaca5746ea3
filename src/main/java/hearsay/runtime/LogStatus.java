package hearsay.runtime;

/// What became of a node's writing so far.
///
/// @param isLogged whether the node keeps a log; if not, all else is 0
/// @param commits how many records of promised operations are on disk since the start
/// @param operations how many operations they hold
/// @param lastCommitNanos how long the last one took, fsync included; 0 before the first
/// @param failures how many writes failed since the start
/// @param lastFailure why the last write failed, for people; empty if it did not
public record LogStatus(
    boolean isLogged,
    long commits,
    long operations,
    long lastCommitNanos,
    long failures,
    String lastFailure) {}
