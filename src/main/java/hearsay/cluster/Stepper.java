package hearsay.cluster;

import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.VersionedCounter;
import hearsay.journal.Link;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Decides after each task of the clock whether a step is over: some node learnt something, or no
/// node can learn anything any more.
final class Stepper {
  /// Cluster time after which a step ends in any case: two rounds at the longest back-off.
  static final long LIMIT_NANOS = 4_000_000_000L;

  /// How long the clock waits for the node it handed a frame to, should another thread run it.
  private static final long IDLE_LIMIT_NANOS = 100_000_000L;

  private final ClusterClock clock;
  private final Members members;
  private final FrameMatcher matcher;

  Stepper(ClusterClock clock, Members members, FrameMatcher matcher) {
    this.clock = clock;
    this.members = members;
    this.matcher = matcher;
  }

  /// Asked on the clock's thread after each task, says whether the step that begins now is over.
  ///
  /// @param passable asked each time for the links that carry frames: any may be cut meanwhile
  BooleanSupplier overAfterLearning(Supplier<Stream<Link>> passable) {
    var taughtBefore = matcher.framesThatTaught();
    var endNanos = clock.nowNanos() + LIMIT_NANOS;
    return () -> {
      members.awaitIdle(IDLE_LIMIT_NANOS);
      return matcher.framesThatTaught() != taughtBefore
          || clock.nowNanos() >= endNanos
          || !canAnyoneLearn(passable);
    };
  }

  /// Whether some running node knows what another that hears it does not. What is on its way needs
  /// no look: its sender knows it too.
  boolean canAnyoneLearn(Supplier<Stream<Link>> passable) {
    return passable.get().anyMatch(this::teaches);
  }

  private boolean teaches(Link link) {
    var from = members.find(link.from());
    var to = members.find(link.to());
    return from.isPresent()
        && to.isPresent()
        && from.get().isRunning()
        && to.get().isRunning()
        && teaches(from.get().state(), to.get().state());
  }

  private static boolean teaches(CounterState teacher, CounterState learner) {
    return switch (learner) {
      case PnCounter known -> teacher instanceof PnCounter news && !known.covers(news);
      case VersionedCounter known -> teacher instanceof VersionedCounter news && known.adopts(news);
    };
  }
}
