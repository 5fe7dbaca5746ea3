package hearsay.wal.format;

import hearsay.crdt.ActorId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Turns the bytes of an actor into the actor. A log names the same few over and over, and decoding
/// a name costs more than the rest of its record: so the last one seen is kept in each slot.
final class ActorCache {
  /// 4,096 slots. More actors than this are read right, but slower.
  private static final int SLOT_BITS = 12;

  /// 2^64 divided by the golden ratio: spreads what differs little (Knuth, TAOCP 3, 6.4).
  private static final long MIXER = 0x9e37_79b9_7f4a_7c15L;

  private static final class Known {
    private final byte[] bytes;
    private final ActorId actor;

    private Known(byte[] bytes, ActorId actor) {
      this.bytes = bytes;
      this.actor = actor;
    }
  }

  private final @Nullable Known[] slots = new @Nullable Known[1 << SLOT_BITS];

  /// The actor in `bytes` from `start` to `end` (name and incarnation, without the length), or null
  /// if the name is no UTF-8.
  @Nullable ActorId actor(ByteBuffer bytes, int start, int end) {
    // The incarnation is random; the name's end tells apart those that were given by hand.
    long hash = (bytes.getLong(end - Long.BYTES) * 31 + bytes.get(end - Long.BYTES - 1)) * MIXER;
    int slot = (int) (hash >>> (Long.SIZE - SLOT_BITS));
    var known = slots[slot];
    if (known != null && isAt(known.bytes, bytes, start, end)) {
      return known.actor;
    }
    var actor = decoded(bytes, start, end);
    if (actor != null) {
      var copy = new byte[end - start];
      bytes.get(start, copy);
      slots[slot] = new Known(copy, actor);
    }
    return actor;
  }

  private static boolean isAt(byte[] known, ByteBuffer bytes, int start, int end) {
    if (known.length != end - start) {
      return false;
    }
    for (int i = 0; i < known.length; i++) {
      if (known[i] != bytes.get(start + i)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable ActorId decoded(ByteBuffer bytes, int start, int end) {
    var utf8 = new byte[end - start - Long.BYTES];
    bytes.get(start, utf8);
    var name = new String(utf8, StandardCharsets.UTF_8);
    return Arrays.equals(name.getBytes(StandardCharsets.UTF_8), utf8)
        ? new ActorId(name, bytes.getLong(end - Long.BYTES))
        : null;
  }
}
