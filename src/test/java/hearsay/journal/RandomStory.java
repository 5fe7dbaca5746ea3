package hearsay.journal;

import hearsay.crdt.CounterRule;
import hearsay.node.PeerState;
import hearsay.protocol.MessageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Anything may happen, in an order drawn from a seed.
final class RandomStory {
  private static final String[] NODES = {"n1", "n2", "n3", "n4"};

  private final Random random;
  private final Story story;
  private final List<FrameKey> underWay = new ArrayList<>();

  private RandomStory(CounterRule rule, long seed) {
    this.random = new Random(seed);
    this.story = Story.of(rule, NODES);
  }

  static Story of(CounterRule rule, long seed, int steps) {
    var random = new RandomStory(rule, seed);
    for (int step = 0; step < steps; step++) {
      random.step();
    }
    return random.story;
  }

  private void step() {
    var one = NODES[random.nextInt(NODES.length)];
    var other = NODES[random.nextInt(NODES.length)];
    var link = new Link(one, other);
    switch (random.nextInt(25)) {
      case 0, 1, 2, 3 -> story.click(one, 1);
      case 4, 5, 6, 7, 8, 9 -> underWay.add(story.send(one, other));
      case 10, 11, 12, 13, 14 -> land(true);
      case 15 -> land(false);
      case 16 -> story.sever(one, other);
      case 17 -> story.heal(one, other);
      case 18 -> story.crash(one);
      case 19 -> story.start(one);
      case 20 -> story.happens(new JournalEvent.SocketOpened(link, random.nextInt(9), 7000));
      case 21 -> story.happens(new JournalEvent.SocketClosed(link, random.nextInt(9), "EOF"));
      case 22 ->
          story.happens(new JournalEvent.PeerChanged(one, other, PeerState.SUSPECT, "silent"));
      case 23 -> {
        if (story.isCrashed(one)) {
          story.recover(one);
        }
      }
      default -> story.happens(new JournalEvent.FrameUnsent(link, MessageKind.DIGEST, "link cut"));
    }
  }

  private void land(boolean arrives) {
    if (!underWay.isEmpty()) {
      var frame = underWay.remove(random.nextInt(underWay.size()));
      if (arrives) {
        story.deliver(frame);
      } else {
        story.lose(frame);
      }
    }
  }
}
