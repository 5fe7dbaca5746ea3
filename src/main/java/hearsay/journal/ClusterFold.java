package hearsay.journal;

import hearsay.crdt.CounterRule;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import hearsay.node.Reception;
import java.util.stream.Collectors;
import org.pcollections.HashTreePMap;

/// Takes journal entries one after the other and makes the snapshot after them. A scratch pad: one
/// thread, thrown away afterwards. Each aspect of the cluster has a fold of its own; this one says
/// which event concerns which.
final class ClusterFold {
  /// In cluster time a hop takes no longer than this, whatever the pace: slow paces slow the clock
  /// instead.
  private static final long LONGEST_HOP_NANOS = 40_000_000L;

  private long position;
  private long atNanos;
  private CounterRule rule;
  private String topology;
  private long hopNanos;
  private double clockRate;
  private boolean isPaused;
  private NodeFold nodes;
  private LinkFold links;
  private FlightFold flights;
  private EnvironmentFold environment;
  private OperationFold operations;
  private Reachability reachability;

  ClusterFold(ClusterSnapshot start) {
    position = start.position();
    atNanos = start.atNanos();
    rule = start.rule();
    topology = start.topology();
    hopNanos = start.hopNanos();
    clockRate = start.clockRate();
    isPaused = start.isPaused();
    nodes = new NodeFold(start.nodes());
    links = new LinkFold(start.links());
    flights = new FlightFold(start.flights());
    environment = new EnvironmentFold(start.environment());
    operations = new OperationFold(start.operations());
    reachability = start.reachability();
  }

  ClusterSnapshot snapshot() {
    return new ClusterSnapshot(
        position,
        atNanos,
        rule,
        topology,
        hopNanos,
        clockRate,
        isPaused,
        nodes.nodes(),
        links.links(),
        flights.flights(),
        environment.environment(),
        operations.ledger(),
        reachability,
        new Judgement());
  }

  void take(JournalEntry entry) {
    long beforeNanos = atNanos;
    atNanos = entry.atNanos();
    dispatch(entry);
    position = entry.position() + 1;
    if (flights.sweep(beforeNanos, atNanos)) {
      reviewLosses();
    }
  }

  private void dispatch(JournalEntry entry) {
    switch (entry.event()) {
      case JournalEvent.ClusterStarted event -> clusterStarted(event);
      case JournalEvent.NodeStarted event -> nodeStarted(event);
      case JournalEvent.NodeCrashed event -> nodeCrashed(event.node());
      case JournalEvent.NodeRemoved event -> nodeRemoved(event.node());
      case JournalEvent.OperationClicked event -> operationClicked(entry.position(), event);
      case JournalEvent.OperationsApplied event -> operationsApplied(event);
      case JournalEvent.OperationsRefused event -> operationsRefused(event);
      case JournalEvent.FrameSent event -> frameSent(event);
      case JournalEvent.FrameUnsent event -> links.lost(event.link(), event.reason());
      case JournalEvent.FrameHeld event -> flights.held(event.frame(), event.dueNanos());
      case JournalEvent.FrameDelivered event -> frameDelivered(event);
      case JournalEvent.FrameLost event -> frameLost(event);
      case JournalEvent.PeerChanged event -> peerChanged(event);
      case JournalEvent.RoundStarted event ->
          nodes.roundStarted(event.node(), atNanos, event.nextRoundAtNanos());
      case JournalEvent.RoundRescheduled event ->
          nodes.roundRescheduled(event.node(), event.nextRoundAtNanos());
      case JournalEvent.TreeChanged _ -> {}
      case JournalEvent.ActorRenewed event -> actorRenewed(event);
      case JournalEvent.TopologyChanged event -> topologyChanged(event);
      case JournalEvent.LinkFaultsChanged event -> linkFaultsChanged(event);
      case JournalEvent.SocketOpened event -> links.opened(event, atNanos);
      case JournalEvent.SocketClosed event -> links.closed(event.link(), event.connection());
      case JournalEvent.Paused _ -> isPaused = true;
      case JournalEvent.Resumed _ -> isPaused = false;
      case JournalEvent.PaceChanged event -> paceChanged(event);
      case JournalEvent.BytesRejected event ->
          nodes.happened(event.node(), "refused broken bytes", atNanos);
      case JournalEvent.LogRecovered event -> logRecovered(event);
      case JournalEvent.LogAppended event -> nodes.logged(event, atNanos);
      case JournalEvent.Forked event -> operations = new OperationFold(event.operations().forked());
      case JournalEvent.AmnesiaChanged event -> environment.amnesiaChanged(event.isOn());
      case JournalEvent.DiscoveryStarted event -> environment.discoveryStarted(event);
      case JournalEvent.DiscoveryStopped _ -> environment.discoveryStopped();
      case JournalEvent.DiscoveryContacted event ->
          environment.contacted(event, nodes.get(event.node()), atNanos);
      case JournalEvent.DiscoveryListed event ->
          environment.listed(event, nodes.isForeign(event.node()));
      case JournalEvent.OperationsInDoubt event -> operationsInDoubt(event);
      case JournalEvent.Warned event -> nodes.happened(event.node(), event.text(), atNanos);
    }
  }

