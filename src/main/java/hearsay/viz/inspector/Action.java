package hearsay.viz.inspector;

import hearsay.journal.Link;
import hearsay.viz.Selection;
import java.util.List;

/// A button at the inspector's foot.
record Action(String label, Deed deed, boolean isEnabled) {
  /// What it does.
  sealed interface Deed {
    record Crash(String node) implements Deed {}

    record Restart(String node) implements Deed {}

    record Isolate(String node) implements Deed {}

    /// Offers these nodes, and to compare no more.
    record Compare(List<String> others) implements Deed {
      public Compare {
        others = List.copyOf(others);
      }
    }

    record ToggleLink(Link link) implements Deed {}

    record ShowCausality(long position) implements Deed {}

    record Trace(long position) implements Deed {}

    record LightsOff() implements Deed {}

    record GoTo(long position) implements Deed {}

    record Select(Selection selection) implements Deed {}
  }

  static Action of(String label, Deed deed) {
    return new Action(label, deed, true);
  }
}
