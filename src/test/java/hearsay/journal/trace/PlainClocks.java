package hearsay.journal.trace;

import hearsay.journal.FrameKey;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Vector clocks as the textbook has them, without a thought for time and space: what the clever
/// ways must agree with.
final class PlainClocks {
  private PlainClocks() {}

  /// By position; empty for an event on no line.
  static List<Map<String, Long>> of(List<JournalEntry> entries) {
    var nodes = new HashMap<String, Map<String, Long>>();
    var frames = new HashMap<FrameKey, Map<String, Long>>();
    var result = new ArrayList<Map<String, Long>>();
    for (var entry : entries) {
      var line = NodeLine.of(entry.event());
      if (line.isEmpty()) {
        result.add(Map.of());
        continue;
      }
      var clock = nodes.computeIfAbsent(line.get(), _ -> new TreeMap<>());
      clock.merge(line.get(), 1L, Long::sum);
      if (entry.event() instanceof JournalEvent.FrameDelivered delivered) {
        frames
            .getOrDefault(delivered.frame().original(), Map.of())
            .forEach((node, count) -> clock.merge(node, count, Math::max));
      }
      if (entry.event() instanceof JournalEvent.FrameSent sent) {
        frames.put(sent.frame(), new TreeMap<>(clock));
      }
      result.add(new TreeMap<>(clock));
    }
    return result;
  }

  static boolean isBefore(Map<String, Long> one, Map<String, Long> other) {
    return !one.equals(other)
        && one.entrySet().stream()
            .allMatch(count -> count.getValue() <= other.getOrDefault(count.getKey(), 0L));
  }
}