  private void clusterStarted(JournalEvent.ClusterStarted event) {
    rule = event.rule();
    topology = event.topology();
    hopNanos = event.hopNanos();
    clockRate = hopNanos <= LONGEST_HOP_NANOS ? 1 : (double) LONGEST_HOP_NANOS / hopNanos;
    isPaused = false;
    nodes = new NodeFold(HashTreePMap.empty());
    links = new LinkFold(HashTreePMap.empty());
    flights = new FlightFold(HashTreePMap.empty());
    environment = new EnvironmentFold(new Environment(event.isLogged(), false, null));
    operations = new OperationFold(OperationLedger.EMPTY);
    reachability = Reachability.EMPTY;
  }

  private void nodeStarted(JournalEvent.NodeStarted event) {
    var lost = operations.ledger().lineages().lostOf(event.node());
    nodes.started(event, startedHow(event), lost, atNanos);
    if (event.isForeign()) {
      return;
    }
    operations.started(event);
    if (reachability.knows(event.node())) {
      reachability = reachability.withRunning(event.node(), true);
    } else {
      regroup();
    }
    reviewLosses();
  }

  private String startedHow(JournalEvent.NodeStarted event) {
    var before = nodes.get(event.node());
    boolean isEmpty = event.state().version().signum() == 0;
    boolean isForgetful =
        isEmpty
            && environment.environment().isAmnesiac()
            && before != null
            && before.actor().equals(event.actor());
    return Happenings.started(before != null, isEmpty, isForgetful);
  }

  private void logRecovered(JournalEvent.LogRecovered event) {
    var node = nodes.get(event.node());
    if (node != null) {
      var what = Happenings.recovered(node.state().version(), !event.dropped().isEmpty());
      nodes.happened(event.node(), what, atNanos);
    }
  }

  private void nodeCrashed(String node) {
    nodes.crashed(node, atNanos);
    environment.crashed(node, atNanos);
    reachability = reachability.withRunning(node, false);
    reviewLosses();
  }

  private void nodeRemoved(String node) {
    nodes.removed(node);
    links.removed(node);
    flights.removed(node);
    operations.removed(node);
    environment.removed(node);
    regroup();
    reviewLosses();
  }

  private void peerChanged(JournalEvent.PeerChanged event) {
    operations.atWork();
    nodes.peerChanged(event.node(), event.peer(), event.state());
  }

  private void operationClicked(long clickPosition, JournalEvent.OperationClicked event) {
    operations.atWork();
    operations.clicked(new Click(clickPosition, event.node(), event.amount(), event.batch(), null));
    nodes.happened(event.node(), Happenings.clicked(event.amount()), atNanos);
  }

  private void operationsApplied(JournalEvent.OperationsApplied event) {
    var node = nodes.get(event.node());
    if (node == null) {
      return;
    }
    operations.atWork();
    boolean wasClicked = operations.ledger().hasWaitingClick(event.node());
    operations.applied(event, node.actor(), atNanos);
    nodes.changed(event.node(), event.after());
    if (!wasClicked) {
      var counted = new Tally(event.increments(), event.decrements());
      nodes.happened(event.node(), Happenings.counted(counted), atNanos);
    }
    reviewLosses();
  }

