package hearsay.bench;

import hearsay.bench.Callers.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// The turns of one contestant.
final class Turns {
  private final List<Turn> turns = new ArrayList<>();

  void add(Turn turn) {
    turns.add(turn);
  }

  /// Calls per second in the median turn.
  double perSecond() {
    return Percentiles.of(turns.stream().mapToLong(turn -> Math.round(turn.perSecond())).toArray())
        .median();
  }

  /// Of the calls of all turns.
  Percentiles latenciesNanos() {
    return Percentiles.of(
        turns.stream().flatMapToLong(turn -> LongStream.of(turn.latenciesNanos())).toArray());
  }
}
