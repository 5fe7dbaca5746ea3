package hearsay.wal.format;

import static hearsay.contract.Contract.require;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.VersionedCounter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Records to bytes; [SegmentReader] is the way back. Keeps one buffer, as large as the largest
/// record so far. One thread at a time.
public final class RecordWriter {
  /// Holds a record of a few entries without growing.
  private static final int INITIAL_BYTES = 1_024;

  /// The longest actor, its totals, and whatever fixed fields may come with it.
  private static final int ENTRY_ROOM_BYTES = 512;

  private final CRC32C crc = new CRC32C();
  private ByteBuffer out = ByteBuffer.allocate(INITIAL_BYTES);

  /// The first record of a segment: all that is known.
  ///
  /// @param own the node's actor, or null if it has to take a new one
  /// @return the record, valid until the next call
  public ByteBuffer snapshot(
      long segmentNumber, long sequence, @Nullable ActorId own, CounterState state) {
    return record(segmentNumber, sequence, Layout.snapshotType(state.rule()), own, state);
  }

  /// A record that replaces what was known of the actors in `changed`.
  ///
  /// @return the record, valid until the next call
  public ByteBuffer change(long segmentNumber, long sequence, ActorId own, CounterState changed) {
    return record(segmentNumber, sequence, Layout.changeType(changed.rule()), own, changed);
  }

  private ByteBuffer record(
      long segmentNumber, long sequence, byte type, @Nullable ActorId own, CounterState state) {
    require(sequence >= 0, "sequences count up from 0");
    out.clear();
    out.putInt(0).putInt(0).putLong(sequence).put(type);
    actor(own);
    switch (state) {
      case PnCounter entries -> entries(entries);
      case VersionedCounter whole -> out.putInt(whole.versionBits()).putLong(whole.counter());
    }
    out.putInt(Layout.LENGTH_AT, out.position() - Layout.BODY_AT);
    makeRoom();
    while (out.position() % Layout.ALIGNMENT != 0) {
      out.put((byte) 0);
    }
    out.flip();
    crc.reset();
    crc.update(out.array(), Layout.LENGTH_AT, out.limit() - Layout.LENGTH_AT);
    return out.putInt(0, (int) crc.getValue() ^ (int) segmentNumber);
  }

  private void entries(PnCounter entries) {
    out.putInt(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      makeRoom();
      actor(entries.actorAt(i));
      out.putLong(entries.incrementsAt(i)).putLong(entries.decrementsAt(i));
    }
  }

  private void actor(@Nullable ActorId actor) {
    if (actor == null) {
      out.put((byte) 0);
      return;
    }
    var name = actor.name().getBytes(StandardCharsets.UTF_8);
    out.put((byte) name.length).put(name).putLong(actor.incarnation());
  }

  private void makeRoom() {
    if (out.remaining() < ENTRY_ROOM_BYTES) {
      int capacity = Math.max(2 * out.capacity(), out.position() + ENTRY_ROOM_BYTES);
      out = ByteBuffer.allocate(capacity).put(out.flip());
    }
  }
}
