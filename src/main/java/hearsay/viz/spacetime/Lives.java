package hearsay.viz.spacetime;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.NodeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// When each node ran, lay crashed, or was there without being ours.
final class Lives {
  /// A node that crashes for hours: its oldest lives are forgotten.
  private static final int MAX_LIVES = 1_000;

  private final TreeMap<String, List<Stretch>> lives = new TreeMap<>(NodeNames.ORDER);

  /// @param base what was before the first entry
  Lives(ClusterSnapshot base) {
    base.nodes()
        .values()
        .forEach(
            node ->
                begin(
                    node.name(),
                    switch (node.lifecycle()) {
                      case RUNNING -> Stretch.Kind.RUNNING;
                      case CRASHED -> Stretch.Kind.CRASHED;
                      case FOREIGN -> Stretch.Kind.FOREIGN;
                    },
                    base.position(),
                    base.atNanos()));
  }

  /// Whether nobody here tells what this node does.
  boolean isForeign(String node) {
    var all = lives.get(node);
    return all == null || all.getLast().kind() == Stretch.Kind.FOREIGN;
  }

  /// Every node that was there at some time, n2 before n10.
  List<String> nodes() {
    return List.copyOf(lives.keySet());
  }

  int size() {
    return lives.size();
  }

  List<Stretch> of(String node) {
    return lives.getOrDefault(node, List.of());
  }

  void take(JournalEntry entry) {
    switch (entry.event()) {
      case JournalEvent.NodeStarted event ->
          begin(
              event.node(),
              event.isForeign() ? Stretch.Kind.FOREIGN : Stretch.Kind.RUNNING,
              entry.position(),
              entry.atNanos());
      case JournalEvent.NodeCrashed event ->
          begin(event.node(), Stretch.Kind.CRASHED, entry.position(), entry.atNanos());
      case JournalEvent.NodeRemoved event -> end(event.node(), entry.position(), entry.atNanos());
      default -> {}
    }
  }

  private void begin(String node, Stretch.Kind kind, long position, long nanos) {
    end(node, position, nanos);
    var all = lives.computeIfAbsent(node, any -> new ArrayList<>());
    if (all.size() >= MAX_LIVES) {
      all.removeFirst();
    }
    all.add(Stretch.open(kind, position, nanos, ""));
  }

  private void end(String node, long position, long nanos) {
    var all = lives.get(node);
    if (all != null && all.getLast().isOpen()) {
      all.set(all.size() - 1, all.getLast().until(position, nanos));
    }
  }

  /// Nothing before this position is of interest any more; a node that was gone by then never was.
  void forgetBefore(long position) {
    lives.values().forEach(all -> all.removeIf(life -> life.toPosition() < position));
    lives.values().removeIf(List::isEmpty);
  }
}
