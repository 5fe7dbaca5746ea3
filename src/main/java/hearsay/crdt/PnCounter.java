package hearsay.crdt;

import static hearsay.contract.Contract.require;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A positive-negative counter (Shapiro, Preguiça, Baquero, Zawirski: "A comprehensive study of
/// convergent and commutative replicated data types", 2011, specification 7): for each actor how
/// many increments and decrements it made. Both only grow, so the pointwise maximum of two states
/// is what either has heard of, in whatever order and however often they meet.
///
/// Immutable. The entries lie in parallel arrays sorted by actor, so that merging a small delta
/// costs little more than a copy. Value, version and hash are worked out at most once per thread
/// that asks; a race on these caches is harmless, as all threads find the same immutable result.
public final class PnCounter implements CounterState {
  private static final PnCounter EMPTY = new PnCounter(new ActorId[0], new long[0], new long[0]);

  private final ActorId[] actors;
  private final long[] increments;
  private final long[] decrements;

  private @Nullable BigInteger value;
  private @Nullable BigInteger version;
  private @Nullable StateHash hash;

  /// Takes the arrays over: actors strictly ascending, no entry of two zeros.
  PnCounter(ActorId[] actors, long[] increments, long[] decrements) {
    this.actors = actors;
    this.increments = increments;
    this.decrements = decrements;
  }

  public static PnCounter empty() {
    return EMPTY;
  }

  /// The state with these entries; those of [Tally#ZERO] are left out.
  public static PnCounter of(SortedMap<ActorId, Tally> entries) {
    var builder = new PnCounterBuilder(entries.size());
    entries.forEach(
        (actor, tally) -> {
          if (!tally.equals(Tally.ZERO)) {
            builder.add(actor, tally.increments(), tally.decrements());
          }
        });
    return builder.build();
  }

  public static PnCounter of(ActorId actor, Tally tally) {
    return EMPTY.with(actor, tally);
  }

  /// The tally of an actor, [Tally#ZERO] if it has no entry. (An entry of zero equals no entry and
  /// is not stored.)
  public Tally tally(ActorId actor) {
    int index = indexOf(actor, 0);
    return index < 0 ? Tally.ZERO : tallyAt(index);
  }

  /// This state with `moreIncrements` and `moreDecrements` more by the actor, neither negative.
  ///
  /// @throws CounterLimitException if that would take an entry past [Tally#MAX]
  public PnCounter plus(ActorId actor, long moreIncrements, long moreDecrements) {
    require(moreIncrements >= 0 && moreDecrements >= 0, "operations only add to the totals");
    var now = tally(actor);
    return with(
        actor,
        new Tally(
            sumWithinLimit(actor, "increments", now.increments(), moreIncrements),
            sumWithinLimit(actor, "decrements", now.decrements(), moreDecrements)));
  }

  /// Pointwise maximum. Returns `this` (the same object) if `other` teaches nothing, and `other` if
  /// this teaches it nothing.
  public PnCounter merge(PnCounter other) {
    if (covers(other)) {
      return this;
    }
    if (other.covers(this)) {
      return other;
    }
    var merged = new PnCounterBuilder(size() + countMissing(other));
    int next = 0;
    for (int i = 0; i < other.size(); i++) {
      int found = indexOf(other.actors[i], next);
      int position = found < 0 ? ~found : found;
      merged.addAll(this, next, position);
      if (found < 0) {
        merged.add(other.actors[i], other.increments[i], other.decrements[i]);
        next = position;
      } else {
        merged.add(
            actors[found],
            Math.max(increments[found], other.increments[i]),
            Math.max(decrements[found], other.decrements[i]));
        next = position + 1;
      }
    }
    return merged.addAll(this, next, size()).build();
  }

  /// The entries of this state that `known` lacks or has lower: `known.merge(delta)` equals
  /// `known.merge(this)`. Returns `this` if all are news.
  public PnCounter deltaSince(PnCounter known) {
    var news = new PnCounterBuilder(0);
    int next = 0;
    for (int i = 0; i < size(); i++) {
      int found = known.indexOf(actors[i], next);
      next = found < 0 ? ~found : found;
      if (found < 0 || !known.coversAt(found, this, i)) {
        news.add(actors[i], increments[i], decrements[i]);
      }
    }
    return news.size() == size() ? this : news.build();
  }

  /// Whether merging `other` would change nothing.
  public boolean covers(PnCounter other) {
    if (other.size() > size()) {
      return false;
    }
    int next = 0;
    for (int i = 0; i < other.size(); i++) {
      int found = indexOf(other.actors[i], next);
      if (found < 0 || !coversAt(found, other, i)) {
        return false;
      }
      next = found + 1;
    }
    return true;
  }

  /// The entries whose actor lies in (after, upTo], for exchanging states in pages; null bounds are
  /// open.
  public PnCounter between(@Nullable ActorId after, @Nullable ActorId upTo) {
    int from = after == null ? 0 : endOf(after);
    int to = upTo == null ? size() : endOf(upTo);
    if (from == 0 && to == size()) {
      return this;
    }
    return new PnCounterBuilder(Math.max(0, to - from)).addAll(this, from, to).build();
  }

  public int size() {
    return actors.length;
  }

  public boolean isEmpty() {
    return actors.length == 0;
  }

  /// The i-th actor in order.
  public ActorId actorAt(int index) {
    return actors[index];
  }

  /// The tally of the i-th actor; never [Tally#ZERO].
  public Tally tallyAt(int index) {
    return new Tally(increments[index], decrements[index]);
  }

  /// The increments of the i-th actor.
  public long incrementsAt(int index) {
    return increments[index];
  }

  /// The decrements of the i-th actor.
  public long decrementsAt(int index) {
    return decrements[index];
  }

  /// Visits the entries in the order of their actors.
  public void forEach(BiConsumer<ActorId, Tally> action) {
    for (int i = 0; i < size(); i++) {
      action.accept(actors[i], tallyAt(i));
    }
  }

  @Override
  public BigInteger value() {
    var known = value;
    if (known == null) {
      known = exactSum(increments).subtract(exactSum(decrements));
      value = known;
    }
    return known;
  }

  @Override
  public BigInteger version() {
    var known = version;
    if (known == null) {
      known = exactSum(increments).add(exactSum(decrements));
      version = known;
    }
    return known;
  }

  @Override
  public StateHash hash() {
    var known = hash;
    if (known == null) {
      known = StateHash.of(this);
      hash = known;
    }
    return known;
  }

  @Override
  public CounterRule rule() {
    return CounterRule.PN;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object == this
        || (object instanceof PnCounter other
            && Arrays.equals(increments, other.increments)
            && Arrays.equals(decrements, other.decrements)
            && Arrays.equals(actors, other.actors));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(hash().low());
  }

  /// For people: `{n1#a1: +3 -0, n2#b2: +0 -1}`.
  @Override
  public String toString() {
    var text = new StringBuilder("{");
    forEach(
        (actor, tally) ->
            text.append(text.length() > 1 ? ", " : "")
                .append(actor)
                .append(": +" + tally.increments() + " -" + tally.decrements()));
    return text.append('}').toString();
  }

  /// Copies the entries in [from, to) to arrays at `target`.
  void copyTo(int from, int to, ActorId[] actorsOut, long[] incsOut, long[] decsOut, int target) {
    System.arraycopy(actors, from, actorsOut, target, to - from);
    System.arraycopy(increments, from, incsOut, target, to - from);
    System.arraycopy(decrements, from, decsOut, target, to - from);
  }

  private PnCounter with(ActorId actor, Tally tally) {
    int found = indexOf(actor, 0);
    if (tally.equals(Tally.ZERO) || (found >= 0 && tally.equals(tallyAt(found)))) {
      return this;
    }
    int position = found < 0 ? ~found : found;
    return new PnCounterBuilder(size() + 1)
        .addAll(this, 0, position)
        .add(actor, tally.increments(), tally.decrements())
        .addAll(this, found < 0 ? position : position + 1, size())
        .build();
  }

  private boolean coversAt(int index, PnCounter other, int otherIndex) {
    return increments[index] >= other.increments[otherIndex]
        && decrements[index] >= other.decrements[otherIndex];
  }

  private int countMissing(PnCounter other) {
    int missing = 0;
    int next = 0;
    for (ActorId actor : other.actors) {
      int found = indexOf(actor, next);
      missing += found < 0 ? 1 : 0;
      next = found < 0 ? ~found : found + 1;
    }
    return missing;
  }

  /// The index of an actor at or after `from`, or the complement of where it would stand. Looks at
  /// `from` first: states that meet mostly know the same actors.
  private int indexOf(ActorId actor, int from) {
    if (from < actors.length && actors[from].equals(actor)) {
      return from;
    }
    return Arrays.binarySearch(actors, from, actors.length, actor);
  }

  /// The index behind the last actor that is not above `actor`.
  private int endOf(ActorId actor) {
    int found = indexOf(actor, 0);
    return found < 0 ? ~found : found + 1;
  }

  private static long sumWithinLimit(ActorId actor, String what, long now, long more) {
    if (more > Tally.MAX - now) {
      throw new CounterLimitException(
          "Can't add %d: %s has made %d %s, and an entry ends at 2^62"
              .formatted(more, actor.name(), now, what));
    }
    return now + more;
  }

  /// Exact for any array of totals in 0..2^62: their upper and lower halves are summed apart, and
  /// neither sum of at most 2^31 halves leaves a long.
  private static BigInteger exactSum(long[] totals) {
    long upper = 0;
    long lower = 0;
    for (long total : totals) {
      upper += total >>> 32;
      lower += total & 0xffff_ffffL;
    }
    return BigInteger.valueOf(upper).shiftLeft(32).add(BigInteger.valueOf(lower));
  }
}
