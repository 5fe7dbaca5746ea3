package hearsay.journal;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.fault.LinkFaults;
import hearsay.node.PeerState;
import hearsay.protocol.MessageKind;
import hearsay.protocol.PeerAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Anything may happen, in an order drawn from a seed.
public final class RandomStory {
  private static final String[] NODES = {"n1", "n2", "n3", "n4"};

  private static final int KINDS = 31;
  private static final int KINDS_OF_ONE_CLUSTER = 29;

  private final int kinds;
  private final Random random;
  private final Story story;
  private final List<FrameKey> underWay = new ArrayList<>();

  private RandomStory(CounterRule rule, long seed, int kinds) {
    this.kinds = kinds;
    this.random = new Random(seed);
    this.story = Story.of(rule, NODES);
  }

  /// One cluster that nobody from outside joins.
  public static Story of(CounterRule rule, long seed, int steps) {
    return of(rule, seed, steps, KINDS_OF_ONE_CLUSTER);
  }

  /// Strangers come and go too, and clusters go on from another's past.
  public static Story withStrangersAndForks(CounterRule rule, long seed, int steps) {
    return of(rule, seed, steps, KINDS);
  }

  private static Story of(CounterRule rule, long seed, int steps, int kinds) {
    var random = new RandomStory(rule, seed, kinds);
    for (int step = 0; step < steps; step++) {
      random.step();
    }
    return random.story;
  }

  private void step() {
    var one = NODES[random.nextInt(NODES.length)];
    var other = NODES[random.nextInt(NODES.length)];
    var link = new Link(one, other);
    switch (random.nextInt(kinds)) {
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
      case 24 -> story.logged(one);
      case 25 -> story.happens(new JournalEvent.LinkFaultsChanged(link, faults()));
      case 26 -> hold();
      case 27 -> story.happens(setting());
      case 28 -> story.happens(new JournalEvent.FrameUnsent(link, MessageKind.DIGEST, "link cut"));
      case 29 -> forkNowAndThen();
      default -> stranger();
    }
  }

  private LinkFaults faults() {
    return new LinkFaults(false, random.nextLong(1_000_000_000), 0, random.nextInt(3) / 2.0, 0, 0);
  }

  /// A frame, or an injected copy of it, waits at its receiver.
  private void hold() {
    if (!underWay.isEmpty()) {
      var frame = underWay.get(random.nextInt(underWay.size()));
      var held = new FrameKey(frame.connection(), frame.ordinal(), random.nextInt(2));
      story.happens(
          new JournalEvent.FrameHeld(held, new Link("n1", "n2"), MessageKind.DIGEST, 1_000_000));
    }
  }

  private JournalEvent setting() {
    var node = NODES[random.nextInt(NODES.length)];
    return switch (random.nextInt(9)) {
      case 0 -> new JournalEvent.Paused();
      case 1 -> new JournalEvent.Resumed();
      case 2 -> new JournalEvent.PaceChanged(random.nextLong(100_000_000), 0.5);
      case 3 -> new JournalEvent.AmnesiaChanged(random.nextBoolean());
      case 4 -> new JournalEvent.RoundStarted(node, List.of("n1"), random.nextLong(1_000));
      case 5 -> new JournalEvent.RoundRescheduled(node, random.nextLong(1_000));
      case 6 -> new JournalEvent.LogRecovered(node, random.nextLong(9), "");
      case 7 -> new JournalEvent.OperationsInDoubt(node, 1, 0, "I/O error");
      default -> new JournalEvent.Warned(node, "a word");
    };
  }

  /// A foreign node comes, speaks, is spoken to or goes.
  private void stranger() {
    var address = new PeerAddress("127.0.0.1", 9001);
    var name = address.toString();
    var node = NODES[random.nextInt(NODES.length)];
    switch (random.nextInt(5)) {
      case 0 ->
          story.happens(
              new JournalEvent.NodeStarted(
                  name, address, new ActorId(name, 1), story.nothing(), true));
      case 1 -> story.happens(new JournalEvent.NodeRemoved(name));
      case 2 -> story.happens(new JournalEvent.DiscoveryListed(name, random.nextBoolean()));
      case 3 -> story.send(node, name);
      default -> story.says(name, node);
    }
  }

  /// Seldom: a fork starts the picture anew, and a long story is worth more.
  private void forkNowAndThen() {
    if (random.nextInt(8) == 0) {
      story.fork();
      underWay.clear();
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
