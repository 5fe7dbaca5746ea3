package hearsay.journal;

/// One line of the journal.
///
/// @param position 0, 1, 2 … without gaps
/// @param atNanos cluster time (stands still in a pause)
/// @param wallMillis real time, milliseconds since the epoch
public record JournalEntry(long position, long atNanos, long wallMillis, JournalEvent event) {}
