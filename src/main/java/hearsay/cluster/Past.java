package hearsay.cluster;

import hearsay.crdt.ActorId;
import hearsay.fault.LinkFaults;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Link;
import hearsay.journal.LinkSnapshot;
import hearsay.journal.NodeNames;
import hearsay.journal.NodeSnapshot;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A moment of a cluster from which another one goes on. The moment may come from a file, so all is
/// checked that a cluster relies on.
///
/// @param moment the whole picture
/// @param topology by which new nodes are linked
/// @param nodes those of its process, n2 before n10
record Past(ClusterSnapshot moment, Topology topology, List<NodeSnapshot> nodes) {
  /// A name also is that of a directory of logs. Nine digits are more nodes than anyone adds.
  private static final Pattern NAME = Pattern.compile("n[1-9][0-9]{0,8}");

  Past {
    nodes = List.copyOf(nodes);
  }

  /// @throws IllegalArgumentException if no cluster can go on from there; the message says why
  static Past of(ClusterSnapshot moment) {
    var nodes =
        moment.nodes().values().stream()
            .filter(node -> !node.isForeign())
            .sorted(Comparator.comparing(NodeSnapshot::name, NodeNames.ORDER))
            .toList();
    demand(!nodes.isEmpty(), "there is no node at this moment");
    demand(nodes.size() <= ClusterSettings.MAX_NODES, "a cluster has at most 1000 nodes");
    demand(
        moment.hopNanos() >= 0 && moment.hopNanos() <= Pace.MAX_HOP_NANOS, "a hop takes 0 to 5 s");
    for (var node : nodes) {
      demand(
          NAME.matcher(node.name()).matches() && node.name().equals(node.actor().name()),
          "the node '" + node.name() + "' has a name that no node of a cluster has");
      demand(
          node.state().rule() == moment.rule(),
          node.name() + " does not count by the cluster's rule");
    }
    return new Past(moment, Topology.parse(moment.topology()), nodes);
  }

  private static void demand(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("No cluster can go on from there: " + otherwise);
    }
  }

  /// The settings of the cluster that goes on.
  ///
  /// @param base all that the moment does not say
  ClusterSettings settings(ClusterSettings base) {
    return new ClusterSettings(
        nodes.size(),
        moment.rule(),
        topology,
        moment.hopNanos(),
        base.seed(),
        base.network(),
        base.isLogged(),
        base.discovery(),
        base.host());
  }

  boolean isAmnesiac() {
    return moment.environment().isAmnesiac();
  }

  /// The links among its nodes.
  Set<Link> links() {
    return ownLinks().map(LinkSnapshot::link).collect(Collectors.toUnmodifiableSet());
  }

  /// What was wrong with them, where anything was.
  Map<Link, LinkFaults> faults() {
    var faults = new LinkedHashMap<Link, LinkFaults>();
    ownLinks()
        .filter(link -> !link.faults().equals(LinkFaults.NONE))
        .forEach(link -> faults.put(link.link(), link.faults()));
    return faults;
  }

  private Stream<LinkSnapshot> ownLinks() {
    var names = nodes.stream().map(NodeSnapshot::name).collect(Collectors.toSet());
    return moment.links().values().stream()
        .filter(link -> names.contains(link.link().from()) && names.contains(link.link().to()));
  }

  /// The highest number that a node has in its name, or one had that was removed after it counted.
  int lastNumber() {
    return Stream.concat(
            nodes.stream().map(NodeSnapshot::name),
            moment.operations().acknowledged().keySet().stream().map(ActorId::name))
        .filter(name -> NAME.matcher(name).matches())
        .mapToInt(name -> Integer.parseInt(name.substring(1)))
        .max()
        .orElseThrow();
  }
}
