package hearsay.wal;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import java.util.Optional;

/// What a log held when it was opened.
///
/// @param actor under whom the node goes on; empty if it needs a new incarnation: there was no
///   history, a repair lost some of it, its file was cut short, or it is a copy
/// @param state what the node knew; empty without a history
/// @param records how many were read, snapshots included
/// @param dropped what was at the end and can't be read, in words for people (a torn write); empty
///   if nothing
/// @param isCopy whether the log was made in another directory (a copy, a backup): whoever has it
///   there may count on under its actor
public record Recovery(
    Optional<ActorId> actor, CounterState state, long records, String dropped, boolean isCopy) {}
