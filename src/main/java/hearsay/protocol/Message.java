package hearsay.protocol;

import static hearsay.contract.Contract.require;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.VersionedCounter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one frame says. Part 0 nodes speak only [Pull] and [Push], PN nodes all the others.
public sealed interface Message {
  /// The kind, which is also the byte that announces it on the wire.
  MessageKind kind();

  /// Part 0: "this is my state, send me yours" (answered by a [Push]).
  record Pull(VersionedCounter state) implements Message {
    @Override
    public MessageKind kind() {
      return MessageKind.PULL;
    }
  }

  /// Part 0: "this is my state".
  record Push(VersionedCounter state) implements Message {
    @Override
    public MessageKind kind() {
      return MessageKind.PUSH;
    }
  }

  /// "This is what I have, in short"; answered by a [DigestAck] if equal, else by a [Request].
  record Digest(Summary summary) implements Message {
    @Override
    public MessageKind kind() {
      return MessageKind.DIGEST;
    }
  }

  /// "I have the same"; keeps the peer's entry alive.
  record DigestAck(Summary summary) implements Message {
    @Override
    public MessageKind kind() {
      return MessageKind.DIGEST_ACK;
    }
  }

  /// One page of the sender's vector: every entry it has with `after < actor <= upTo` (null: open
  /// end). The receiver merges it and answers with a [State] of what the sender lacks in that
  /// range. A page stands alone. Bounds ascend, and the entries lie within them.
  record Request(@Nullable ActorId after, @Nullable ActorId upTo, PnCounter entries)
      implements Message {
    public Request {
      require(after == null || upTo == null || after.compareTo(upTo) < 0, "a page's bounds ascend");
      require(isWithin(after, upTo, entries), "a page's entries lie within its bounds");
    }

    /// Whether all entries lie in (after, upTo].
    static boolean isWithin(@Nullable ActorId after, @Nullable ActorId upTo, PnCounter entries) {
      return entries.isEmpty()
          || ((after == null || after.compareTo(entries.actorAt(0)) < 0)
              && (upTo == null || upTo.compareTo(entries.actorAt(entries.size() - 1)) >= 0));
    }

    @Override
    public MessageKind kind() {
      return MessageKind.REQUEST;
    }
  }

  /// News, pushed eagerly: entries (totals, not differences) that the sender just made or learnt.
  record Delta(PnCounter entries) implements Message {
    @Override
    public MessageKind kind() {
      return MessageKind.DELTA;
    }
  }

  /// Repair: entries that the receiver was found to lack.
  record State(PnCounter entries) implements Message {
    @Override
    public MessageKind kind() {
      return MessageKind.STATE;
    }
  }

  /// "I hear of these actors from elsewhere; stop pushing me their news" (Plumtree, Leitão et al.
  /// 2007, section 3.3).
  ///
  /// @param actors kept in order and without duplicates
  record Prune(List<ActorId> actors) implements Message {
    public Prune {
      actors = actors.stream().sorted().distinct().toList();
    }

    @Override
    public MessageKind kind() {
      return MessageKind.PRUNE;
    }
  }

  /// "Push me the news of these actors again" (Plumtree, section 3.3).
  ///
  /// @param actors kept in order and without duplicates
  record Graft(List<ActorId> actors) implements Message {
    public Graft {
      actors = actors.stream().sorted().distinct().toList();
    }

    @Override
    public MessageKind kind() {
      return MessageKind.GRAFT;
    }
  }
}
