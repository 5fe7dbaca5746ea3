package hearsay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.crdt.Tally;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictPropertyTest {
  private static final int SEEDS = 20;
  private static final int STEPS = 300;

  @ParameterizedTest
  @EnumSource
  void itIsConvergedJustWhenAllRunningNodesSayWhatWasAcknowledged(CounterRule rule) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      var snapshot = ClusterSnapshot.EMPTY;
      for (var entry : RandomStory.of(rule, seed, STEPS).entries()) {
        snapshot = snapshot.with(entry);

        // The story only counts up, so equal sums mean equal operations.
        assertThat(snapshot.verdict().isGood())
            .as("seed %d, position %d: %s", seed, entry.position(), snapshot.verdict())
            .isEqualTo(allSayWhatWasAcknowledged(snapshot));
      }
    }
  }

  private static boolean allSayWhatWasAcknowledged(ClusterSnapshot snapshot) {
    var running = snapshot.nodes().values().stream().filter(NodeSnapshot::isRunning).toList();
    var acknowledged = snapshot.operations().value();
    return !running.isEmpty()
        && running.stream().allMatch(node -> node.state().value().equals(acknowledged))
        && running.stream().map(node -> node.state().hash()).distinct().count() == 1;
  }

  @ParameterizedTest
  @EnumSource(names = "PART0")
  void aLostOperationIsHeldByNoRunningNodeAndBadgesCountAllOfThem(CounterRule rule) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      var snapshot = RandomStory.of(rule, seed, STEPS).snapshot();
      var lineages = snapshot.operations().lineages();
      var badges = Tally.ZERO;
      for (var node : snapshot.nodes().values()) {
        badges = PnOperations.plus(badges, node.lost());
        if (node.isRunning()) {
          assertThat(lineages.heldBy(node.name()).intersection(lineages.lost()))
              .as("seed %d, %s", seed, node.name())
              .isEqualTo(OperationSet.EMPTY);
        }
      }

      assertThat(badges).as("seed %d", seed).isEqualTo(lineages.tally(lineages.lost()));
    }
  }

  @ParameterizedTest
  @EnumSource(names = "PART0")
  void aStateHoldsAsManyOperationsAsItSays(CounterRule rule) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      var snapshot = ClusterSnapshot.EMPTY;
      for (var entry : RandomStory.of(rule, seed, STEPS).entries()) {
        snapshot = snapshot.with(entry);
        for (var node : snapshot.nodes().values()) {
          assertThat(snapshot.operations().lineages().heldBy(node.name()).size())
              .as("seed %d, position %d, %s", seed, entry.position(), node.name())
              .isEqualTo(node.state().value().intValue());
        }
      }
    }
  }
}
