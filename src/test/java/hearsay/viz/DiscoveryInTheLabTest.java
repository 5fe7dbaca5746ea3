package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.cluster.ClusterSettings;
import hearsay.cluster.DiscoveryChoice;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import hearsay.journal.DiscoverySnapshot;
import hearsay.viz.LabViewModel.Level;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The discovery server as the view model shows it and lets it be stopped and started.
class DiscoveryInTheLabTest {
  private PulsedLab lab;

  @AfterEach
  void stop() {
    lab.close();
  }

  @Test
  void theViewIsForThoseWhoExploreAndOutlivesALecture() throws IOException {
    lab = new PulsedLab(settings(new DiscoveryChoice.None()));
    var shown = lab.model().architectureProperty();

    lab.model().architecture().toggle();
    assertThat(shown.get()).as("in a lecture").isFalse();

    lab.model().appearance().levelProperty().set(Level.EXPLORE);
    lab.model().architecture().toggle();
    assertThat(shown.get()).isTrue();

    lab.model().appearance().levelProperty().set(Level.LECTURE);
    assertThat(shown.get()).isFalse();
    assertThat(lab.model().settings(1000, 800).isArchitectureShown()).isTrue();

    lab.model().appearance().levelProperty().set(Level.EXPERT);
    assertThat(shown.get()).isTrue();
  }

  @Test
  void aStoppedServerCanBeStartedFromItsCaptionAndFillsAgain() throws IOException {
    lab = new PulsedLab(settings(new DiscoveryChoice.Embedded(0)));
    lab.until(() -> registered() == 3);

    lab.model().architecture().toggleDiscovery();
    lab.until(() -> lab.caption().hasAction());
    assertThat(lab.caption().text())
        .isEqualTo("Discovery stopped: gossip goes on with known peers");
    lab.model().operate("n1", 1);
    lab.until(() -> lab.value("n3") == 1);

    lab.model().act(lab.caption().action());
    lab.until(
        () -> lab.caption().text().equals("Discovery is back, empty; heartbeats fill it again"));
    lab.until(() -> registered() == 3);
  }

  @Test
  void startingOverLeavesThePortToTheNewServer() throws IOException {
    lab = new PulsedLab(settings(new DiscoveryChoice.Embedded(freePort())));
    lab.until(() -> !place().isEmpty());
    var before = place();

    lab.model().choice().startOver();

    lab.until(() -> lab.caption().text().startsWith("Started over"));
    lab.until(() -> discovery().isPresent());
    assertThat(place()).isEqualTo(before);
    assertThat(discovery().orElseThrow().note()).isEmpty();
  }

  @Test
  void aTakenPortIsToldCalmlyToThoseWhoExplore() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      lab = new PulsedLab(settings(new DiscoveryChoice.Embedded(taken.getLocalPort())));
      lab.until(() -> !place().isEmpty());
      assertThat(lab.model().notices().shown()).as("in a lecture").isEmpty();

      lab.model().appearance().levelProperty().set(Level.EXPLORE);
      lab.pulse();

      var notice = lab.model().notices().shown().getFirst();
      assertThat(notice.isCalm()).isTrue();
      assertThat(notice.text()).contains(String.valueOf(taken.getLocalPort()));
      lab.model().notices().dismiss(notice);
      lab.pulse();
      assertThat(lab.model().notices().shown()).isEmpty();
    }
  }

  @Test
  void aServerElsewhereThatDoesNotAnswerIsToldAndIsNotOursToStop() throws IOException {
    var server = URI.create("http://127.0.0.1:" + freePort());
    lab = new PulsedLab(settings(new DiscoveryChoice.External(server)));

    lab.until(() -> !lab.model().notices().shown().isEmpty());
    assertThat(lab.model().notices().shown().getFirst().text())
        .isEqualTo("No answer from the discovery server at 127.0.0.1:" + server.getPort());

    lab.model().architecture().toggleDiscovery();
    assertThat(lab.caption().text()).contains("elsewhere");
    assertThat(lab.model().settings(1000, 800).nodes()).isEqualTo(LabSettings.FIRST.nodes());
  }

  @Test
  void whatConcernsNoNodeIsToldCalmlyAboveTheVerdict() throws IOException {
    var elsewhere = URI.create("http://192.0.2.1:8000");
    lab = new PulsedLab(settings(new DiscoveryChoice.External(elsewhere)));

    lab.until(
        () ->
            lab.model().notices().shown().stream()
                .anyMatch(
                    notice ->
                        notice.isCalm() && notice.text().endsWith("start with --host ADDRESS")));
  }

  private Optional<DiscoverySnapshot> discovery() {
    return Optional.ofNullable(lab.now().environment().discovery());
  }

  private String place() {
    return lab.model().architecture().serverProperty().get();
  }

  private long registered() {
    return discovery().stream()
        .flatMap(found -> found.contacts().values().stream())
        .filter(DiscoverySnapshot.Contact::isRegistered)
        .count();
  }

  private static int freePort() throws IOException {
    try (var probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  private static ClusterSettings settings(DiscoveryChoice discovery) {
    return new ClusterSettings(3, CounterRule.PN, Topology.MESH, 0, 1, ClusterSettings.Network.TCP)
        .withDiscovery(discovery);
  }
}
