package hearsay.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Generated histories of a few replicas that count and now and then hear of each other.
public final class Histories {
  private static final String[] NAMES = {"n1", "n2", "n10", "ü", "\uffee", "\ud83d\ude00", "a b"};

  private Histories() {}

  public static ActorId actor(String name) {
    return new ActorId(name, 1);
  }

  /// One of 21 actors: seven names, three incarnations each.
  public static ActorId actor(Random random) {
    return new ActorId(NAMES[random.nextInt(NAMES.length)], random.nextInt(3) - 1L);
  }

  /// A total of any magnitude, the bounds among them.
  public static long total(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> 0;
      case 1 -> Tally.MAX;
      default -> random.nextLong() >>> (2 + random.nextInt(62));
    };
  }

  /// Any state, reachable or not, with at most `maxSize` of the 21 actors.
  public static PnCounter state(Random random, int maxSize) {
    var entries = new TreeMap<ActorId, Tally>();
    int size = random.nextInt(maxSize + 1);
    for (int i = 0; i < size; i++) {
      entries.put(actor(random), new Tally(total(random), total(random)));
    }
    return PnCounter.of(entries);
  }

  /// All states that four replicas went through, in order of time, one list for each.
  public static List<List<PnCounter>> ofReplicas(Random random, int steps) {
    var histories =
        IntStream.range(0, 4)
            .<List<PnCounter>>mapToObj(i -> new ArrayList<>(List.of(PnCounter.empty())))
            .toList();
    for (int step = 0; step < steps; step++) {
      int replica = random.nextInt(4);
      var history = histories.get(replica);
      var now = history.getLast();
      if (random.nextInt(3) > 0) {
        history.add(now.plus(actor("n" + replica), random.nextInt(3), random.nextInt(3)));
      } else {
        history.add(now.merge(histories.get(random.nextInt(4)).getLast()));
      }
    }
    return histories;
  }
}
