package hearsay.wal.format;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Replays the bodies of records onto a state. A body whose checksum fits can still say what none
/// of ours says (another program, a bug): that is answered, not thrown, and no length in it is
/// trusted.
final class BodyReader {
  private final ByteBuffer bytes;
  private final LoggedState state;
  private final ActorCache actors = new ActorCache();
  private int at;
  private int end;

  BodyReader(ByteBuffer bytes, LoggedState state) {
    this.bytes = bytes.slice(0, bytes.limit());
    this.state = state;
  }

  /// Whether the record is a snapshot of the state's rule.
  boolean isSnapshot(RecordCursor record) {
    return record.type() == Layout.snapshotType(state.rule());
  }

  /// Whether the record is a change under the state's rule.
  boolean isChange(RecordCursor record) {
    return record.type() == Layout.changeType(state.rule());
  }

  /// Replays a whole record.
  ///
  /// @return false if it says what no record says; the state is then of no use
  boolean replay(RecordCursor record) {
    at = record.bodyStart();
    end = record.bodyEnd();
    if (isSnapshot(record)) {
      state.forget();
      if (bytes.get(at) == 0) {
        at++;
        return replayContent() && at == end;
      }
    } else if (!isChange(record)) {
      return false;
    }
    var own = actor();
    state.own(own);
    return own != null && replayContent() && at == end;
  }

  private boolean replayContent() {
    return state.rule() == CounterRule.PN ? replayEntries() : replayVersioned();
  }

  private boolean replayEntries() {
    if (end - at < Integer.BYTES) {
      return false;
    }
    int count = bytes.getInt(at);
    at += Integer.BYTES;
    for (int i = 0; i < count; i++) {
      if (!replayEntry()) {
        return false;
      }
    }
    return count >= 0;
  }

  private boolean replayEntry() {
    var actor = actor();
    if (actor == null || end - at < 2 * Long.BYTES) {
      return false;
    }
    long increments = bytes.getLong(at);
    long decrements = bytes.getLong(at + Long.BYTES);
    at += 2 * Long.BYTES;
    if (!isTotal(increments) || !isTotal(decrements) || (increments | decrements) == 0) {
      return false;
    }
    state.put(actor, increments, decrements);
    return true;
  }

  private boolean replayVersioned() {
    if (end - at < Integer.BYTES + Long.BYTES) {
      return false;
    }
    state.put(new VersionedCounter(bytes.getInt(at), bytes.getLong(at + Integer.BYTES)));
    at += Integer.BYTES + Long.BYTES;
    return true;
  }

  private @Nullable ActorId actor() {
    if (at >= end) {
      return null;
    }
    int start = at + 1;
    int nameBytes = Byte.toUnsignedInt(bytes.get(at));
    if (nameBytes == 0 || end - start < nameBytes + Long.BYTES) {
      return null;
    }
    at = start + nameBytes + Long.BYTES;
    return actors.actor(bytes, start, at);
  }

  private static boolean isTotal(long value) {
    return value >= 0 && value <= Tally.MAX;
  }
}
