package hearsay.viz;

import hearsay.cluster.Cluster;
import hearsay.crdt.Tally;
import hearsay.journal.NodeNames;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// What can be done to nodes. What became of an operation comes back through the journal.
/// Application thread only.
public final class NodeCommands {
  private final CommandGate gate;
  private final Captions captions;
  private final Notices notices;

  NodeCommands(CommandGate gate, Captions captions, Notices notices) {
    this.gate = gate;
    this.captions = captions;
    this.notices = notices;
  }

  void operate(String node, int amount) {
    on(node).ifPresent(cluster -> cluster.operate(node, amount));
  }

  void fireTogether(Map<String, Long> amounts) {
    if (!amounts.isEmpty()) {
      gate.open().ifPresent(cluster -> cluster.fireTogether(amounts));
    }
  }

  void crash(String node) {
    on(node).ifPresent(cluster -> cluster.crash(node));
  }

  /// Trouble with it becomes a notice.
  void restart(String node) {
    on(node).ifPresent(cluster -> restart(cluster, node));
  }

  private void restart(Cluster cluster, String node) {
    try {
      cluster.restart(node);
    } catch (IOException e) {
      notices.add(
          new Notice(
              node + " could not be restarted: " + e.getMessage(),
              "Try again",
              () -> restart(node)));
    }
  }

  public void remove(String node) {
    on(node)
        .ifPresent(
            cluster -> {
              cluster.removeNode(node);
              captions.say("Removed " + node);
            });
  }

  /// What would be lost with this node now, for the confirmation of Remove and Crash: "+3 held by
  /// n2 alone"; empty if nothing.
  public String heldOnlyBy(String node) {
    var held = gate.latest().heldOnlyBy(node);
    return held.equals(Tally.ZERO) ? "" : NodeNames.signed(held) + " held by " + node + " alone";
  }

  /// Starts a round on every running node, or on the given one.
  ///
  /// @param node a name, or empty for all
  public void runRound(String node) {
    if (node.isEmpty()) {
      gate.open()
          .ifPresent(
              cluster -> {
                cluster.nodes().forEach(cluster::runRound);
                captions.say("A round on every node");
              });
    } else {
      on(node)
          .ifPresent(
              cluster -> {
                cluster.runRound(node);
                captions.say("A round on " + node);
              });
    }
  }

  /// The cluster, for a command to one of its own nodes.
  private Optional<Cluster> on(String node) {
    return gate.open().filter(cluster -> cluster.nodes().contains(node));
  }
}
