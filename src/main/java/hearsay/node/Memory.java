package hearsay.node;

import hearsay.crdt.CounterRule;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.VersionedCounter;

/// What a node remembers when it starts, and how it will remember what it promises.
///
/// @param state what it knew when it stopped; empty for a node without a history. One without a log
///   has a history only if somebody hands it one, as a fork of a cluster does
/// @param kind how it remembers
public record Memory(CounterState state, Kind kind) {
  /// How a node remembers.
  public enum Kind {
    /// Not at all: an operation is acknowledged once it is applied, and each start after a crash is
    /// a new incarnation.
    NONE,
    /// By a log: an operation is applied, shown and acknowledged once it is on disk.
    LOG,
    /// Broken on purpose, for teaching: the node comes back empty under its old incarnation, and
    /// what peers remember of it hides what it counts.
    AMNESIA
  }

  /// A node that writes nothing down.
  public static Memory none(CounterRule rule) {
    return new Memory(empty(rule), Kind.NONE);
  }

  /// The state of a node that knows nothing.
  public static CounterState empty(CounterRule rule) {
    return switch (rule) {
      case PN -> PnCounter.empty();
      case PART0 -> VersionedCounter.ZERO;
    };
  }
}
