package hearsay.viz;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.NodeSnapshot;
import java.util.Map;
import java.util.TreeMap;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/// Operations a user has armed and not yet fired: at most one per node. Application thread only.
public final class ArmedOperations {
  private final ObservableMap<String, Integer> amounts = FXCollections.observableHashMap();

  ArmedOperations() {}

  /// Node to +1 or -1; for reading.
  public ObservableMap<String, Integer> amounts() {
    return amounts;
  }

  /// Arms the operation; the same again disarms it, the opposite one replaces it.
  void toggle(String node, int amount) {
    if (!amounts.remove(node, amount)) {
      amounts.put(node, amount);
    }
  }

  /// Everything armed, which is then armed no more.
  Map<String, Long> take() {
    var taken = new TreeMap<String, Long>();
    amounts.forEach((node, amount) -> taken.put(node, amount.longValue()));
    amounts.clear();
    return taken;
  }

  /// Disarms the operations of nodes that can't count now.
  void pulsed(ClusterSnapshot now) {
    amounts
        .keySet()
        .removeIf(
            node ->
                now.node(node)
                    .filter(present -> present.lifecycle() == NodeSnapshot.Lifecycle.RUNNING)
                    .isEmpty());
  }

  void clear() {
    amounts.clear();
  }
}
