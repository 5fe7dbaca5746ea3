package hearsay.protocol;

import static hearsay.contract.Contract.require;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.VersionedCounter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Frames to bytes; [FrameDecoder] is the way back. The byte tables are in the package's
/// description.
public final class Codec {
  /// A body (PN messages) takes at most 1 MiB, so that no peer can make a node hold more.
  public static final int MAX_BODY_BYTES = 1 << 20;

  /// Entries that surely fit in one frame whatever their names; senders page their states by it.
  public static final int MAX_ENTRIES_PER_PAGE = 2_000;

  private Codec() {}

  /// The frame as it goes on the wire. The caller keeps bodies below [#MAX_BODY_BYTES]; pages of
  /// [#MAX_ENTRIES_PER_PAGE] are.
  public static byte[] encode(Frame frame) {
    var out = new ByteWriter();
    var address = frame.sender().toString().getBytes(StandardCharsets.US_ASCII);
    out.u8(address.length);
    out.bytes(address);
    out.u8(frame.message().kind().code());
    switch (frame.message()) {
      case Message.Pull(var state) -> versioned(out, state);
      case Message.Push(var state) -> versioned(out, state);
      case Message.Digest(var summary) -> inBody(out, () -> summary(out, summary));
      case Message.DigestAck(var summary) -> inBody(out, () -> summary(out, summary));
      case Message.Request request -> inBody(out, () -> request(out, request));
      case Message.Delta(var entries) -> inBody(out, () -> entries(out, entries));
      case Message.State(var entries) -> inBody(out, () -> entries(out, entries));
      case Message.Prune(var actors) -> inBody(out, () -> actors(out, actors));
      case Message.Graft(var actors) -> inBody(out, () -> actors(out, actors));
    }
    return out.toByteArray();
  }

  private static void inBody(ByteWriter out, Runnable body) {
    int lengthAt = out.size();
    out.u32(0);
    int start = out.size();
    body.run();
    int length = out.size() - start;
    require(length <= MAX_BODY_BYTES, "a body takes at most 1 MiB");
    out.setU32(lengthAt, length);
  }

  private static void versioned(ByteWriter out, VersionedCounter state) {
    out.u32(state.versionBits());
    out.u64(state.counter());
  }

  private static void summary(ByteWriter out, Summary summary) {
    actor(out, summary.actor());
    out.i128(summary.value());
    out.i128(summary.version());
    out.u64(summary.hash().high());
    out.u64(summary.hash().low());
  }

  private static void request(ByteWriter out, Message.Request request) {
    var after = request.after();
    var upTo = request.upTo();
    out.u8((after == null ? 0 : Wire.HAS_AFTER) | (upTo == null ? 0 : Wire.HAS_UP_TO));
    if (after != null) {
      actor(out, after);
    }
    if (upTo != null) {
      actor(out, upTo);
    }
    entries(out, request.entries());
  }

  private static void entries(ByteWriter out, PnCounter entries) {
    out.varint(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      actor(out, entries.actorAt(i));
      out.varint(entries.incrementsAt(i));
      out.varint(entries.decrementsAt(i));
    }
  }

  private static void actors(ByteWriter out, List<ActorId> actors) {
    out.varint(actors.size());
    actors.forEach(actor -> actor(out, actor));
  }

  private static void actor(ByteWriter out, ActorId actor) {
    var name = actor.name().getBytes(StandardCharsets.UTF_8);
    out.u8(name.length);
    out.bytes(name);
    out.u64(actor.incarnation());
  }
}
