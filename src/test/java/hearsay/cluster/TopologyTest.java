package hearsay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearsay.journal.Link;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyTest {
  private static List<String> nodes(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "n" + i).toList();
  }

  @ParameterizedTest
  @EnumSource
  void everyTopologyOfEverySizeIsSymmetricAndConnected(Topology topology) {
    for (var count = 1; count <= 40; count++) {
      var nodes = nodes(count);

      var links = topology.links(nodes, 7);

      assertThat(links).allMatch(link -> links.contains(link.reversed()));
      assertThat(links).noneMatch(link -> link.from().equals(link.to()));
      assertThat(Clusters.areConnected(nodes, links)).as("%s of %d", topology, count).isTrue();
    }
  }

  @ParameterizedTest(name = "{0} of {1} nodes has {2} links")
  @CsvSource({
    "MESH, 5, 10", "MESH, 100, 4950", "RING, 5, 5", "RING, 2, 1", "RING, 1, 0", "LINE, 5, 4",
    "STAR, 5, 4", "GRID, 9, 12", "GRID, 5, 5", "RANDOM, 5, 10", "RANDOM, 6, 12", "RANDOM, 100, 200"
  })
  void aTopologyHasAsManyLinksAsItShould(Topology topology, int count, int links) {
    assertThat(topology.links(nodes(count), 1)).hasSize(2 * links);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyNodeOfARandomGraphHasFourLinksAndOfALargeOneEight(long seed) {
    for (var count : List.of(5, 6, 7, 20, 100, 101, 1_000)) {
      var degrees =
          Topology.RANDOM.links(nodes(count), seed).stream()
              .collect(Collectors.groupingBy(Link::from, Collectors.counting()));

      assertThat(degrees).hasSize(count);
      assertThat(degrees.values()).as("seed %d", seed).containsOnly(count <= 100 ? 4L : 8L);
    }
  }

  @Test
  void aRandomGraphFollowsItsSeed() {
    var nodes = nodes(30);

    assertThat(Topology.RANDOM.links(nodes, 1)).isEqualTo(Topology.RANDOM.links(nodes, 1));
    assertThat(Topology.RANDOM.links(nodes, 1)).isNotEqualTo(Topology.RANDOM.links(nodes, 2));
  }

  @Test
  void aNewcomerToARandomGraphTakesTwoLinksApartAndLeavesTheRest() {
    var before = Topology.RANDOM.links(nodes(30), 1);

    var after = Topology.RANDOM.links(nodes(31), 1);

    assertThat(difference(before, after)).hasSize(2 * 2);
    assertThat(difference(after, before))
        .hasSize(2 * 4)
        .allMatch(link -> link.from().equals("n31") || link.to().equals("n31"));
  }

  private static Set<Link> difference(Set<Link> all, Set<Link> without) {
    var rest = new HashSet<>(all);
    rest.removeAll(without);
    return rest;
  }

  @Test
  void aStarHasItsFirstNodeInTheMiddle() {
    assertThat(Topology.STAR.links(nodes(4), 1))
        .allMatch(link -> link.from().equals("n1") || link.to().equals("n1"));
  }

  @Test
  void namesAreReadInAnyCaseAndUnknownOnesNameTheKnown() {
    assertThat(Topology.parse("Ring")).isEqualTo(Topology.RING);
    assertThatThrownBy(() -> Topology.parse("torus"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no topology 'torus'; there are mesh, ring, line, star, grid, random");
  }
}
