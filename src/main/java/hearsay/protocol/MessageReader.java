package hearsay.protocol;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.PnCounterBuilder;
import hearsay.crdt.StateHash;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import hearsay.protocol.MalformedFrameException.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bytes of one message's body to the message, with every rule checked on the way.
final class MessageReader {
  private final ByteReader in;

  private MessageReader(ByteReader in) {
    this.in = in;
  }

  /// @throws MalformedFrameException if the bytes break a rule
  static Message read(MessageKind kind, byte[] bytes, int offset, int length) {
    var in = new ByteReader(bytes, offset, length);
    var message = new MessageReader(in).message(kind);
    in.expectEnd();
    return message;
  }

  private Message message(MessageKind kind) {
    return switch (kind) {
      case PULL -> new Message.Pull(versioned());
      case PUSH -> new Message.Push(versioned());
      case DIGEST -> new Message.Digest(summary());
      case DIGEST_ACK -> new Message.DigestAck(summary());
      case REQUEST -> request();
      case DELTA -> new Message.Delta(entries());
      case STATE -> new Message.State(entries());
      case PRUNE -> new Message.Prune(actors());
      case GRAFT -> new Message.Graft(actors());
    };
  }

  private VersionedCounter versioned() {
    return new VersionedCounter(in.u32(), in.u64());
  }

  private Summary summary() {
    var actor = actor();
    var value = in.i128();
    var version = in.i128();
    check(version.signum() >= 0, Rule.SUMMARY_RANGE, "a version is negative");
    return new Summary(actor, value, version, new StateHash(in.u64(), in.u64()));
  }

  private Message request() {
    int flags = in.u8();
    check(flags <= (Wire.HAS_AFTER | Wire.HAS_UP_TO), Rule.PAGE_RANGE, "a page has unknown flags");
    var after = (flags & Wire.HAS_AFTER) != 0 ? actor() : null;
    var upTo = (flags & Wire.HAS_UP_TO) != 0 ? actor() : null;
    check(
        after == null || upTo == null || after.compareTo(upTo) < 0,
        Rule.PAGE_RANGE,
        "a page's bounds do not ascend");
    var entries = entries();
    check(
        Message.Request.isWithin(after, upTo, entries),
        Rule.PAGE_RANGE,
        "a page has entries outside its bounds");
    return new Message.Request(after, upTo, entries);
  }

  private PnCounter entries() {
    int count = in.count(Wire.MIN_ENTRY_BYTES);
    var entries = new PnCounterBuilder(count);
    @Nullable ActorId last = null;
    for (int i = 0; i < count; i++) {
      last = actorAbove(last);
      long increments = total();
      long decrements = total();
      check((increments | decrements) != 0, Rule.ENTRY_RANGE, "an entry is 0 in both totals");
      entries.add(last, increments, decrements);
    }
    return entries.build();
  }

  private List<ActorId> actors() {
    int count = in.count(Wire.MIN_ACTOR_BYTES);
    var actors = new ArrayList<ActorId>(count);
    @Nullable ActorId last = null;
    for (int i = 0; i < count; i++) {
      last = actorAbove(last);
      actors.add(last);
    }
    return actors;
  }

  private ActorId actorAbove(@Nullable ActorId last) {
    var actor = actor();
    check(last == null || last.compareTo(actor) < 0, Rule.ENTRY_ORDER, "actors do not ascend");
    return actor;
  }

  private ActorId actor() {
    int length = in.u8();
    check(length > 0, Rule.ACTOR_NAME, "an actor's name is empty");
    var name = in.utf8(length);
    return new ActorId(name, in.u64());
  }

  private long total() {
    long total = in.varint();
    check(total <= Tally.MAX, Rule.ENTRY_RANGE, "a total is above 2^62");
    return total;
  }

  private static void check(boolean holds, Rule rule, String message) {
    if (!holds) {
      throw new MalformedFrameException(rule, message);
    }
  }
}
