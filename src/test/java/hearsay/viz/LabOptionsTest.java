package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.cluster.DiscoveryChoice;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LabOptionsTest {
  private static final URI SERVER = URI.create("http://127.0.0.1:8000");
  private static final LabOptions NOTHING =
      new LabOptions(null, null, null, null, null, null, null);

  @Test
  void whatIsLeftOutIsAsItWasLastTime() {
    var cluster = NOTHING.cluster(LabSettings.FIRST);

    assertThat(cluster.nodes()).isEqualTo(LabSettings.FIRST.nodes());
    assertThat(cluster.isLogged()).isFalse();
    assertThat(cluster.host()).isEqualTo("127.0.0.1");
    assertThat(cluster.discovery())
        .isEqualTo(new DiscoveryChoice.Embedded(DiscoveryChoice.USUAL_PORT));
  }

  @Test
  void oneNodeIsEnoughToWatchTheNodesOfOthers() {
    var cluster =
        new LabOptions(null, null, null, null, SERVER, null, null).cluster(LabSettings.FIRST);

    assertThat(cluster.nodes()).isEqualTo(1);
    assertThat(cluster.discovery()).isEqualTo(new DiscoveryChoice.External(SERVER));
  }

  @Test
  void nodesListenWhereTheyAreTold() {
    var cluster =
        new LabOptions(null, null, null, null, null, "10.0.0.7", null).cluster(LabSettings.FIRST);

    assertThat(cluster.host()).isEqualTo("10.0.0.7");
  }

  @Test
  void whoAsksForNodesGetsThem() {
    var cluster =
        new LabOptions(3, null, null, null, SERVER, null, null).cluster(LabSettings.FIRST);

    assertThat(cluster.nodes()).isEqualTo(3);
  }

  @Test
  void argumentsSayTheSame() {
    var options =
        new LabOptions(
            3,
            CounterRule.PART0,
            Topology.RING,
            7L,
            SERVER,
            "10.0.0.7",
            Path.of("lesson 1=a.hearsay"));

    var named =
        options.toArguments().stream()
            .map(argument -> argument.substring(2).split("=", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));

    assertThat(LabOptions.ofArguments(named)).isEqualTo(options);
    assertThat(LabOptions.ofArguments(Map.of())).isEqualTo(NOTHING);
  }
}
