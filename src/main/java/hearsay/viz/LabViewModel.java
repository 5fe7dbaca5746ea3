package hearsay.viz;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.journal.session.Session;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
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
    void pulsed(Showing showing);
  }

  /// Real time of the pulses (whatever clock the toolkit has) to nanoseconds since the epoch.
  private final long epochNanos = System.currentTimeMillis() * 1_000_000 - System.nanoTime();

  private final RunningCluster running;
  private final Timeline timeline;
  private final CommandGate gate;
  private final Insight insight;
  private final Appearance appearance;
  private final PaneChoice panes;
  private final Sessions sessions;
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
  private final Listeners listeners = new Listeners();
  private Consumer<Path> fileOpener = file -> {};

  /// Shows a cluster that runs, and owns it from now on.
  public LabViewModel(Cluster cluster, LabSettings settings) {
    this(new RunningCluster(cluster), settings);
  }

  /// Shows a recording; no cluster runs until one is asked for.
  ///
  /// @param usual the cluster to start then
  public LabViewModel(Session session, String name, ClusterSettings usual, LabSettings settings) {
    this(new RunningCluster(usual), settings);
    sessions.show(session, name);
  }

  private LabViewModel(RunningCluster running, LabSettings settings) {
    this.running = running;
    timeline = new Timeline(running, captions);
    gate = new CommandGate(running, captions);
    insight = new Insight(timeline::journal);
    appearance = new Appearance(settings);
    panes = new PaneChoice(settings.panes(), appearance.levelProperty());
    links = new LinkCommands(gate, captions);
    nodes = new NodeCommands(gate, captions, notices);
    pace = new PaceControl(gate, running.settings().hopNanos());
    choice = new ClusterChoice(running, gate, captions, notices, pace);
    architecture =
        new Architecture(
            running,
            gate,
            captions,
            notices,
            appearance.levelProperty(),
            settings.isArchitectureShown());
    amnesia = new Amnesia(gate, captions);
    sessions = new Sessions(timeline, choice, appearance, captions, notices, positions);
    comebacks = new Comebacks(captions, notices);
    usualNodes = settings.nodes();
    snapshot = new ReadOnlyObjectWrapper<>(running.latest());
    partitions = new PartitionOffers(snapshot::get, running.settings().seed());
    settings.positions().forEach((node, at) -> positions.put(node, new double[] {at.x(), at.y()}));
    selectedNode.addListener((property, before, now) -> insight.nodeSelected(now));
    insight.selectionProperty().addListener((property, before, now) -> showSelected(now));
  }

  /// A selected node is a selection like any other.
  private void showSelected(Selection now) {
    selectedNode.set(now instanceof Selection.Node(var name) ? name : "");
  }

  // What it shows.

  public ReadOnlyObjectProperty<ClusterSnapshot> snapshotProperty() {
    return snapshot.getReadOnlyProperty();
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

  /// Which moment is shown.
  public Timeline timeline() {
    return timeline;
  }

  /// What is selected, and lit up because of it.
  public Insight insight() {
    return insight;
  }

  /// Why nothing can be commanded now (the past or a recording is shown), for people; empty if it
  /// can. Every command asks it by itself.
  public ReadOnlyStringProperty obstacleProperty() {
    return gate.obstacleProperty();
  }

  /// The door for commands of other parts of the window.
  public CommandGate gate() {
    return gate;
  }

  /// Which panes lie beside the graph.
  public PaneChoice panes() {
    return panes;
  }

  /// Saving, opening and exporting what happened.
  public Sessions sessions() {
    return sessions;
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
    if (gate.open().isEmpty()) {
      return;
    }
    armed.toggle(node, amount);
  }

  /// Escape: nothing is armed any more.
  public void disarm() {
    armed.clear();
  }

  /// Enter: applies all armed operations before any frame is delivered.
  public void fireArmed() {
    if (gate.open().isEmpty()) {
      return;
    }
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

  /// What a caption offers.
  public void act(Caption.Action action) {
    switch (action) {
      case Caption.Nothing _ -> {}
      case Caption.Undo _ -> links.undo();
      case Caption.Restart(var node) -> nodes.restart(node);
      case Caption.StartDiscovery _ -> architecture.startDiscovery();
      case Caption.Show(var file) -> fileOpener.accept(file);
    }
  }

  /// How a file is shown to people; without it nothing happens.
  void showFilesBy(Consumer<Path> opener) {
    fileOpener = opener;
  }

  /// The running cluster, for the tour and for checks on real sockets; there must be one.
  public Cluster cluster() {
    return running.cluster();
  }

  // Its clock.

  public void addPulseListener(PulseListener listener) {
    listeners.add(() -> true, listener);
  }

  /// Adds a listener that is left alone while nobody sees it. What it is told first after that is a
  /// jump, for it does not know the moment before.
  public void addPulseListener(BooleanSupplier isSeen, PulseListener listener) {
    listeners.add(isSeen, listener);
  }

  /// Reads the journal and tells the listeners; called by the window's one AnimationTimer (and by
  /// tests).
  public void pulse(long realNanos) {
    if (running.settle()) {
      forgetCluster();
    }
    sessions.pulsed();
    var reading = running.read();
    attend(reading);
    captions.pulsed(realNanos);
    var clusterNow = running.find().map(cluster -> cluster.clock().nowNanos()).orElse(0L);
    var showing = timeline.pulsed(reading, clusterNow, epochNanos + realNanos, realNanos);
    gate.pulsed(showing.isLive(), timeline.isRecording());
    insight.pulsed();
    snapshot.set(showing.snapshot());
    forgetAbsent(showing.snapshot());
    judgement.pulsed(showing, timeline.moments());
    listeners.tell(showing);
  }

  /// There is another cluster.
  private void forgetCluster() {
    armed.clear();
    refusals.clear();
    notices.clear();
    judgement.clear();
    architecture.clear();
    insight.clear();
    timeline.clusterChanged();
    sessions.clusterChanged();
    choice.adopted();
  }

  /// What concerns the running cluster, whatever moment is shown.
  private void attend(RunningCluster.Reading reading) {
    var now = reading.snapshot();
    reading.fresh().forEach(entry -> noteTrouble(entry.event()));
    announcer.pulsed(reading.fresh());
    captions.heard(reading.fresh(), now);
    comebacks.pulsed(now, reading.fresh());
    amnesia.pulsed(now, reading.fresh());
    architecture.pulsed(now, reading.fresh());
    links.pulsed(now);
    choice.pulsed(now);
    pace.pulsed(now);
  }

  /// What to remember for the next start.
  ///
  /// @param width of the window in pixels, @param height likewise
  public LabSettings settings(double width, double height) {
    return LabSettings.of(this, usualNodes, width, height);
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
    armed.pulsed(now);
  }
}
