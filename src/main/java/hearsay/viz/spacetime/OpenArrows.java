package hearsay.viz.spacetime;

import hearsay.journal.FrameKey;
import hearsay.journal.JournalEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The frames that are on their way, and those that just were: of these, duplicates may yet come.
final class OpenArrows {
  /// A duplicate comes within moments of its original.
  private static final int MAX_RECENT = 512;

  /// A frame of which nobody heard for so long after it was due is on no way any more.
  private static final long LINGER_NANOS = 60_000_000_000L;

  /// Looking for such frames is a walk over all of them.
  private static final long SWEEP_NANOS = 100_000_000L;

  private final Map<FrameKey, Arrow> flying = new HashMap<>();
  private final Map<FrameKey, Arrow> recent =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<FrameKey, Arrow> eldest) {
          return size() > MAX_RECENT;
        }
      };
  private long sweptNanos;

  void add(Arrow arrow) {
    flying.put(arrow.key(), arrow);
  }

  /// The frame on its way under this key; null if there is none.
  @Nullable Arrow flying(FrameKey key) {
    return flying.get(key);
  }

  /// The frame of which this key is a duplicate, on its way or just ended; null if it is none.
  @Nullable Arrow original(FrameKey key) {
    if (key.copy() == 0) {
      return null;
    }
    var original = flying.get(key.original());
    return original != null ? original : recent.get(key.original());
  }

  void ended(Arrow arrow) {
    flying.remove(arrow.key());
    recent.put(arrow.key(), arrow);
  }

  /// Those on their way of which the journal will tell no more, if it is time to look for them: due
  /// at a foreign node, or overdue for long.
  List<Arrow> overdue(JournalEntry entry) {
    if (entry.atNanos() - sweptNanos < SWEEP_NANOS || flying.isEmpty()) {
      return List.of();
    }
    sweptNanos = entry.atNanos();
    return that(
        arrow -> arrow.dueNanos() + (arrow.isForeign() ? 0 : LINGER_NANOS) <= entry.atNanos());
  }

  /// Those on their way from or to this node.
  List<Arrow> at(String node) {
    return that(arrow -> arrow.link().from().equals(node) || arrow.link().to().equals(node));
  }

  private List<Arrow> that(Predicate<Arrow> isWanted) {
    var found = new ArrayList<Arrow>();
    flying
        .values()
        .forEach(
            arrow -> {
              if (isWanted.test(arrow)) {
                found.add(arrow);
              }
            });
    return found;
  }
}
