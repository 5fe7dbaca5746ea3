package hearsay.cluster;

import static hearsay.cluster.Clusters.running;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.fault.LinkFaults;
import hearsay.journal.Verdict;
import hearsay.runtime.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/// Does to a cluster whatever can be done to it, at random, and keeps its own books.
final class Chaos {
  private final Cluster cluster;
  private final SplittableRandom random;
  private final List<Asked> asked = new ArrayList<>();
  private final List<Crash> crashes = new ArrayList<>();

  /// An operation somebody asked this incarnation for.
  private record Asked(ActorId actor, long amount, CompletableFuture<Outcome> outcome) {}

  /// A crash: who died, and what each of the others knew of it right after.
  private record Crash(ActorId actor, Map<ActorId, Tally> knownBy) {}

  Chaos(Cluster cluster, SplittableRandom random) {
    this.cluster = cluster;
    this.random = random;
  }

  void act() {
    var up = running(cluster);
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4, 5, 6 -> operate(pick(up), random.nextInt(4) == 0 ? -1 : 1);
      case 7 -> fireTogether(up);
      case 8, 9 -> cut();
      case 10, 11 -> cluster.heal(Set.of(pick(List.copyOf(cluster.links()))), "Healed");
      case 12, 13, 14 -> spoil();
      case 15 -> crash(pick(up));
      case 16 -> restart();
      case 17 -> cluster.undo();
      case 18 -> cluster.redo();
      default -> cluster.runRound(pick(up));
    }
  }

  private void operate(String node, long amount) {
    asked.add(new Asked(actor(node), amount, cluster.operate(node, amount)));
  }

  private void fireTogether(List<String> up) {
    var amounts = new LinkedHashMap<String, Long>();
    up.forEach(node -> amounts.put(node, random.nextLong(1, 4)));
    var outcomes = cluster.fireTogether(amounts);
    amounts.forEach(
        (node, amount) ->
            asked.add(new Asked(actor(node), amount, outcomes.thenApply(all -> all.get(node)))));
  }

  private void cut() {
    var link = pick(List.copyOf(cluster.links()));
    var cut = random.nextBoolean() ? Set.of(link) : Set.of(link, link.reversed());
    cluster.sever(cut, "Cut " + link);
  }

  private void spoil() {
    var link = pick(List.copyOf(cluster.links()));
    var faults =
        new LinkFaults(
            false,
            random.nextLong(3_000_000),
            random.nextLong(3_000_000),
            random.nextDouble() / 2,
            random.nextDouble() / 2,
            random.nextDouble() / 2);
    cluster.setFaults(Map.of(link, faults), "Spoilt " + link);
  }

  /// Crashes and restarts leave the running nodes connected: one behind a crashed node could not be
  /// reached, however healed.
  private void crash(String node) {
    var survivors = new ArrayList<>(running(cluster));
    survivors.remove(node);
    if (survivors.isEmpty() || !Clusters.areConnected(survivors, cluster.links())) {
      return;
    }
    var actor = actor(node);
    cluster.crash(node);
    var knownBy = new HashMap<ActorId, Tally>();
    for (var other : running(cluster)) {
      knownBy.put(
          actor(other),
          cluster.state(other) instanceof PnCounter pn ? pn.tally(actor) : Tally.ZERO);
    }
    crashes.add(new Crash(actor, knownBy));
  }

  private void restart() {
    var down = cluster.nodes().stream().filter(node -> !cluster.isRunning(node)).toList();
    if (down.isEmpty()) {
      return;
    }
    var node = pick(down);
    var up = new ArrayList<>(running(cluster));
    up.add(node);
    if (Clusters.areConnected(up, cluster.links())) {
      try {
        cluster.restart(node);
      } catch (IOException taken) {
        throw new UncheckedIOException(taken);
      }
    }
  }

  /// The power fails.
  void crashAll() {
    cluster.nodes().forEach(cluster::crash);
  }

  void restartAll() throws IOException {
    for (var node : cluster.nodes()) {
      cluster.restart(node);
    }
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private ActorId actor(String node) {
    return cluster.journal().latest().node(node).orElseThrow().actor();
  }

  void assertAllAgree() {
    var states = running(cluster).stream().map(cluster::state).distinct().toList();
    assertThat(states).hasSize(1);
    for (var node : running(cluster)) {
      assertThat(agreed().tally(actor(node)))
          .isEqualTo(acknowledged().getOrDefault(actor(node), Tally.ZERO));
    }
  }

  /// With logs: all hold what was acknowledged, and nothing that nobody asked for. What was asked
  /// for and not answered may be there or not.
  void assertNothingLost() {
    var states = running(cluster).stream().map(cluster::state).distinct().toList();
    assertThat(states).hasSize(1);
    var most = tallies(asked);
    acknowledged()
        .forEach(
            (actor, tally) ->
                assertThat(agreed().tally(actor).covers(tally))
                    .as("%s of %s is acknowledged", tally, actor)
                    .isTrue());
    agreed()
        .forEach(
            (actor, tally) ->
                assertThat(most.getOrDefault(actor, Tally.ZERO).covers(tally))
                    .as("%s of %s was asked for", tally, actor)
                    .isTrue());
  }

  /// Of a crashed incarnation, all know at least what any survivor had heard by then, and at most
  /// what it acknowledged.
  void assertExact() {
    for (var crash : crashes) {
      var known = agreed().tally(crash.actor());
      for (var node : running(cluster)) {
        var heard = crash.knownBy().getOrDefault(actor(node), Tally.ZERO);
        assertThat(known.covers(heard)).as("%s heard %s of %s", node, heard, crash).isTrue();
      }
      var most = acknowledged().getOrDefault(crash.actor(), Tally.ZERO);
      assertThat(most.covers(known)).as("%s acknowledged by %s", most, crash).isTrue();
    }
  }

  Verdict expectedVerdict() {
    var missing = missing();
    if (missing.isEmpty()) {
      return new Verdict.Converged(running(cluster).size(), agreed().value());
    }
    var held = new TreeMap<String, Tally>();
    missing.forEach(
        (actor, lack) ->
            bestHolder(actor)
                .ifPresent(
                    node ->
                        held.merge(
                            node, minus(tally(node, actor), agreed().tally(actor)), Chaos::plus)));
    var lost = new TreeMap<String, Tally>();
    missing.forEach(
        (actor, lack) -> {
          var found =
              bestHolder(actor)
                  .map(node -> minus(tally(node, actor), agreed().tally(actor)))
                  .orElse(Tally.ZERO);
          if (!found.equals(lack)) {
            lost.merge(actor.name(), minus(lack, found), Chaos::plus);
          }
        });
    return held.isEmpty()
        ? new Verdict.LostWithCrash(lost)
        : new Verdict.HeldOnlyByCrashed(held, lost);
  }

  /// The crashed node that still holds most of what is missing of this actor.
  private Optional<String> bestHolder(ActorId actor) {
    return cluster.nodes().stream()
        .filter(node -> !cluster.isRunning(node))
        .filter(node -> size(minus(tally(node, actor), agreed().tally(actor))) > 0)
        .max(
            Comparator.comparingLong(
                    (String node) -> size(minus(tally(node, actor), agreed().tally(actor))))
                .thenComparing(node -> node.equals(actor.name()))
                .thenComparing(Comparator.reverseOrder()));
  }

  private Tally tally(String node, ActorId actor) {
    return ((PnCounter) cluster.state(node)).tally(actor);
  }

  private Map<ActorId, Tally> missing() {
    var missing = new TreeMap<ActorId, Tally>();
    acknowledged()
        .forEach(
            (actor, tally) -> {
              var lack = minus(tally, agreed().tally(actor));
              if (size(lack) > 0) {
                missing.put(actor, lack);
              }
            });
    return missing;
  }

  private PnCounter agreed() {
    return (PnCounter) cluster.state(running(cluster).getFirst());
  }

  private Map<ActorId, Tally> acknowledged() {
    return tallies(
        asked.stream()
            .filter(operation -> operation.outcome().join() instanceof Outcome.Acknowledged)
            .toList());
  }

  private static Map<ActorId, Tally> tallies(List<Asked> operations) {
    var tallies = new TreeMap<ActorId, Tally>();
    for (var operation : operations) {
      var amount = operation.amount();
      var tally = new Tally(Math.max(amount, 0), Math.max(-amount, 0));
      tallies.merge(operation.actor(), tally, Chaos::plus);
    }
    return tallies;
  }

  private static long size(Tally tally) {
    return tally.increments() + tally.decrements();
  }

  private static Tally plus(Tally one, Tally other) {
    return new Tally(one.increments() + other.increments(), one.decrements() + other.decrements());
  }

  private static Tally minus(Tally one, Tally other) {
    return new Tally(
        Math.max(0, one.increments() - other.increments()),
        Math.max(0, one.decrements() - other.decrements()));
  }
}
