package hearsay.journal.trace;

import hearsay.crdt.CounterState;
import hearsay.crdt.StateHash;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.JournalEvent;
import hearsay.journal.NodeNames;
import hearsay.journal.NodeSnapshot;
import hearsay.protocol.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The nodes' part of a [Series]: what each shows, and how many different states they hold.
final class NodeColumns {
  /// As many as a cluster may have. Of more, those that left first are forgotten.
  private static final int MAX_NODES = 1_000;

  /// Oldest first.
  private final Map<String, Column> values = new LinkedHashMap<>();

  private final Column different = new Column(Column.Merge.MAX, 0);

  private final Set<String> foreign = new HashSet<>();

  /// What each running node of this process holds.
  private final Map<String, StateHash> held = new HashMap<>();

  /// How many of them hold it.
  private final Map<StateHash, Integer> holders = new HashMap<>();

  void restate(ClusterSnapshot known, int bucket) {
    clear(bucket);
    for (var node : known.nodes().values()) {
      if (node.isForeign()) {
        foreign.add(node.name());
        show(bucket, node.name(), node.hasSpoken() ? node.shownValue().doubleValue() : Double.NaN);
      } else if (node.lifecycle() == NodeSnapshot.Lifecycle.RUNNING) {
        hold(bucket, node.name(), node.state());
      }
    }
  }

  /// No node runs any more.
  void clear(int bucket) {
    values.keySet().stream().toList().forEach(node -> stopped(bucket, node));
  }

  void started(int bucket, JournalEvent.NodeStarted started) {
    if (started.isForeign()) {
      foreign.add(started.node());
      show(bucket, started.node(), Double.NaN);
    } else {
      hold(bucket, started.node(), started.state());
    }
  }

  /// A running node of this process has another state.
  void changed(int bucket, String node, CounterState state) {
    if (held.containsKey(node)) {
      hold(bucket, node, state);
    }
  }

  private void hold(int bucket, String node, CounterState state) {
    show(bucket, node, state.value().doubleValue());
    letGo(held.put(node, state.hash()));
    holders.merge(state.hash(), 1, Integer::sum);
    different.put(bucket, holders.size());
  }

  void stopped(int bucket, String node) {
    foreign.remove(node);
    show(bucket, node, Double.NaN);
    letGo(held.remove(node));
    different.put(bucket, holders.size());
  }

  /// What a foreign node says of itself is all that is known of it.
  void told(int bucket, String from, Message message) {
    if (foreign.contains(from)) {
      switch (message) {
        case Message.Digest(var summary) -> show(bucket, from, summary.value().doubleValue());
        case Message.DigestAck(var summary) -> show(bucket, from, summary.value().doubleValue());
        case Message.Push(var state) -> show(bucket, from, state.value().doubleValue());
        case Message.Pull(var state) -> show(bucket, from, state.value().doubleValue());
        case Message.Request _,
            Message.Delta _,
            Message.State _,
            Message.Prune _,
            Message.Graft _ -> {}
      }
    }
  }

  void halve() {
    values.values().forEach(Column::halve);
    different.halve();
  }

  List<String> names() {
    return NodeNames.sorted(values.keySet());
  }

  IntToDoubleFunction values(String node) {
    var column = values.get(node);
    return column == null ? _ -> Double.NaN : column::at;
  }

  int states(int bucket) {
    return (int) different.at(bucket);
  }

  private void show(int bucket, String node, double value) {
    var column = values.get(node);
    if (column == null) {
      if (values.size() >= MAX_NODES && !forgetOne()) {
        return;
      }
      column = new Column(Column.Merge.LAST, Double.NaN);
      values.put(node, column);
    }
    column.put(bucket, value);
  }

  private boolean forgetOne() {
    var gone =
        values.entrySet().stream()
            .filter(entry -> Double.isNaN(entry.getValue().level()))
            .map(Map.Entry::getKey)
            .findFirst();
    gone.ifPresent(values::remove);
    return gone.isPresent();
  }

  private void letGo(@Nullable StateHash state) {
    if (state != null) {
      holders.computeIfPresent(state, (_, count) -> count == 1 ? null : count - 1);
    }
  }
}
