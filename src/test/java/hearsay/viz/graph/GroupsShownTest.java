package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupsShownTest {
  @Test
  void oneGroupHasNoHull() {
    assertThat(hulls(GraphWorld.mesh(5))).isEmpty();
  }

  @Test
  void groupsThatLieApartGetAHullEachWithItsWordsBesideTheCards() {
    // Clockwise from the top: n1 n2 | n3 n4 are neighbours on the ring.
    var world = apart(GraphWorld.mesh(4), List.of("n1", "n2"), List.of("n3", "n4"));

    var hulls = hulls(world);

    assertThat(hulls).extracting(Hull::title).containsExactlyInAnyOrder("Side A", "Side B");
    for (var hull : hulls) {
      var label = new Box(hull.label().x(), hull.label().y(), 200, 50);
      assertThat(world.plan().boxes().values()).noneMatch(label::overlaps);
    }
  }

  @Test
  void groupThatWouldEncloseAForeignCardGetsNoHull() {
    var world = apart(GraphWorld.mesh(4), List.of("n1", "n3"), List.of("n2", "n4"));
    var plan =
        CardLayout.plan(
            1280,
            650,
            world.names,
            "mesh",
            Map.of("n2", new double[] {0.5, 0.5}),
            TextSize.of(hearsay.viz.LabViewModel.Level.LECTURE, false, 1));

    var hulls = hulls(world, plan);

    assertThat(hulls).hasSize(1);
  }

  @Test
  void wordsSayHowFarTheNewsHasCome() {
    var world = apart(GraphWorld.mesh(4), List.of("n1", "n2", "n3"), List.of("n4"));
    world.click("n1");
    var snapshot = world.snapshot();

    var says = snapshot.groups().stream().map(group -> GroupWords.says(snapshot, group)).toList();

    assertThat(says).containsExactlyInAnyOrder("3 nodes, 1 of 3 says 1", "1 node, says 0");
  }

  @Test
  void oneWayGroupsAreCaptioned() {
    var world = GraphWorld.mesh(2).sever("n1", "n2");

    var words = GroupWords.oneWay(List.copyOf(world.snapshot().groups()));

    assertThat(words).hasSize(1).first().asString().matches("[AB] hears [AB], not back");
  }

  private static GraphWorld apart(GraphWorld world, List<String> one, List<String> other) {
    one.forEach(left -> other.forEach(right -> world.severBoth(left, right)));
    return world;
  }

  private static List<Hull> hulls(GraphWorld world) {
    return hulls(world, world.plan());
  }

  private static List<Hull> hulls(GraphWorld world, CardPlan plan) {
    var area = new Box(0, 0, 1280, 650);
    var around =
        new HullLayout.Surroundings(plan, LinkFrame.EMPTY, area, new Box(0, 0, 200, 50), List.of());
    return HullLayout.hulls(new ArrayList<>(world.snapshot().groups()), around);
  }
}
