package hearsay.viz;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.cluster.DiscoveryChoice;
import hearsay.crdt.Tally;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.journal.NodeNames;
import hearsay.journal.NodeSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/// What the window shows and can do, without any control: reads the cluster's journal once per
/// pulse and turns clicks into commands with captions. What it shows is in its parts, each of which
/// owns one thing; this is the whole that the views are given. Application thread only; needs no
/// toolkit.
public final class LabViewModel implements AutoCloseable {
  /// How much of the lab is shown.
  public enum Level {
    LECTURE,
    EXPLORE,
    EXPERT
  }

  /// Told once per pulse, after the snapshot is up to date.
  public interface PulseListener {
    /// @param fresh journal entries since the last pulse, oldest first
    /// @param clusterNanos cluster time now: stands still in a pause; flights are drawn by it
    /// @param realNanos real time now, for fades and pulses
    void pulsed(
        ClusterSnapshot snapshot, List<JournalEntry> fresh, long clusterNanos, long realNanos);
  }

  private final RunningCluster running;
  private final Appearance appearance;
  private final Captions captions = new Captions();
  private final Notices notices = new Notices();
  private final Announcer announcer = new Announcer();
  private final ArmedOperations armed = new ArmedOperations();
  private final PartitionOffers partitions;
  private final LinkCommands links;
  private final NodeCommands nodes;
  private final PaceControl pace;
  private final ClusterChoice choice;
  private final Architecture architecture;
  private final Amnesia amnesia;
  private final Comebacks comebacks;
  private final VerdictPanel judgement = new VerdictPanel();
  private final Refusals refusals = new Refusals();
  private final ObservableMap<String, double[]> positions = FXCollections.observableHashMap();
  private final StringProperty selectedNode = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<ClusterSnapshot> snapshot;
  private final int usualNodes;
  private final List<PulseListener> listeners = new ArrayList<>();

  /// Shows a cluster that runs, and owns it from now on.
  public LabViewModel(Cluster cluster, LabSettings settings) {
    running = new RunningCluster(cluster);
    appearance = new Appearance(settings);
    links = new LinkCommands(this::cluster, captions);
    nodes = new NodeCommands(this::cluster, captions, notices);
    pace = new PaceControl(this::cluster, cluster.settings().hopNanos());
    choice = new ClusterChoice(running, captions, notices, pace);
    architecture =
        new Architecture(
            running, captions, notices, levelProperty(), settings.isArchitectureShown());
    amnesia = new Amnesia(this::cluster, captions);
    comebacks = new Comebacks(captions, notices);
    usualNodes = settings.nodes();
    snapshot = new ReadOnlyObjectWrapper<>(cluster.journal().latest());
    partitions = new PartitionOffers(snapshot::get, cluster.settings().seed());
    settings.positions().forEach((node, at) -> positions.put(node, new double[] {at.x(), at.y()}));
  }

  // What it shows.

  public ReadOnlyObjectProperty<ClusterSnapshot> snapshotProperty() {
    return snapshot.getReadOnlyProperty();
  }

  public ObjectProperty<Level> levelProperty() {
    return appearance.levelProperty();
  }

  public BooleanProperty darkProperty() {
    return appearance.darkProperty();
  }

  public BooleanProperty projectorProperty() {
    return appearance.projectorProperty();
  }

  public BooleanProperty reducedMotionProperty() {
    return appearance.reducedMotionProperty();
  }

  /// Zoom of all text and cards, 1 = normal (Ctrl + and −).
  public DoubleProperty scaleProperty() {
    return appearance.scaleProperty();
  }

  /// Whether the discovery server, its register and the nodes' traffic with it are drawn.
  public BooleanProperty architectureProperty() {
    return architecture.shownProperty();
  }

  /// Name of the selected node, or empty.
  public StringProperty selectedNodeProperty() {
    return selectedNode;
  }

  /// Armed operations, node to amount ("+1 armed").
  public ObservableMap<String, Integer> armed() {
    return armed.amounts();
  }

  /// Why the last operation on a node was refused or is in doubt, to be shown on its card, until
  /// the next operation on it.
  public ObservableMap<String, String> refusals() {
    return refusals.reasons();
  }

  /// Where the user put nodes, as fractions (x, y in 0..1) of the graph area; absent: the layout
  /// decides.
  public ObservableMap<String, double[]> positions() {
    return positions;
  }

  /// "Starting 5 nodes …" while a cluster is replaced; else empty.
  public ReadOnlyStringProperty progressProperty() {
    return running.progressProperty();
  }

  // Its parts.

  public Appearance appearance() {
    return appearance;
  }

  public Captions captions() {
    return captions;
  }

  public Notices notices() {
    return notices;
  }

  public Announcer announcer() {
    return announcer;
  }

  public PaceControl pace() {
    return pace;
  }

  public LinkCommands links() {
    return links;
  }

  public PartitionOffers partitions() {
    return partitions;
  }

  public NodeCommands nodes() {
    return nodes;
  }

  public ClusterChoice choice() {
    return choice;
  }

  public Architecture architecture() {
    return architecture;
  }

  public Amnesia amnesia() {
    return amnesia;
  }

  public VerdictPanel judgement() {
    return judgement;
  }

  // What it can do.

  /// + or − on a card: +1 or -1.
  public void operate(String node, int amount) {
    refusals.forget(node);
    nodes.operate(node, amount);
  }

  /// Ctrl/⌘-click or long press on + or −. Arming the same again disarms it.
  public void arm(String node, int amount) {
    armed.toggle(node, amount);
  }

