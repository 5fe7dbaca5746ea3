package hearsay.bench;

import hearsay.bench.Callers.Turn;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Ours and the bare minimum taking turns, so that what else the machine does hits them alike.
record Duel(Turns ours, Turns floor) {
  private static final int TURNS = 5;

  /// One of the two.
  interface Contestant {
    Turn takeTurn() throws IOException, InterruptedException;
  }

  /// One turn each to warm up, then those that count.
  static Duel of(Contestant ours, Contestant floor) throws IOException, InterruptedException {
    floor.takeTurn();
    ours.takeTurn();
    var duel = new Duel(new Turns(), new Turns());
    for (var turn = 0; turn < TURNS; turn++) {
      duel.floor.add(floor.takeTurn());
      duel.ours.add(ours.takeTurn());
    }
    return duel;
  }

  /// How long a turn takes if all that count are to take `span`.
  static long turnNanos(Duration span) {
    return span.toNanos() / TURNS / 2;
  }

  /// Three figures: how many calls a second, and how long one takes.
  ///
  /// @param rate the first one's name
  /// @param name what the others' names begin with
  /// @param note to the first
  List<Figure> figures(String rate, String name, Budget perSecond, String note) {
    var own = ours.latenciesNanos();
    var bare = floor.latenciesNanos();
    return List.of(
        Figure.of(rate, Journalling.OFF, Unit.PER_SECOND, perSecond, ours.perSecond())
            .beside(floor.perSecond())
            .noting(note),
        millis(name + ", p50", own.median(), bare.median()),
        millis(name + ", p99", own.at(0.99), bare.at(0.99)));
  }

  private static Figure millis(String name, long nanos, long floorNanos) {
    return Figure.of(name, Journalling.OFF, Unit.MILLIS, Budget.NONE, nanos / 1e6)
        .beside(floorNanos / 1e6);
  }
}
