package hearsay.wal.format;

import static hearsay.contract.Contract.require;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.PnCounterBuilder;
import hearsay.crdt.VersionedCounter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the records so far add up to: the same for the node that writes them and for the one that
/// reads them back. Mutable; one thread at a time.
public final class LoggedState {
  private static final class Totals {
    private long increments;
    private long decrements;
  }

  private final CounterRule rule;
  private final Map<ActorId, Totals> entries = new HashMap<>();
  private VersionedCounter versioned = VersionedCounter.ZERO;
  private @Nullable ActorId own;

  public LoggedState(CounterRule rule) {
    this.rule = rule;
  }

  public CounterRule rule() {
    return rule;
  }

  /// On whose totals the node counts; empty if nothing was logged or a repair lost some.
  public Optional<ActorId> actor() {
    return Optional.ofNullable(own);
  }

  /// Everything known, as a value.
  public CounterState state() {
    return switch (rule) {
      case PN -> sorted();
      case PART0 -> versioned;
    };
  }

  /// Takes over what a snapshot says; all known before is forgotten.
  ///
  /// @param actor the node's own, or null if it has to take a new one
  public void replace(@Nullable ActorId actor, CounterState whole) {
    forget();
    own = actor;
    putAll(whole);
  }

  /// Takes over what a change says; other actors stay.
  public void put(ActorId actor, CounterState changed) {
    own = actor;
    putAll(changed);
  }

  void forget() {
    entries.clear();
    versioned = VersionedCounter.ZERO;
    own = null;
  }

  void own(@Nullable ActorId actor) {
    own = actor;
  }

  void put(ActorId actor, long increments, long decrements) {
    var totals = entries.computeIfAbsent(actor, absent -> new Totals());
    totals.increments = increments;
    totals.decrements = decrements;
  }

  void put(VersionedCounter state) {
    versioned = state;
  }

  private void putAll(CounterState state) {
    require(state.rule() == rule, "a log holds states of one rule");
    switch (state) {
      case PnCounter counter -> {
        for (int i = 0; i < counter.size(); i++) {
          put(counter.actorAt(i), counter.incrementsAt(i), counter.decrementsAt(i));
        }
      }
      case VersionedCounter counter -> put(counter);
    }
  }

  private PnCounter sorted() {
    var builder = new PnCounterBuilder(entries.size());
    entries.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                builder.add(
                    entry.getKey(), entry.getValue().increments, entry.getValue().decrements));
    return builder.build();
  }
}
