package hearsay.protocol;

import hearsay.crdt.ActorId;
import hearsay.crdt.Histories;
import hearsay.crdt.PnCounter;
import hearsay.crdt.StateHash;
import hearsay.crdt.VersionedCounter;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Generated frames of every kind.
public final class Frames {
  private static final String[] HOSTS = {
    "127.0.0.1", "localhost", "::1", "a.b-c_d", "h".repeat(249)
  };

  private Frames() {}

  public static Frame any(Random random) {
    var kinds = MessageKind.values();
    return of(kinds[random.nextInt(kinds.length)], random);
  }

  public static Frame of(MessageKind kind, Random random) {
    var sender = new PeerAddress(HOSTS[random.nextInt(HOSTS.length)], 1 + random.nextInt(65_535));
    return new Frame(sender, message(kind, random));
  }

  private static Message message(MessageKind kind, Random random) {
    return switch (kind) {
      case PULL -> new Message.Pull(versioned(random));
      case PUSH -> new Message.Push(versioned(random));
      case DIGEST -> new Message.Digest(summary(random));
      case DIGEST_ACK -> new Message.DigestAck(summary(random));
      case REQUEST -> request(random);
      case DELTA -> new Message.Delta(Histories.state(random, 2));
      case STATE -> new Message.State(Histories.state(random, 20));
      case PRUNE -> new Message.Prune(actors(random));
      case GRAFT -> new Message.Graft(actors(random));
    };
  }

  private static VersionedCounter versioned(Random random) {
    return new VersionedCounter(random.nextInt(), random.nextLong());
  }

  private static Summary summary(Random random) {
    var size = new BigInteger(random.nextInt(128), random);
    return new Summary(
        Histories.actor(random),
        random.nextBoolean() ? size : size.not(),
        new BigInteger(random.nextInt(128), random),
        new StateHash(random.nextLong(), random.nextLong()));
  }

  private static Message request(Random random) {
    var bounds =
        Stream.generate(() -> Histories.actor(random)).distinct().limit(2).sorted().toList();
    @Nullable ActorId after = random.nextBoolean() ? bounds.get(0) : null;
    @Nullable ActorId upTo = random.nextBoolean() ? bounds.get(1) : null;
    PnCounter entries = Histories.state(random, 10).between(after, upTo);
    return new Message.Request(after, upTo, entries);
  }

  private static List<ActorId> actors(Random random) {
    return Stream.generate(() -> Histories.actor(random)).limit(random.nextInt(5)).toList();
  }
}
