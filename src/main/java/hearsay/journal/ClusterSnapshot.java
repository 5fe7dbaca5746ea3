package hearsay.journal;

import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;

/// The whole cluster as the journal tells it at one position; immutable.
///
/// @param position how many entries are folded in
/// @param atNanos cluster time of the last of them
/// @param hopNanos real time a hop takes
/// @param clockRate cluster seconds that pass in one real second while not paused
/// @param nodes by name, crashed ones too (removed ones not)
/// @param links every directed link of the topology, and those between a node of this process and a
///   foreign one, both ways
/// @param flights frames sent and not yet delivered or lost
/// @param environment what the nodes rely on besides each other
/// @param operations acknowledged operations, for the verdict and captions
/// @param reachability which running nodes can hear each other; asked through [#groups]
/// @param judgement the verdict, once somebody asked; takes no part in equality
public record ClusterSnapshot(
    long position,
    long atNanos,
    CounterRule rule,
    String topology,
    long hopNanos,
    double clockRate,
    boolean isPaused,
    PMap<String, NodeSnapshot> nodes,
    PMap<Link, LinkSnapshot> links,
    PMap<FrameKey, Flight> flights,
    Environment environment,
    OperationLedger operations,
    Reachability reachability,
    Judgement judgement) {

  /// Before the first entry.
  public static final ClusterSnapshot EMPTY =
      new ClusterSnapshot(
          0,
          0,
          CounterRule.PN,
          "",
          0,
          1,
          false,
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          Environment.NONE,
          OperationLedger.EMPTY,
          Reachability.EMPTY,
          new Judgement());

  /// The snapshot with one more entry folded in. Pure. For many entries at once see
  /// [#with(Iterable)].
  public ClusterSnapshot with(JournalEntry entry) {
    var fold = new ClusterFold(this);
    fold.take(entry);
    return fold.snapshot();
  }

  /// The snapshot with all these entries folded in, in their order. Pure.
  public ClusterSnapshot with(Iterable<JournalEntry> entries) {
    var fold = new ClusterFold(this);
    entries.forEach(fold::take);
    return fold.snapshot();
  }

  public Optional<NodeSnapshot> node(String name) {
    return Optional.ofNullable(nodes.get(name));
  }

  /// The running nodes of this process, n2 before n10.
  public List<NodeSnapshot> running() {
    return inOrder(NodeSnapshot.Lifecycle.RUNNING);
  }

  /// The crashed ones, in the same order.
  public List<NodeSnapshot> crashed() {
    return inOrder(NodeSnapshot.Lifecycle.CRASHED);
  }

  private List<NodeSnapshot> inOrder(NodeSnapshot.Lifecycle lifecycle) {
    return nodes.values().stream()
        .filter(node -> node.lifecycle() == lifecycle)
        .sorted(Comparator.comparing(NodeSnapshot::name, NodeNames.ORDER))
        .toList();
  }

  public Optional<LinkSnapshot> link(Link link) {
    return Optional.ofNullable(links.get(link));
  }

  /// Whether a frame on its way will reach a running node of this process, as far as can be told.
  boolean canArrive(Flight flight) {
    var link = links.get(flight.link());
    var receiver = nodes.get(flight.link().to());
    return receiver != null && receiver.isRunning() && (link == null || link.isPassable());
  }

  /// What this node's state holds and no other running node's does: what removing or crashing it
  /// would lose.
  public Tally heldOnlyBy(String name) {
    var node = nodes.get(name);
    if (node == null) {
      return Tally.ZERO;
    }
    var others =
        nodes.values().stream()
            .filter(other -> other.isRunning() && !other.name().equals(name))
            .toList();
    return switch (node.state()) {
      case PnCounter state ->
          PnOperations.missing(PnOperations.join(others), state).values().stream()
              .reduce(Tally.ZERO, PnOperations::plus);
      case VersionedCounter _ -> {
        var lineages = operations.lineages();
        var held = lineages.heldBy(name);
        for (var other : others) {
          held = held.minus(lineages.heldBy(other.name()));
        }
        yield lineages.tally(held);
      }
    };
  }

  /// What the state of the cluster means, in one of a few kinds. Found when first asked, then kept;
  /// any thread.
  public Verdict verdict() {
    return judgement.verdict(this);
  }

  /// Who lacks what, and what would help ("Why?"). Found when first asked, then kept; any thread.
  public Explanation explanation() {
    return judgement.explanation(this);
  }

  /// Which running nodes can hear each other (strongly connected components of open links), by
  /// index. The same list while nothing about it changes.
  public PVector<Group> groups() {
    return reachability.groups();
  }
}
