package hearsay.runtime;

import hearsay.crdt.CounterState;

/// What became of a local operation.
public sealed interface Outcome {
  /// Applied and acknowledged; `state` is the node's state right after.
  record Acknowledged(CounterState state) implements Outcome {}

  /// Refused; nothing changed. The reason is for people.
  record Refused(String reason) implements Outcome {}
}
