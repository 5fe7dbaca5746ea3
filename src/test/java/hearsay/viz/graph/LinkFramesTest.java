package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinkFramesTest {
  @Test
  void bothDirectionsOfTwoNodesAreOneLine() {
    var frame = frame(GraphWorld.mesh(5), "");

    assertThat(frame.lines()).hasSize(10).allMatch(LinkLine::isStrong).noneMatch(LinkLine::isCut);
  }

  @Test
  void cutOfOneDirectionIsToldFromACutOfBoth() {
    var world = GraphWorld.mesh(3).sever("n1", "n2").severBoth("n2", "n3");

    var lines = frame(world, "").lines();

    assertThat(lines.get(0).isOneWay()).isTrue();
    assertThat(lines.get(0).forward()).isEqualTo(LinkState.SEVERED);
    assertThat(lines.get(1).isCut()).isFalse();
    assertThat(lines.get(2).isSevered()).isTrue();
  }

  @Test
  void linksOfACrashedNodeAreDown() {
    var lines = frame(GraphWorld.mesh(3).crash("n3"), "").lines();

    assertThat(lines.stream().filter(LinkLine::isDown)).hasSize(2);
  }

  @Test
  void amongManyLinksOnlyTheCutAndTheSelectedAreStrong() {
    var world = GraphWorld.mesh(20).sever("n2", "n3");

    var frame = frame(world, "n1");

    assertThat(frame.isThinned()).isTrue();
    assertThat(frame.strong()).isEqualTo(19 + 1);
  }

  @Test
  void moreThanTwelveCutsBetweenTwoGroupsAreAWall() {
    assertThat(frame(halves(3, 4), "").walls()).isEmpty();
    assertThat(frame(halves(3, 5), "").walls()).extracting(Wall::cuts).isEqualTo(List.of(15));
    assertThat(frame(halves(3, 5), "").walled()).hasSize(15);
  }

  private static GraphWorld halves(int left, int right) {
    var world = GraphWorld.mesh(left + right);
    for (var i = 0; i < left; i++) {
      for (var j = left; j < left + right; j++) {
        world.severBoth(world.names.get(i), world.names.get(j));
      }
    }
    return world;
  }

  private static LinkFrame frame(GraphWorld world, String selected) {
    var snapshot = world.snapshot();
    return LinkFrames.of(snapshot, world.plan(), List.copyOf(snapshot.groups()), selected);
  }
}
