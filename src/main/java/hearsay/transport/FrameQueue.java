package hearsay.transport;

import hearsay.protocol.Message;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Messages that wait for a connection or for a slow peer. When it is full the oldest leaves: newer
/// state says all that older state said. Not thread-safe.
final class FrameQueue {
  /// Enough for a burst while a dial is under way; a peer that is further behind is better served
  /// by the next digest.
  static final int MAX_FRAMES = 256;

  private final ArrayDeque<Message> messages = new ArrayDeque<>(4);

  /// Adds a message and returns the one that had to leave for it, or null.
  @Nullable Message add(Message message) {
    var displaced = messages.size() == MAX_FRAMES ? messages.poll() : null;
    messages.add(message);
    return displaced;
  }

  /// Takes the oldest message, null if there is none.
  @Nullable Message poll() {
    return messages.poll();
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }
}
