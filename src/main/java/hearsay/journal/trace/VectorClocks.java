package hearsay.journal.trace;

import hearsay.journal.FrameKey;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Stamps the entries of a journal with vector clocks (Fidge 1988; Mattern, "Virtual time and
/// global states of distributed systems", 1989): one event happened before another just if its
/// clock is below the other's at every node.
///
/// Takes entries in the journal's order, one by one; one thread.
public final class VectorClocks {
  /// Clocks of frames are kept until so many younger ones were sent, delivered or not: duplicates
  /// come late, and of frames to foreign nodes nobody tells. More are never under way.
  private static final int MAX_FRAMES = 65_536;

  /// An event with its time.
  ///
  /// @param host the node on whose line it stands (see [NodeLine])
  /// @param clock how many events of each node's line the event knows of, itself among them; nodes
  ///   of which it knows none are left out; immutable
  public record Stamped(JournalEntry entry, String host, Map<String, Long> clock) {}

  private final Clock.Hosts hosts = new Clock.Hosts();
  private final Map<String, Clock> clocks = new HashMap<>();
  private final Map<FrameKey, Clock> frames =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<FrameKey, Clock> eldest) {
          return size() > MAX_FRAMES;
        }
      };

  /// The next entry with its clock; empty if it stands on no node's line.
  public Optional<Stamped> take(JournalEntry entry) {
    return NodeLine.of(entry.event()).map(host -> stamped(entry, host));
  }

  private Stamped stamped(JournalEntry entry, String host) {
    var brought =
        entry.event() instanceof JournalEvent.FrameDelivered delivered
            ? frames.get(delivered.frame().original())
            : null;
    var clock = clocks.getOrDefault(host, Clock.zero(hosts)).next(host, brought);
    clocks.put(host, clock);
    if (entry.event() instanceof JournalEvent.FrameSent sent) {
      frames.put(sent.frame(), clock);
    }
    return new Stamped(entry, host, clock);
  }
}
