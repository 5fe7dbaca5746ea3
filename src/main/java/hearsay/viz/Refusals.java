package hearsay.viz;

import hearsay.journal.JournalEvent;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/// Why the last operation on a node was refused, or is in doubt, until the next one. Application
/// thread only.
final class Refusals {
  private final ObservableMap<String, String> reasons = FXCollections.observableHashMap();

  /// By node.
  ObservableMap<String, String> reasons() {
    return reasons;
  }

  void heard(JournalEvent event) {
    if (event instanceof JournalEvent.OperationsRefused refused) {
      reasons.put(refused.node(), refused.reason());
    } else if (event instanceof JournalEvent.OperationsInDoubt doubt) {
      reasons.put(doubt.node(), "in doubt: " + doubt.reason());
    } else if (event instanceof JournalEvent.NodeCrashed(var node)) {
      reasons.remove(node);
    }
  }

  void forget(String node) {
    reasons.remove(node);
  }

  void clear() {
    reasons.clear();
  }
}
