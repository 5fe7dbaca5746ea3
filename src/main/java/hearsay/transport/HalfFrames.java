package hearsay.transport;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What the unfinished frames of one node's incoming connections take in memory, and the bound on
/// it. Each may be as large as a frame, so a thousand of them would fill the memory of the process.
///
/// All but [#bytes] is for the thread of the node's [SocketWatch].
final class HalfFrames {
  /// At least eight of the largest frames under way at once, whose buffers may be twice their size.
  static final int MAX_BYTES = 16 * 1024 * 1024;

  /// By the age of the half frame, the oldest first.
  private final Map<IncomingConnection, Integer> held = new LinkedHashMap<>();

  private final AtomicInteger bytes = new AtomicInteger();

  /// The connection holds so much for an unfinished frame now. Whoever holds most is cut, until all
  /// fit together again; of several, the oldest.
  ///
  /// @param heldBytes 0 if it is inside no frame
  void holds(IncomingConnection connection, int heldBytes) {
    note(connection, heldBytes);
    while (bytes() > MAX_BYTES) {
      var largest = largest();
      if (largest == null) {
        return;
      }
      note(largest, 0);
      largest.dropHalfFrame();
    }
  }

  private void note(IncomingConnection connection, int heldBytes) {
    var before = heldBytes == 0 ? held.remove(connection) : held.put(connection, heldBytes);
    bytes.addAndGet(heldBytes - (before == null ? 0 : before));
  }

  private @Nullable IncomingConnection largest() {
    IncomingConnection largest = null;
    var most = 0;
    for (var entry : held.entrySet()) {
      if (entry.getValue() > most) {
        most = entry.getValue();
        largest = entry.getKey();
      }
    }
    return largest;
  }

  /// The sum of all; any thread.
  int bytes() {
    return bytes.get();
  }
}
