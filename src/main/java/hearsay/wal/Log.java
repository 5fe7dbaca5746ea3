package hearsay.wal;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;

/// Where a node writes down what it promises. One thread at a time; every call may wait for the
/// disk.
public interface Log {
  /// Writes one record and waits until it is on disk.
  ///
  /// @param actor whose totals the node counts on
  /// @param changed PN: entries that are new since the last record, each the actor's whole totals;
  ///   Part 0: the whole state. What is appended replaces what was known of these actors before.
  Appended append(ActorId actor, CounterState changed);

  /// Graceful end: the whole state as a last snapshot, then the files are closed and the directory
  /// is free. A failure to write it is logged and does no harm: the records are there. Idempotent.
  void close(ActorId actor, CounterState state);

  /// Abrupt end: nothing more is written; the files are closed and the directory is free.
  /// Idempotent.
  void abandon();

  /// What became of an [#append].
  sealed interface Appended {
    /// It is on disk and survives a crash.
    record Durable() implements Appended {}

    /// Nothing was written (no room, read-only). The reason is for people. The next append tries
    /// anew.
    record NotWritten(String reason) implements Appended {}

    /// Writing failed half-way: it may be on disk or not. The next append goes to a new segment
    /// that does without it.
    record Unknown(String reason) implements Appended {}
  }
}
