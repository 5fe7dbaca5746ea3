package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.cluster.ClusterSettings;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import hearsay.journal.NodeSnapshot.Lifecycle;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What nodes remember, as the view model offers it: a log, none, or the bug to be watched.
class MemoryTest {
  private PulsedLab lab;

  @BeforeEach
  void start() throws IOException {
    lab = new PulsedLab(settings());
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  @Test
  void aLogIsAskedForBecauseCountersGoToZero() {
    lab.model().choice().askForLog(true);

    assertThat(question()).isEqualTo("Start over with a log? Counters go to 0");
    assertThat(isLogged()).isFalse();

    lab.model().choice().keep();
    lab.model().choice().askForLog(false);

    assertThat(question()).as("it is so already").isEmpty();
  }

  @Test
  void withALogANodeComesBackWithWhatItAcknowledged() {
    startOverWithLog();
    lab.model().operate("n2", 1);
    lab.until(() -> lab.value("n2") == 1);
    lab.model().crash("n1");
    lab.model().crash("n3");
    lab.model().crash("n2");
    lab.until(() -> lab.lifecycle("n2") == Lifecycle.CRASHED);

    lab.model().act(new Caption.Restart("n2"));

    lab.until(() -> lab.caption().text().equals("n2 is back with 1 operation from its log"));
    assertThat(lab.value("n2")).isEqualTo(1);
  }

  @Test
  void theLogIsRememberedAndTheRuleChangesWithoutIt() {
    startOverWithLog();

    assertThat(lab.model().settings(1000, 800).isLogged()).isTrue();
    lab.model().choice().askFor(CounterRule.PART0);
    lab.model().choice().restart();

    lab.until(() -> lab.now().rule() == CounterRule.PART0);
    assertThat(isLogged()).isTrue();
    assertThat(lab.caption().text()).isEqualTo("Started over · Part 0 · with a log");
  }

  @Test
  void amnesiaIsSwitchedOnPurposeAndNamedSo() {
    lab.model().amnesia().toggle();

    lab.until(() -> lab.model().amnesia().onProperty().get());
    assertThat(lab.caption().text()).isEqualTo("Amnesia on: broken on purpose");

    lab.model().crash("n2");
    lab.model().restart("n2");
    lab.until(() -> lab.caption().text().equals("n2 is back with its old name and no memory"));

    lab.model().amnesia().toggle();
    lab.until(() -> !lab.model().amnesia().onProperty().get());
  }

  @Test
  void whoKeepsALogCantForget() {
    startOverWithLog();
    lab.until(() -> !lab.model().amnesia().obstacleProperty().get().isEmpty());

    lab.model().amnesia().toggle();
    lab.pulse();

    assertThat(lab.model().amnesia().obstacleProperty().get()).isEqualTo("only without a log");
    assertThat(lab.model().amnesia().onProperty().get()).isFalse();
  }

  private void startOverWithLog() {
    lab.model().choice().askForLog(true);
    lab.model().choice().restart();
    lab.until(() -> lab.now().environment().isLogged() && lab.now().nodes().size() == 3);
    lab.until(this::isLogged);
  }

  private boolean isLogged() {
    return lab.model().choice().loggedProperty().get();
  }

  private String question() {
    return lab.model().choice().questionProperty().get();
  }

  private static ClusterSettings settings() {
    return new ClusterSettings(
        3, CounterRule.PN, Topology.MESH, 0, 1, ClusterSettings.Network.MEMORY);
  }
}