  private void operationsRefused(JournalEvent.OperationsRefused event) {
    operations.refused(event);
    nodes.happened(event.node(), Happenings.refused(event.reason()), atNanos);
  }

  /// The state is as it was, and whoever asked is told: nothing counts until a restart shows it.
  private void operationsInDoubt(JournalEvent.OperationsInDoubt event) {
    operations.inDoubt(event);
    var asked = new Tally(event.increments(), event.decrements());
    nodes.happened(event.node(), Happenings.inDoubt(asked, event.reason()), atNanos);
  }

  private void frameSent(JournalEvent.FrameSent event) {
    operations.atWork();
    links.sent(event.link(), event.frame().connection(), event.bytes());
    var from = event.link().from();
    if (isForeign(from)) {
      nodes.told(from, event.message());
    }
    var lineage = operations.sent(event.link(), event.message(), nodes);
    long due = atNanos + Math.min(hopNanos, LONGEST_HOP_NANOS);
    flights.sent(
        new Flight(
            event.frame(),
            event.link(),
            event.message(),
            position,
            atNanos,
            due,
            isForeign(event.link().to()),
            lineage,
            operations.heardOf(from, rule)));
  }

  /// Whether nobody here tells what this node does.
  private boolean isForeign(String name) {
    var node = nodes.get(name);
    return node == null || node.lifecycle() == NodeSnapshot.Lifecycle.FOREIGN;
  }

  /// Whether the link joins a foreign node and one of this process, both in the picture.
  private boolean isWithForeign(Link link) {
    return nodes.get(link.from()) != null
        && nodes.get(link.to()) != null
        && nodes.isForeign(link.from()) != nodes.isForeign(link.to());
  }

  private void frameDelivered(JournalEvent.FrameDelivered event) {
    var flight = flights.ended(event.frame());
    var to = event.link().to();
    boolean taught = event.reception() == Reception.TAUGHT;
    links.delivered(event.link(), taught, flight, atNanos);
    if (event.after() instanceof VersionedCounter after) {
      operations.delivered(event.link(), isForeign(event.link().from()), flight, taught, after);
    }
    if (taught) {
      nodes.changed(to, event.after(), Happenings.heard(event.link().from()), atNanos);
    } else if (event.reception() == Reception.REFUSED) {
      var refused = flight == null ? null : flight.message();
      nodes.happened(to, Happenings.frameRefused(event.link().from(), refused), atNanos);
    }
    if (taught || operations.isAnyLossOpen()) {
      reviewLosses();
    }
  }

  private void frameLost(JournalEvent.FrameLost event) {
    links.lost(event.link(), event.reason());
    flights.ended(event.frame());
    if (operations.isAnyLossOpen()) {
      reviewLosses();
    }
  }

  private void actorRenewed(JournalEvent.ActorRenewed event) {
    operations.renamed(event.before(), event.after());
    nodes.renewed(event, atNanos);
  }

  private void topologyChanged(JournalEvent.TopologyChanged event) {
    topology = event.topology();
    links.rewired(event.links(), this::isWithForeign);
    regroup();
  }

  private void linkFaultsChanged(JournalEvent.LinkFaultsChanged event) {
    if (isWithForeign(event.link())) {
      links.attached(event.link());
    }
    links.faultsChanged(event.link(), event.faults());
    var link = links.get(event.link());
    if (link != null) {
      reachability = reachability.withLink(event.link(), link.isPassable());
    }
  }

  private void paceChanged(JournalEvent.PaceChanged event) {
    hopNanos = event.hopNanos();
    clockRate = event.clockRate();
  }

  private void regroup() {
    var own = nodes.ownNodes();
    reachability =
        reachability.rebuilt(
            own.stream().map(NodeSnapshot::name).collect(Collectors.toSet()),
            own.stream()
                .filter(NodeSnapshot::isRunning)
                .map(NodeSnapshot::name)
                .collect(Collectors.toSet()),
            links.links().values());
  }

  /// Part 0: something happened by which operations may be lost, or turn out not to be.
  private void reviewLosses() {
    if (rule == CounterRule.PART0) {
      operations.reviewLosses(nodes, flights.flights().values());
    }
  }
}
