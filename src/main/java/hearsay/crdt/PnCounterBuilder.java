package hearsay.crdt;

import static hearsay.contract.Contract.require;

import java.util.Arrays;

/// Puts a [PnCounter] together, entry by entry in the order of actors. Not thread-safe.
public final class PnCounterBuilder {
  private ActorId[] actors;
  private long[] increments;
  private long[] decrements;
  private int size;

  /// @param expectedSize how many entries to make room for; more may come
  public PnCounterBuilder(int expectedSize) {
    actors = new ActorId[expectedSize];
    increments = new long[expectedSize];
    decrements = new long[expectedSize];
  }

  /// Adds an entry: its actor above all before it, its totals in 0..[Tally#MAX] and not both 0.
  public PnCounterBuilder add(ActorId actor, long actorIncrements, long actorDecrements) {
    require(size == 0 || actors[size - 1].compareTo(actor) < 0, "actors ascend");
    require(
        actorIncrements >= 0
            && actorIncrements <= Tally.MAX
            && actorDecrements >= 0
            && actorDecrements <= Tally.MAX
            && (actorIncrements | actorDecrements) != 0,
        "totals lie in 0..2^62 and are not both 0");
    makeRoom(1);
    actors[size] = actor;
    increments[size] = actorIncrements;
    decrements[size] = actorDecrements;
    size++;
    return this;
  }

  /// Adds the entries of `state` from index `from` up to, not including, `to`.
  PnCounterBuilder addAll(PnCounter state, int from, int to) {
    if (from < to) {
      require(size == 0 || actors[size - 1].compareTo(state.actorAt(from)) < 0, "actors ascend");
      makeRoom(to - from);
      state.copyTo(from, to, actors, increments, decrements, size);
      size += to - from;
    }
    return this;
  }

  public int size() {
    return size;
  }

  /// The state of all entries added.
  public PnCounter build() {
    if (size == 0) {
      return PnCounter.empty();
    }
    if (size < actors.length) {
      actors = Arrays.copyOf(actors, size);
      increments = Arrays.copyOf(increments, size);
      decrements = Arrays.copyOf(decrements, size);
    }
    return new PnCounter(actors, increments, decrements);
  }

  private void makeRoom(int more) {
    if (size + more > actors.length) {
      int capacity = Math.max(size + more, 2 * actors.length);
      actors = Arrays.copyOf(actors, capacity);
      increments = Arrays.copyOf(increments, capacity);
      decrements = Arrays.copyOf(decrements, capacity);
    }
  }
}
