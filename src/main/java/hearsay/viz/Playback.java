package hearsay.viz;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import java.util.List;

/// A moment of the past that can move on as it did then, or faster or slower. Owns the two times
/// that lie between entries. Application thread only.
final class Playback {
  /// Of a long pause this much is shown before what ended it.
  private static final double SILENCE_NANOS = 2e9;

  /// What one pulse plays at most, so that a dense stretch delays the picture, not the window.
  private static final int MAX_ENTRIES_PER_PULSE = 2_000;

  private ClusterSnapshot snapshot = ClusterSnapshot.EMPTY;
  private double clusterNanos;
  private double wallNanos;

  /// Cluster time of the moment.
  long clusterNanos() {
    return (long) clusterNanos;
  }

  /// Real time of the moment, since the epoch.
  long wallNanos() {
    return (long) wallNanos;
  }

  ClusterSnapshot snapshot() {
    return snapshot;
  }

  /// Stands still at a position, which is kept.
  void standAt(Journal journal, long position) {
    snapshot = journal.snapshotAt(position);
    clusterNanos = snapshot.atNanos();
    // At the very beginning there is no entry before; the first one tells the time as well.
    var beside = journal.read(Math.max(position - 1, 0), 1);
    wallNanos = beside.isEmpty() ? 0 : beside.getFirst().wallMillis() * 1e6;
  }

  /// Moves on by so much real time.
  ///
  /// @return what happened meanwhile
  List<JournalEntry> move(Journal journal, double elapsedNanos) {
    wallNanos += elapsedNanos;
    var ahead = journal.read(snapshot.position(), MAX_ENTRIES_PER_PULSE);
    skipSilence(ahead);
    var fresh = ahead.stream().takeWhile(entry -> entry.wallMillis() * 1e6 <= wallNanos).toList();
    var passed = snapshot.isPaused() ? 0 : elapsedNanos * snapshot.clockRate();
    if (!fresh.isEmpty()) {
      snapshot = snapshot.with(fresh);
    }
    // Neither before what has happened nor after what has not: a dot never runs past its arrival.
    var next = fresh.size() < ahead.size() ? ahead.get(fresh.size()).atNanos() : snapshot.atNanos();
    var least = (double) snapshot.atNanos();
    clusterNanos = Math.max(least, Math.min(clusterNanos + passed, (double) next));
    return fresh;
  }

  private void skipSilence(List<JournalEntry> ahead) {
    if (snapshot.isPaused() && !ahead.isEmpty()) {
      wallNanos = Math.max(wallNanos, ahead.getFirst().wallMillis() * 1e6 - SILENCE_NANOS);
    }
  }

  boolean isAtEnd(Journal journal) {
    return snapshot.position() >= journal.end();
  }
}
