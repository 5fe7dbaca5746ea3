package hearsay.viz.graph;

import hearsay.crdt.StateHash;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Group;
import hearsay.journal.NodeSnapshot;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts together what the cards say at one moment.
final class CardModels {
  /// Quicker hops make rounds too quick to wait for.
  private static final long SLOW_HOP_NANOS = 300_000_000;

  /// What happened is old news after this many hops, but not before it can be read; then the card
  /// says when it speaks next.
  private static final int NEWS_HOPS = 3;

  private static final long SHORTEST_NEWS_NANOS = 4_000_000_000L;

  /// In place of a value that nobody has told yet.
  private static final String UNKNOWN = "?";

  private CardModels() {}

  /// What the user has done to nodes, apart from the cluster.
  ///
  /// @param selected name of the selected node; empty for none
  /// @param saysRounds whether cards tell the time to their next round in words
  /// @param isPast whether the past is shown: what is armed or was refused is of now, so the cards
  ///   don't say it then, and can't be pressed
  record Wishes(
      Map<String, Integer> armed,
      Map<String, String> refusals,
      String selected,
      boolean saysRounds,
      boolean isPast) {
    /// Of somebody who only looks.
    static Wishes none(boolean saysRounds, boolean isPast) {
      return new Wishes(Map.of(), Map.of(), "", saysRounds, isPast);
    }

    int armed(String node) {
      return isPast ? 0 : armed.getOrDefault(node, 0);
    }

    @Nullable String refusal(String node) {
      return isPast ? null : refusals.get(node);
    }
  }

  /// @param groups the groups of now; none are shown while there is only one
  /// @return by node name
  static Map<String, CardModel> of(
      ClusterSnapshot snapshot,
      List<Group> groups,
      Wishes wishes,
      Lighting lighting,
      long clusterNanos) {
    var versions = new HashMap<StateHash, BigInteger>();
    snapshot.nodes().values().stream()
        .filter(NodeSnapshot::hasSpoken)
        .forEach(node -> versions.merge(node.shownHash(), node.shownVersion(), BigInteger::min));
    var markOf = StateMarks.assign(versions);
    var groupOf = new HashMap<String, Integer>();
    if (groups.size() > 1) {
      groups.forEach(group -> group.members().forEach(node -> groupOf.put(node, group.index())));
    }
    var front = front(snapshot, groups);
    var models = new HashMap<String, CardModel>();
    for (var node : snapshot.nodes().values()) {
      var line = line(snapshot, node, wishes, clusterNanos);
      models.put(
          node.name(),
          new CardModel(
              node.name(),
              node.hasSpoken() ? NumberText.of(node.shownValue()) : UNKNOWN,
              node.hasSpoken() ? "v" + node.shownVersion() : "",
              node.hasSpoken() ? markOf.get(node.shownHash()) : null,
              front.contains(node.name()),
              line.text(),
              line.kind(),
              roundPercent(snapshot, node, clusterNanos),
              DiskWords.of(node, snapshot.environment().isLogged()),
              groupOf.getOrDefault(node.name(), -1),
              node.lifecycle(),
              snapshot.isPaused(),
              wishes.armed(node.name()),
              node.lost(),
              node.name().equals(wishes.selected()),
              wishes.isPast(),
              lighting.of(node.name())));
    }
    return models;
  }

  /// The nodes that know most in their group, where the others don't know it yet.
  private static Set<String> front(ClusterSnapshot snapshot, List<Group> groups) {
    var front = new HashSet<String>();
    for (var group : groups) {
      var members = group.members().stream().flatMap(name -> snapshot.node(name).stream()).toList();
      var most = members.stream().map(CardModels::version).reduce(BigInteger.ZERO, BigInteger::max);
      if (members.stream().map(node -> node.state().hash()).distinct().count() > 1) {
        members.stream()
            .filter(node -> version(node).equals(most))
            .forEach(node -> front.add(node.name()));
      }
    }
    return front;
  }

  private static BigInteger version(NodeSnapshot node) {
    return node.state().version();
  }

  private record Line(String text, CardModel.LineKind kind) {}

  private static Line line(
      ClusterSnapshot snapshot, NodeSnapshot node, Wishes wishes, long clusterNanos) {
    var refusal = wishes.refusal(node.name());
    if (refusal != null) {
      return new Line(refusal, CardModel.LineKind.REFUSAL);
    }
    if (!node.hasSpoken()) {
      return new Line("nothing heard yet", CardModel.LineKind.HAPPENING);
    }
    var sinceNanos = realNanos(snapshot, clusterNanos - node.happenedAtNanos());
    var isNews = !node.happening().isEmpty() && sinceNanos < newsNanos(snapshot);
    var untilNanos = realNanos(snapshot, node.nextRoundAtNanos() - clusterNanos);
    var isIdle = !isNews && hasRounds(snapshot, node) && untilNanos > 0;
    var happening = isNews ? AddressText.withoutLoopback(node.happening()) : "";
    return isIdle && wishes.saysRounds()
        ? new Line(
            String.format(Locale.ROOT, "next round %.1f s", untilNanos / 1e9),
            CardModel.LineKind.ROUND)
        : new Line(happening, CardModel.LineKind.HAPPENING);
  }

  private static long newsNanos(ClusterSnapshot snapshot) {
    return Math.max(SHORTEST_NEWS_NANOS, NEWS_HOPS * snapshot.hopNanos());
  }

  private static boolean hasRounds(ClusterSnapshot snapshot, NodeSnapshot node) {
    return node.lifecycle() == NodeSnapshot.Lifecycle.RUNNING
        && snapshot.hopNanos() >= SLOW_HOP_NANOS
        && node.nextRoundAtNanos() > node.lastRoundAtNanos();
  }

  private static long realNanos(ClusterSnapshot snapshot, long clusterNanos) {
    return (long) (clusterNanos / Math.max(1e-9, snapshot.clockRate()));
  }

  private static int roundPercent(ClusterSnapshot snapshot, NodeSnapshot node, long clusterNanos) {
    if (!hasRounds(snapshot, node)) {
      return -1;
    }
    var waited = clusterNanos - node.lastRoundAtNanos();
    var wait = node.nextRoundAtNanos() - node.lastRoundAtNanos();
    return (int) Math.max(0, Math.min(100, 100 * waited / wait));
  }
}
