package hearsay.process;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` under load, again and again: whatever was acknowledged is there after the restart, and
/// nothing that nobody asked for. `-Dhearsay.kill.rounds=1000` for a long run,
/// `-Dhearsay.kill.seed` to repeat one.
class KillTest {
  private static final int ROUNDS = Integer.getInteger("hearsay.kill.rounds", 25);
  private static final long SEED = Long.getLong("hearsay.kill.seed", 20_260_101);
  private static final int CALLERS = 8;
  private static final int MOST_ACKNOWLEDGED_BEFORE = 400;
  private static final int LONGEST_START_MILLIS = 600;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Children children = new Children();
  private final SplittableRandom random = new SplittableRandom(SEED);

  /// What the counter must show at least, and at most.
  private long certain;

  private long possible;

  @TempDir private Path directory;

  @AfterEach
  void killAll() {
    children.close();
  }

  @Test
  void nothingAcknowledgedIsLostByANodeKilledUnderLoad() throws Exception {
    for (var round = 1; round <= ROUNDS; round++) {
      if (random.nextInt(5) == 0) {
        killWhileStarting();
      }
      var node = start("n1");
      expectTotal(round, List.of(node));

      loadAndKill(List.of(node));
    }

    expectTotal(ROUNDS + 1, List.of(start("n1")));
  }

  @Test
  void nothingAcknowledgedIsLostByAClusterKilledAtOnce() throws Exception {
    var discovery = children.discovery("--ttl", "1s").discovery().toString();
    var rounds = Math.max(1, ROUNDS / 5);
    for (var round = 1; round <= rounds; round++) {
      var nodes = startAll(discovery);
      expectTotal(round, nodes);

      loadAndKill(nodes);
    }

    expectTotal(rounds + 1, startAll(discovery));
  }

  private List<Child> startAll(String discovery) throws IOException {
    var nodes = new ArrayList<Child>();
    for (var name : List.of("n1", "n2", "n3")) {
      nodes.add(start(name, "--discovery", discovery));
    }
    return nodes;
  }

  private Child start(String name, String... more) throws IOException {
    var arguments = new ArrayList<>(List.of("--data-dir", directory.resolve(name).toString()));
    arguments.addAll(List.of(more));
    return children.node(name, arguments.toArray(String[]::new));
  }

  /// At any moment of its start, recovery included.
  private void killWhileStarting() throws Exception {
    var node = start("n1");
    node.process().waitFor(random.nextInt(LONGEST_START_MILLIS), MILLISECONDS);
    node.kill();
  }

  /// Waits until all show the same that holds all acknowledged increments, and takes that for known
  /// from now on.
  private void expectTotal(int round, List<Child> nodes) throws Exception {
    for (var node : nodes) {
      node.api();
    }
    if (nodes.size() > 1) {
      await()
          .atMost(LIMIT)
          .until(
              () ->
                  values(nodes).stream().distinct().count() == 1
                      && values(nodes).getFirst() >= certain);
    }
    for (var value : values(nodes)) {
      assertThat(value)
          .as("round %d with seed %d; %s", round, SEED, nodes.getFirst().lines())
          .isBetween(certain, possible);
    }
    certain = Api.value(nodes.getFirst());
    possible = certain;
  }

  private static List<Long> values(List<Child> nodes) throws Exception {
    var values = new ArrayList<Long>();
    for (var node : nodes) {
      values.add(Api.value(node));
    }
    return values;
  }

  /// All at once, after a random number of acknowledgements.
  private void loadAndKill(List<Child> nodes) throws Exception {
    var enough = random.nextInt(MOST_ACKNOWLEDGED_BEFORE);
    var load = new Load(nodes.stream().map(Child::api).toList(), CALLERS);
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> load.acknowledged() >= enough);

    nodes.forEach(node -> node.process().destroyForcibly());
    nodes.forEach(Child::kill);

    load.join();
    assertThat(load.refused()).as("refused in the round with seed %d", SEED).isZero();
    certain += load.acknowledged();
    possible += load.acknowledged() + load.inFlight();
  }
}
