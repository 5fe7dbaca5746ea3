package hearsay.runtime;

import hearsay.crdt.CounterState;

/// What became of a local operation.
public sealed interface Outcome {
  /// Applied and acknowledged; `state` is the node's state right after.
  record Acknowledged(CounterState state) implements Outcome {}

  /// Nobody knows whether it is on disk: the disk failed while it was written. The node's state is
  /// as it was, but a restart may show the operation. The reason is for people.
  record Unknown(String reason) implements Outcome {}

  /// Refused; nothing changed. The reason is for people.
  record Refused(String reason) implements Outcome {}
}
