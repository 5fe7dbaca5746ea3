package hearsay.journal;

import hearsay.crdt.ActorId;
import hearsay.crdt.Tally;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// What the nodes acknowledged to their users, and the last clicks. Immutable.
///
/// @param acknowledged totals by actor
/// @param lineages Part 0: which state holds which operations; empty under PN, whose states tell it
///   themselves
/// @param recentClicks the last [#MAX_CLICKS] clicks, oldest first
/// @param recent the last [#MAX_RECENT] acknowledgements, oldest first
/// @param isSettling whether it was taken over from another cluster's past whose nodes are still
///   being started: what it says is true, but can't be concluded from the nodes yet
public record OperationLedger(
    PMap<ActorId, Tally> acknowledged,
    Lineages lineages,
    PVector<Click> recentClicks,
    PVector<Acknowledgement> recent,
    boolean isSettling) {
  /// Enough for every operation a class arms and fires together, and for the captions after it.
  public static final int MAX_CLICKS = 32;

  /// An hour of a class that clicks every second, in some 300 kB. Who lacks an older operation has
  /// lacked it for long; the exact moment matters no more.
  public static final int MAX_RECENT = 4_096;

  public static final OperationLedger EMPTY =
      new OperationLedger(
          HashTreePMap.empty(), Lineages.EMPTY, TreePVector.empty(), TreePVector.empty(), false);

  /// What a cluster takes over that goes on from here. Its time and its journal are its own, so
  /// moments of this one mean nothing there, and nobody answers the clicks that wait. Frames on
  /// their way are not taken over, and what only they held is lost.
  OperationLedger forked() {
    var applied = recentClicks.stream().filter(click -> click.applied() != null).toList();
    return new OperationLedger(
        acknowledged, lineages.forked(), TreePVector.from(applied), TreePVector.empty(), true);
  }

  OperationLedger settled() {
    return isSettling
        ? new OperationLedger(acknowledged, lineages, recentClicks, recent, false)
        : this;
  }

  OperationLedger withRecent(Acknowledgement acknowledgement) {
    var longer = recent.plus(acknowledgement);
    return new OperationLedger(
        acknowledged,
        lineages,
        recentClicks,
        longer.size() > MAX_RECENT ? longer.minus(0) : longer,
        isSettling);
  }

  public BigInteger increments() {
    return sum(Tally::increments);
  }

  public BigInteger decrements() {
    return sum(Tally::decrements);
  }

  /// What all nodes should show in the end.
  public BigInteger value() {
    return increments().subtract(decrements());
  }

  /// What the last click was to the last one before it on another node; empty if there is no such
  /// pair or it is not applied yet.
  public Optional<Concurrency> lastConcurrency() {
    if (recentClicks.isEmpty()) {
      return Optional.empty();
    }
    var last = recentClicks.get(recentClicks.size() - 1);
    for (int i = recentClicks.size() - 2; i >= 0; i--) {
      if (!recentClicks.get(i).node().equals(last.node())) {
        return Concurrency.of(recentClicks.get(i), last);
      }
    }
    return Optional.empty();
  }

  OperationLedger withClick(Click click) {
    var clicks = recentClicks.plus(click);
    return withClicks(clicks.size() > MAX_CLICKS ? clicks.minus(0) : clicks);
  }

  /// The node's clicks that were waiting are applied now. A node may take several in one batch:
  /// then they share it.
  OperationLedger withApplied(
      String node, long increments, long decrements, Click.Application application) {
    long incrementsLeft = increments;
    long decrementsLeft = decrements;
    var clicks = recentClicks;
    for (int i = 0; i < recentClicks.size(); i++) {
      var click = recentClicks.get(i);
      long left = click.amount() > 0 ? incrementsLeft : decrementsLeft;
      if (click.applied() == null
          && click.node().equals(node)
          && Math.abs((long) click.amount()) <= left) {
        clicks = clicks.with(i, click.withApplied(application));
        incrementsLeft -= Math.max(click.amount(), 0);
        decrementsLeft += Math.min(click.amount(), 0);
      }
    }
    return withClicks(clicks);
  }

  /// The node will not apply this many operations; its first waiting clicks of that many are
  /// dropped.
  OperationLedger withRefused(String node, long increments, long decrements) {
    long incrementsLeft = increments;
    long decrementsLeft = decrements;
    var clicks = recentClicks;
    for (var click : recentClicks) {
      long left = click.amount() > 0 ? incrementsLeft : decrementsLeft;
      if (click.applied() == null
          && click.node().equals(node)
          && Math.abs((long) click.amount()) <= left) {
        clicks = clicks.minus(click);
        incrementsLeft -= Math.max(click.amount(), 0);
        decrementsLeft += Math.min(click.amount(), 0);
      }
    }
    return withClicks(clicks);
  }

  /// The node starts anew: nobody will answer the clicks that waited.
  OperationLedger withoutWaiting(String node) {
    var waiting =
        recentClicks.stream()
            .filter(click -> click.applied() == null && click.node().equals(node))
            .toList();
    return waiting.isEmpty() ? this : withClicks(recentClicks.minusAll(waiting));
  }

  boolean hasWaitingClick(String node) {
    return recentClicks.stream()
        .anyMatch(click -> click.applied() == null && click.node().equals(node));
  }

  OperationLedger acknowledging(ActorId actor, Tally more) {
    var old = acknowledged.getOrDefault(actor, Tally.ZERO);
    return withAcknowledged(
        acknowledged.plus(
            actor,
            new Tally(old.increments() + more.increments(), old.decrements() + more.decrements())));
  }

  /// The node's own totals go on under another actor.
  OperationLedger renamed(ActorId before, ActorId after) {
    var own = acknowledged.get(before);
    return own == null
        ? this
        : withAcknowledged(acknowledged.minus(before)).acknowledging(after, own);
  }

  OperationLedger withLineages(Lineages changed) {
    return new OperationLedger(acknowledged, changed, recentClicks, recent, isSettling);
  }

  private OperationLedger withAcknowledged(PMap<ActorId, Tally> changed) {
    return new OperationLedger(changed, lineages, recentClicks, recent, isSettling);
  }

  private OperationLedger withClicks(PVector<Click> clicks) {
    return new OperationLedger(acknowledged, lineages, clicks, recent, isSettling);
  }

  private BigInteger sum(ToLongFunction<Tally> part) {
    return acknowledged.values().stream()
        .map(tally -> BigInteger.valueOf(part.applyAsLong(tally)))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
