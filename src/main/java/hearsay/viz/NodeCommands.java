package hearsay.viz;

import hearsay.cluster.Cluster;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

/// What can be done to nodes. What became of an operation comes back through the journal.
/// Application thread only.
public final class NodeCommands {
  private final Supplier<Cluster> cluster;
  private final Captions captions;
  private final Notices notices;

  NodeCommands(Supplier<Cluster> cluster, Captions captions, Notices notices) {
    this.cluster = cluster;
    this.captions = captions;
    this.notices = notices;
  }

  void operate(String node, int amount) {
    if (exists(node)) {
      cluster.get().operate(node, amount);
    }
  }

  void fireTogether(Map<String, Long> amounts) {
    if (!amounts.isEmpty()) {
      cluster.get().fireTogether(amounts);
    }
  }

  void crash(String node) {
    if (exists(node)) {
      cluster.get().crash(node);
    }
  }

  /// Trouble with it becomes a notice.
  void restart(String node) {
    if (!exists(node)) {
      return;
    }
    try {
      cluster.get().restart(node);
    } catch (IOException e) {
      notices.add(
          new Notice(
              node + " could not be restarted: " + e.getMessage(),
              "Try again",
              () -> restart(node)));
    }
  }

  void remove(String node) {
    cluster.get().removeNode(node);
    captions.say("Removed " + node);
  }

  /// Starts a round on every running node, or on the given one.
  ///
  /// @param node a name, or empty for all
  public void runRound(String node) {
    if (node.isEmpty()) {
      cluster.get().nodes().forEach(cluster.get()::runRound);
      captions.say("A round on every node");
    } else if (exists(node)) {
      cluster.get().runRound(node);
      captions.say("A round on " + node);
    }
  }

  private boolean exists(String node) {
    return cluster.get().nodes().contains(node);
  }
}