  /// Escape: nothing is armed any more.
  public void disarm() {
    armed.clear();
  }

  /// Enter: applies all armed operations before any frame is delivered.
  public void fireArmed() {
    var taken = armed.take();
    taken.keySet().forEach(refusals::forget);
    nodes.fireTogether(taken);
  }

  /// A click on a link: cuts both directions if any is open, heals both if both are cut.
  public void toggleLink(Link link) {
    links.toggle(link);
  }

  /// Shift-click on a link: cuts or heals this direction only.
  public void toggleDirection(Link direction) {
    links.toggleDirection(direction);
  }

  /// Severs what the knife crossed, one undo step.
  public void cut(Set<Link> undirectedLinks) {
    links.cut(undirectedLinks);
  }

  public void crash(String node) {
    nodes.crash(node);
  }

  public void restart(String node) {
    nodes.restart(node);
  }

  public void isolate(String node) {
    links.isolate(node);
  }

  /// Nobody hears it.
  public void mute(String node) {
    links.mute(node);
  }

  /// It hears nobody.
  public void deafen(String node) {
    links.deafen(node);
  }

  public void remove(String node) {
    nodes.remove(node);
  }

  /// What would be lost with this node, for the confirmation of Remove and Crash: "+3 held by n2
  /// alone"; empty if nothing.
  public String heldOnlyBy(String node) {
    var held = cluster().journal().latest().heldOnlyBy(node);
    return held.equals(Tally.ZERO) ? "" : NodeNames.signed(held) + " held by " + node + " alone";
  }

  public void runRound(String node) {
    nodes.runRound(node);
  }

  /// A click on the discovery server: stops it, or starts it again. Takes a moment, in the
  /// background; a caption says when it is done.
  public void toggleDiscovery() {
    architecture.toggleDiscovery();
  }

  /// What a caption offers.
  public void act(Caption.Action action) {
    switch (action) {
      case Caption.Nothing _ -> {}
      case Caption.Undo _ -> links.undo();
      case Caption.Restart(var node) -> nodes.restart(node);
      case Caption.StartDiscovery _ -> architecture.startDiscovery();
    }
  }

  /// The running cluster, for the tour and for checks on real sockets.
  public Cluster cluster() {
    return running.cluster();
  }

  // Its clock.

  public void addPulseListener(PulseListener listener) {
    listeners.add(listener);
  }

  /// Reads the journal and tells the listeners; called by the window's one AnimationTimer (and by
  /// tests).
  public void pulse(long realNanos) {
    if (running.settle()) {
      armed.clear();
      refusals.clear();
      notices.clear();
      judgement.clear();
      architecture.clear();
      choice.adopted();
    }
    var reading = running.read();
    snapshot.set(reading.snapshot());
    reading.fresh().forEach(entry -> noteTrouble(entry.event()));
    forgetAbsent(reading.snapshot());
    announcer.pulsed(reading.fresh());
    judgement.pulsed(reading.snapshot());
    captions.heard(reading.fresh(), reading.snapshot());
    comebacks.pulsed(reading.snapshot(), reading.fresh());
    amnesia.pulsed(reading.snapshot(), reading.fresh());
    architecture.pulsed(reading.snapshot(), reading.fresh());
    links.pulsed(reading.snapshot());
    choice.pulsed(reading.snapshot());
    pace.pulsed(reading.snapshot());
    captions.pulsed(realNanos);
    var clusterNanos = cluster().clock().nowNanos();
    listeners.forEach(
        listener -> listener.pulsed(reading.snapshot(), reading.fresh(), clusterNanos, realNanos));
  }

  /// What to remember for the next start.
  ///
  /// @param width of the window in pixels, @param height likewise
  public LabSettings settings(double width, double height) {
    var places = new TreeMap<String, LabSettings.Position>();
    positions.forEach(
        (node, at) ->
            places.put(
                node, new LabSettings.Position(Math.clamp(at[0], 0, 1), Math.clamp(at[1], 0, 1))));
    return new LabSettings(
        levelProperty().get(),
        darkProperty().get(),
        projectorProperty().get(),
        reducedMotionProperty().get(),
        scaleProperty().get(),
        pace.hopNanos(),
        nodesToRemember(),
        snapshot.get().rule(),
        choice.topologyProperty().get(),
        choice.loggedProperty().get(),
        architecture.isWanted(),
        Math.max(width, LabSettings.MIN_WIDTH),
        Math.max(height, LabSettings.MIN_HEIGHT),
        places);
  }

  /// A visit to the nodes of others says nothing about how many of one's own are usual.
  private int nodesToRemember() {
    return cluster().settings().discovery() instanceof DiscoveryChoice.External
        ? usualNodes
        : Math.clamp(choice.nodesProperty().get(), 1, ClusterSettings.MAX_NODES);
  }

  @Override
  public void close() {
    running.close();
  }

  private void noteTrouble(JournalEvent event) {
    refusals.heard(event);
    if (event instanceof JournalEvent.BytesRejected rejected) {
      notices.heard(rejected);
    }
  }

  private void forgetAbsent(ClusterSnapshot now) {
    if (!selectedNode.get().isEmpty() && now.node(selectedNode.get()).isEmpty()) {
      selectedNode.set("");
    }
    armed.retain(
        node ->
            now.node(node)
                .filter(present -> present.lifecycle() == NodeSnapshot.Lifecycle.RUNNING)
                .isPresent());
  }
}
