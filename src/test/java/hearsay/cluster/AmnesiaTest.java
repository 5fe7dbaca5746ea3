package hearsay.cluster;

import static hearsay.cluster.Clusters.awaitConverged;
import static hearsay.cluster.Clusters.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.cluster.ClusterSettings.Network;
import hearsay.crdt.ActorId;
import hearsay.crdt.Tally;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Verdict;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The bug that a new incarnation prevents, on purpose.
class AmnesiaTest {
  private Cluster cluster;

  private void start(boolean isLogged) throws IOException {
    cluster = Cluster.start(Clusters.settings(3, Network.TCP).withLog(isLogged));
    cluster.operate("n2", 5).join();
    awaitConverged(cluster, 5);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private ClusterSnapshot now() {
    return cluster.journal().latest();
  }

  private ActorId actor(String node) {
    return now().node(node).orElseThrow().actor();
  }

  @Test
  void withoutALogANodeComesBackAsSomebodyNewAndItsPeersFillIt() throws IOException {
    start(false);
    var before = actor("n2");

    cluster.crash("n2");
    cluster.restart("n2");

    assertThat(actor("n2")).isNotEqualTo(before);
    awaitConverged(cluster, 5);
    cluster.operate("n2", 3).join();
    awaitConverged(cluster, 8);
  }

  @Test
  void whatAnAmnesiacNodeCountsIsHiddenByWhatItsPeersRemember() throws IOException {
    start(false);
    var before = actor("n2");
    cluster.setAmnesia(true);
    assertThat(now().environment().isAmnesiac()).isTrue();

    cluster.crash("n2");
    cluster.sever(Partitions.isolate("n2", cluster.links()).links(), "Isolated n2");
    cluster.restart("n2");

    assertThat(actor("n2")).isEqualTo(before);
    assertThat(now().node("n2").orElseThrow().happening()).isEqualTo("back, memory lost");

    cluster.operate("n2", 3).join();
    cluster.healAll();

    var hidden = new Verdict.LostToAmnesia(Map.of("n2", new Tally(3, 0)), Map.of());
    eventually().untilAsserted(() -> assertThat(now().verdict()).isEqualTo(hidden));
    assertThat(hidden.words()).isEqualTo("Lost to amnesia: n2: +3");
    assertThat(hidden.isGood()).isFalse();
  }

  @Test
  void whoKeepsALogForgetsNothing() throws IOException {
    start(true);
    cluster.setAmnesia(true);

    cluster.crash("n2");
    cluster.restart("n2");
    cluster.operate("n2", 3).join();

    awaitConverged(cluster, 8);
  }

  @Test
  void cureComesWithTheNextRestart() throws IOException {
    start(false);
    cluster.setAmnesia(true);
    cluster.setAmnesia(false);
    var before = actor("n2");

    cluster.crash("n2");
    cluster.restart("n2");

    assertThat(actor("n2")).isNotEqualTo(before);
    assertThat(now().environment().isAmnesiac()).isFalse();
  }
}
