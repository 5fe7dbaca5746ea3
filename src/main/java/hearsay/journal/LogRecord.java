package hearsay.journal;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;

/// A record of a node's log, as [JournalEvent.LogAppended] told it.
///
/// @param atNanos cluster time at which it was on disk
public record LogRecord(long number, ActorId actor, CounterState changed, long atNanos) {}
