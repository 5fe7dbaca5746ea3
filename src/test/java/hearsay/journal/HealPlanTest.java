package hearsay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.fault.LinkFaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealPlanTest {
  private static final String[] NODES = {"n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8"};

  @ParameterizedTest(name = "{0} parts")
  @ValueSource(ints = {2, 3, 4, 5, 6, 8})
  void partsThatEachHaveNewsNeedOneLinkLessThanThereAreParts(int count) {
    var story = Story.of(CounterRule.PN, NODES);
    var parts = parts(count, new Random(count));
    separate(story, parts);
    parts.forEach(part -> story.click(part.iterator().next(), 1));

    var cut = (Verdict.CutOff) story.verdict();

    assertThat(cut.heal()).hasSize(count - 1);
    heal(story, cut.heal());
    assertThat(story.verdict()).isInstanceOf(Verdict.Spreading.class);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void healingThePlanIsEnoughAndNoLinkOfItIsNeedless(long seed) {
    var random = new Random(seed);
    var story = Story.of(CounterRule.PN, NODES);
    for (var one : NODES) {
      for (var other : NODES) {
        if (!one.equals(other) && random.nextInt(10) > 0) {
          story.sever(one, other);
        }
      }
    }
    story.click("n1", 1).click("n3", 1).click("n6", 1);

    if (story.verdict() instanceof Verdict.CutOff cut) {
      for (var needless : cut.heal()) {
        var without = new ArrayList<>(cut.heal());
        without.remove(needless);
        assertThat(verdictAfter(story, without)).isInstanceOf(Verdict.CutOff.class);
      }
      assertThat(verdictAfter(story, cut.heal())).isInstanceOf(Verdict.Spreading.class);
    }
  }

  private static Verdict verdictAfter(Story story, List<Link> healed) {
    var snapshot = story.snapshot();
    long position = snapshot.position();
    for (var link : healed) {
      for (var direction : List.of(link, link.reversed())) {
        snapshot =
            snapshot.with(
                new JournalEntry(
                    position++,
                    0,
                    0,
                    new JournalEvent.LinkFaultsChanged(direction, LinkFaults.NONE)));
      }
    }
    return snapshot.verdict();
  }

  private static void heal(Story story, List<Link> links) {
    links.forEach(link -> story.heal(link.from(), link.to()).heal(link.to(), link.from()));
  }

  private static List<Set<String>> parts(int count, Random random) {
    var parts = new ArrayList<Set<String>>();
    for (int i = 0; i < NODES.length; i++) {
      if (i < count) {
        parts.add(new TreeSet<>());
      }
      parts.get(i < count ? i : random.nextInt(count)).add(NODES[i]);
    }
    return parts;
  }

  private static void separate(Story story, List<Set<String>> parts) {
    for (int one = 0; one < parts.size(); one++) {
      for (int other = one + 1; other < parts.size(); other++) {
        story.partition(parts.get(one), parts.get(other));
      }
    }
  }
}
