package hearsay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearsay.journal.Link;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionsTest {
  private static final List<String> NODES = List.of("n1", "n2", "n3", "n4", "n5");
  private static final Set<Link> MESH = Topology.MESH.links(NODES, 1);

  @Test
  void halvesFollowThePlacesOnTheScreen() {
    var cut = Partitions.halves(List.of("n5", "n3", "n1", "n2", "n4"), MESH);

    assertThat(cut.links()).hasSize(2 * 2 * 3);
    assertThat(cut.links()).contains(new Link("n5", "n1"), new Link("n4", "n3"));
    assertThat(cut.links()).doesNotContain(new Link("n5", "n3"), new Link("n1", "n2"));
    assertThat(cut.caption()).isEqualTo("Cut into halves");
  }

  @Test
  void anIsolatedNodeNeitherHearsNorIsHeard() {
    var cut = Partitions.isolate("n3", MESH);

    assertThat(cut.links())
        .hasSize(8)
        .allMatch(link -> link.from().equals("n3") || link.to().equals("n3"));
    assertThat(cut.caption()).isEqualTo("Isolated n3");
  }

  @Test
  void aMutedNodeHearsAndADeafenedOneIsHeard() {
    assertThat(Partitions.mute("n3", MESH).links())
        .hasSize(4)
        .allMatch(link -> link.from().equals("n3"));
    assertThat(Partitions.deafen("n3", MESH).links())
        .hasSize(4)
        .allMatch(link -> link.to().equals("n3"));
  }

  @Test
  void aOneWayCutStopsWhatGoesToTheLeft() {
    var cut = Partitions.oneWay(NODES, MESH);

    assertThat(cut.links()).hasSize(6).contains(new Link("n5", "n1"), new Link("n3", "n2"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aRandomCutSeparatesAndFollowsItsSeed(long seed) {
    var cut = Partitions.random(NODES, MESH, seed);

    var open = new HashSet<>(MESH);
    open.removeAll(cut.links());
    assertThat(Clusters.areConnected(NODES, open)).as("seed %d", seed).isFalse();
    assertThat(cut).isEqualTo(Partitions.random(NODES, MESH, seed));
  }

  @Test
  void nodesInNoGroupFormOneMore() {
    var cut = Partitions.between(List.of(Set.of("n1"), Set.of("n2")), MESH);

    assertThat(cut).contains(new Link("n1", "n2"), new Link("n1", "n3"), new Link("n4", "n2"));
    assertThat(cut).doesNotContain(new Link("n3", "n4"));
  }

  @Test
  void aNodeInTwoGroupsIsRefused() {
    assertThatThrownBy(() -> Partitions.between(List.of(Set.of("n1"), Set.of("n1")), MESH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("n1 is in two groups");
  }

  @Test
  void oneNodeAloneHasNothingToCut() {
    assertThat(Partitions.random(List.of("n1"), Set.of(), 1).links()).isEmpty();
    assertThat(Partitions.halves(List.of("n1"), Set.of()).links()).isEmpty();
  }
}
