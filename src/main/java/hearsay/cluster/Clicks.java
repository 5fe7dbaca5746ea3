package hearsay.cluster;

import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.runtime.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// What users ask nodes to count: journalled click by click, then handed to the node. Any thread.
final class Clicks {
  /// Operations fired together are answered in microseconds; deliveries wait no longer than this.
  private static final long FIRE_LIMIT_MILLIS = 2_000;

  private final Members members;
  private final ClusterClock clock;
  private final Journal journal;
  private final AtomicLong batches = new AtomicLong();

  Clicks(Members members, ClusterClock clock, Journal journal) {
    this.members = members;
    this.clock = clock;
    this.journal = journal;
  }

  CompletableFuture<Outcome> operate(String node, long amount) {
    requireAmount(amount);
    return operate(members.get(node), amount, batches.incrementAndGet());
  }

  /// Frames sent before the clock froze carry none of these operations and are handled before the
  /// first, frames sent after wait for the clock: that makes the operations concurrent, at any
  /// pace.
  CompletableFuture<Map<String, Outcome>> fireTogether(Map<String, Long> amounts) {
    var chosen = new LinkedHashMap<Member, Long>();
    amounts.forEach(
        (node, amount) -> {
          requireAmount(amount);
          chosen.put(members.get(node), amount);
        });
    var batch = batches.incrementAndGet();
    var outcomes = new LinkedHashMap<String, CompletableFuture<Outcome>>();
    clock.freeze();
    members.awaitFramesHandled(TimeControl.HANDLED_LIMIT_NANOS);
    chosen.forEach((member, amount) -> outcomes.put(member.name(), operate(member, amount, batch)));
    return CompletableFuture.allOf(outcomes.values().toArray(CompletableFuture<?>[]::new))
        .orTimeout(FIRE_LIMIT_MILLIS, TimeUnit.MILLISECONDS)
        .whenComplete((done, late) -> clock.unfreeze())
        .thenApply(done -> answers(outcomes));
  }

  private CompletableFuture<Outcome> operate(Member member, long amount, long batch) {
    journal.append(new JournalEvent.OperationClicked(member.name(), (int) amount, batch));
    return member.runner().operate(Math.max(amount, 0), Math.max(-amount, 0));
  }

  private static Map<String, Outcome> answers(Map<String, CompletableFuture<Outcome>> outcomes) {
    return outcomes.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().join()));
  }

  private static void requireAmount(long amount) {
    if (amount == 0 || amount != (int) amount) {
      throw new IllegalArgumentException("can't count by " + amount);
    }
  }
}
