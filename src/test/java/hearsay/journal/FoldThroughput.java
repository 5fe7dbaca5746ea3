package hearsay.journal;

import hearsay.crdt.CounterRule;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// Prints how many entries are folded per second, and what groups and verdicts cost. A tool to run
/// by hand, not a test.
final class FoldThroughput {
  private FoldThroughput() {}

  public static void main(String[] args) {
    for (var rule : CounterRule.values()) {
      for (int nodes : new int[] {5, 100}) {
        measure(rule, nodes);
      }
    }
    measurePartition();
  }

  private static void measure(CounterRule rule, int count) {
    var story = traffic(rule, count, 200_000);
    double best = 0;
    for (int run = 0; run < 5; run++) {
      long start = System.nanoTime();
      story.snapshot();
      best = Math.max(best, story.entries().size() * 1e9 / (System.nanoTime() - start));
    }
    System.out.printf("%s, %d nodes: %,.0f entries per second%n", rule, count, best);
  }

  /// Frames with a click every now and then, half a thousand under way.
  private static Story traffic(CounterRule rule, int count, int frames) {
    var random = new Random(1);
    var nodes = names(count);
    var story = Story.of(rule, nodes);
    var underWay = new ArrayDeque<FrameKey>();
    for (int i = 0; i < frames; i++) {
      var from = nodes[random.nextInt(count)];
      var to = nodes[(Arrays.asList(nodes).indexOf(from) + 1 + random.nextInt(count - 1)) % count];
      if (i % 500 == 0) {
        story.click(from, 1);
      }
      underWay.add(story.send(from, to));
      if (underWay.size() > 500) {
        story.deliver(underWay.remove());
      }
    }
    return story;
  }

  private static void measurePartition() {
    var nodes = names(100);
    for (int run = 0; run < 5; run++) {
      var story = Story.of(CounterRule.PN, nodes);
      var before = story.snapshot();
      int start = story.entries().size();
      var halves = Arrays.asList(nodes);
      story.partition(Set.copyOf(halves.subList(0, 50)), Set.copyOf(halves.subList(50, 100)));
      story.click("n1", 1).click("n90", 1);
      long begin = System.nanoTime();
      var after = before.with(story.entries().subList(start, story.entries().size()));
      long folded = System.nanoTime();
      var verdict = after.verdict();
      long judged = System.nanoTime();
      System.out.printf(
          "halving 100 nodes: %,d entries in %.1f ms, verdict in %.2f ms: %s%n",
          story.entries().size() - start,
          (folded - begin) / 1e6,
          (judged - folded) / 1e6,
          verdict.words());
    }
  }

  private static String[] names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "n" + i).toArray(String[]::new);
  }
}
