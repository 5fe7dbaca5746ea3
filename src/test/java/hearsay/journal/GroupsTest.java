package hearsay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.fault.LinkFaults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsTest {
  private static Story mesh(String... nodes) {
    return Story.of(CounterRule.PN, nodes);
  }

  /// "A: n1 n2 · B: n3 hears A"
  private static String groups(Story story) {
    return story.snapshot().groups().stream()
        .map(GroupsTest::text)
        .collect(Collectors.joining(" · "));
  }

  private static String text(Group group) {
    var hears =
        group.hears().stream()
            .sorted()
            .map(index -> new Group(index, Set.of(), Set.of()).letter())
            .collect(Collectors.joining(" "));
    var members = String.join(" ", new TreeSet<>(group.members()));
    return group.letter() + ": " + members + (hears.isEmpty() ? "" : " hears " + hears);
  }

  @Test
  void aMeshIsOneGroup() {
    assertThat(groups(mesh("n1", "n2", "n3"))).isEqualTo("A: n1 n2 n3");
  }

  @Test
  void theLargerPartKeepsTheLetter() {
    var story =
        mesh("n1", "n2", "n3", "n4", "n5").partition(Set.of("n1", "n2"), Set.of("n3", "n4", "n5"));

    assertThat(groups(story)).isEqualTo("A: n3 n4 n5 · B: n1 n2");
  }

  @Test
  void lettersStayWhileMembersStay() {
    var story =
        mesh("n1", "n2", "n3", "n4")
            .partition(Set.of("n1", "n2"), Set.of("n3", "n4"))
            .cut("n1", "n2");

    assertThat(groups(story)).isEqualTo("A: n1 · B: n3 n4 · C: n2");

    story.heal("n2", "n3").heal("n3", "n2");

    assertThat(groups(story)).isEqualTo("A: n1 · B: n2 n3 n4");
  }

  @Test
  void aOneWayCutSplitsAndTellsWhoHearsWhom() {
    var story = mesh("n1", "n2", "n3").sever("n3", "n1").sever("n3", "n2");

    assertThat(groups(story)).isEqualTo("A: n1 n2 · B: n3 hears A");
  }

  @Test
  void newsPassesThroughOtherGroups() {
    var story = mesh("n1", "n2", "n3").sever("n2", "n1").sever("n3", "n2").cut("n1", "n3");

    assertThat(groups(story)).isEqualTo("A: n1 · B: n2 hears A · C: n3 hears A B");
  }

  @Test
  void aCrashedNodeBelongsToNoGroupAndConnectsNothing() {
    var story = mesh("n1", "n2", "n3").cut("n1", "n3").crash("n2");

    assertThat(groups(story)).isEqualTo("A: n1 · B: n3");

    story.start("n2");

    assertThat(groups(story)).isEqualTo("A: n1 n2 n3");
  }

  @Test
  void aLinkThatLosesEverythingConnectsNothing() {
    var allLost = new LinkFaults(false, 0, 0, 1, 0, 0);
    var story =
        mesh("n1", "n2").happens(new JournalEvent.LinkFaultsChanged(new Link("n1", "n2"), allLost));

    assertThat(groups(story)).isEqualTo("A: n1 hears B · B: n2");
  }

  @Test
  void rewiringKeepsCutsOnLinksThatStay() {
    var line =
        Set.of(
            new Link("n1", "n2"), new Link("n2", "n1"), new Link("n2", "n3"), new Link("n3", "n2"));
    var story =
        mesh("n1", "n2", "n3")
            .cut("n1", "n2")
            .happens(new JournalEvent.TopologyChanged("line", line));

    assertThat(groups(story)).isEqualTo("A: n2 n3 · B: n1");
  }

  @Test
  void aRemovedNodeLeavesItsGroup() {
    assertThat(groups(mesh("n1", "n2", "n3").remove("n2"))).isEqualTo("A: n1 n3");
  }

  @Test
  void theSameListIsGivenWhileNothingChanges() {
    var story = mesh("n1", "n2", "n3");
    var before = story.snapshot();
    var after =
        before.with(
            story.sever("n1", "n2").tell("n2", "n3").entries().subList(5, story.entries().size()));

    assertThat(after.groups()).isSameAs(before.groups());
  }

  @Test
  void lettersGoOnAfterZ() {
    assertThat(new Group(25, Set.of(), Set.of()).letter()).isEqualTo("Z");
    assertThat(new Group(26, Set.of(), Set.of()).letter()).isEqualTo("AA");
    assertThat(new Group(53, Set.of(), Set.of()).letter()).isEqualTo("BB");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void groupsAreWhoReachesWhomByADumbSearch(long seed) {
    var random = new Random(seed);
    String[] nodes = {"n1", "n2", "n3", "n4", "n5", "n6", "n7"};
    var story = mesh(nodes);
    for (int step = 0; step < 60; step++) {
      randomChange(story, nodes, random);
    }
    var snapshot = story.snapshot();

    for (var one : nodes) {
      for (var other : nodes) {
        var both = reach(snapshot, one).contains(other) && reach(snapshot, other).contains(one);
        assertThat(areTogether(snapshot, one, other)).as("%s with %s", one, other).isEqualTo(both);
      }
    }
    for (var group : snapshot.groups()) {
      for (var other : snapshot.groups()) {
        var reached = reach(snapshot, other.members().iterator().next());
        var hears = group != other && reached.containsAll(group.members());
        assertThat(group.hears().contains(other.index()))
            .as("%s %s", group, other)
            .isEqualTo(hears);
      }
    }
  }

  private static void randomChange(Story story, String[] nodes, Random random) {
    var one = nodes[random.nextInt(nodes.length)];
    var other = nodes[random.nextInt(nodes.length)];
    switch (random.nextInt(12)) {
      case 0 -> story.crash(one);
      case 1 -> story.start(one);
      case 2, 3 -> story.heal(one, other);
      default -> story.sever(one, other);
    }
  }

  private static boolean areTogether(ClusterSnapshot snapshot, String one, String other) {
    return snapshot.groups().stream()
        .anyMatch(group -> group.members().containsAll(Arrays.asList(one, other)));
  }

  private static Set<String> reach(ClusterSnapshot snapshot, String start) {
    var reached = new HashSet<String>();
    var open = new ArrayList<String>();
    open.add(start);
    while (!open.isEmpty()) {
      var node = open.removeLast();
      if (snapshot.node(node).orElseThrow().isRunning() && reached.add(node)) {
        snapshot.links().values().stream()
            .filter(link -> link.link().from().equals(node) && link.isPassable())
            .forEach(link -> open.add(link.link().to()));
      }
    }
    return reached;
  }
}
