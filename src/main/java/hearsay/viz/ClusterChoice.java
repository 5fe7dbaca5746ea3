package hearsay.viz;

import static hearsay.contract.Contract.require;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.NodeSnapshot;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Which cluster runs: its rule, topology, number of nodes, and whether they keep a log. Changing
/// the rule or the log ends all counters, so it is asked first, in place. Application thread only.
public final class ClusterChoice {
  private final RunningCluster running;
  private final Captions captions;
  private final Notices notices;
  private final PaceControl pace;
  private final ReadOnlyObjectWrapper<CounterRule> rule = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Topology> topology = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper logged = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper nodes = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper question = new ReadOnlyStringWrapper("");
  private Optional<Wanted> asked = Optional.empty();

  /// What can't be changed without starting over.
  private record Wanted(CounterRule rule, boolean isLogged) {}

  ClusterChoice(RunningCluster running, Captions captions, Notices notices, PaceControl pace) {
    this.running = running;
    this.captions = captions;
    this.notices = notices;
    this.pace = pace;
    var settings = running.cluster().settings();
    rule.set(settings.rule());
    topology.set(settings.topology());
    logged.set(settings.isLogged());
    nodes.set(settings.nodes());
  }

  public ReadOnlyObjectProperty<CounterRule> ruleProperty() {
    return rule.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Topology> topologyProperty() {
    return topology.getReadOnlyProperty();
  }

  /// Whether nodes keep a log, so that what they acknowledged survives a crash.
  public ReadOnlyBooleanProperty loggedProperty() {
    return logged.getReadOnlyProperty();
  }

  /// Of this process, crashed ones too; foreign nodes come and go by themselves.
  public ReadOnlyIntegerProperty nodesProperty() {
    return nodes.getReadOnlyProperty();
  }

  /// "Restart with Part 0? Counters go to 0" while a change waits for an answer; else empty.
  public ReadOnlyStringProperty questionProperty() {
    return question.getReadOnlyProperty();
  }

  /// Asks whether to restart with this rule; nothing to ask if it is the present one.
  public void askFor(CounterRule rule) {
    ask(new Wanted(rule, logged.get()), "Restart with " + name(rule) + "? Counters go to 0");
  }

  /// Asks whether to start over with or without a log; nothing to ask if it is so already.
  public void askForLog(boolean isLogged) {
    ask(
        new Wanted(rule.get(), isLogged),
        "Start over with" + (isLogged ? " a log" : "out a log") + "? Counters go to 0");
  }

  private void ask(Wanted wanted, String words) {
    if (wanted.equals(present())) {
      keep();
    } else {
      asked = Optional.of(wanted);
      question.set(words);
    }
  }

  private Wanted present() {
    return new Wanted(rule.get(), logged.get());
  }

  /// Yes to [#questionProperty].
  public void restart() {
    asked.ifPresent(this::startOver);
  }

  /// No to [#questionProperty].
  public void keep() {
    asked = Optional.empty();
    question.set("");
  }

  /// Same nodes, layout and settings; counters 0. Nothing happens while another change is under
  /// way.
  public void startOver() {
    startOver(present());
  }

  void startOver(CounterRule wanted) {
    startOver(new Wanted(wanted, logged.get()));
  }

  private void startOver(Wanted wanted) {
    keep();
    var settings = running.cluster().settings();
    running.replace(
        new ClusterSettings(
            Math.max(1, nodes.get()),
            wanted.rule(),
            topology.get(),
            pace.hopNanos(),
            settings.seed(),
            settings.network(),
            wanted.isLogged(),
            settings.discovery(),
            settings.host()),
        notices::failedToStart);
  }

  /// Rewires live.
  public void setTopology(Topology wanted) {
    if (wanted != topology.get()) {
      topology.set(wanted);
      running.cluster().setTopology(wanted);
      captions.say("Topology: " + name(wanted));
    }
  }

  public void addOne() {
    setNodes(Math.min(nodes.get() + 1, ClusterSettings.MAX_NODES));
  }

  public void removeOne() {
    setNodes(Math.max(nodes.get() - 1, 1));
  }

  /// Adds nodes, or removes those added last, while the others run on.
  ///
  /// @param wanted 1 to [ClusterSettings#MAX_NODES]
  public void setNodes(int wanted) {
    require(wanted >= 1 && wanted <= ClusterSettings.MAX_NODES, "a cluster has 1 to 1000 nodes");
    var cluster = running.cluster();
    running.change(
        "Changing to " + wanted + " nodes …",
        () -> resize(cluster, wanted),
        reason ->
            notices.add(
                Notice.advising(
                    "Not all nodes could be added: " + reason, "Those that started run on.")));
  }

  void pulsed(ClusterSnapshot snapshot) {
    rule.set(snapshot.rule());
    nodes.set(
        (int)
            snapshot.nodes().values().stream()
                .filter(node -> node.lifecycle() != NodeSnapshot.Lifecycle.FOREIGN)
                .count());
  }

  /// The cluster was replaced; it has the topology that was asked for then.
  void adopted() {
    var settings = running.cluster().settings();
    topology.set(settings.topology());
    logged.set(settings.isLogged());
    captions.say(
        "Started over · " + name(settings.rule()) + (settings.isLogged() ? " · with a log" : ""));
  }

  /// "Part 0", "PN-counter".
  public static String name(CounterRule rule) {
    return switch (rule) {
      case PN -> "PN-counter";
      case PART0 -> "Part 0";
    };
  }

  /// "Mesh".
  public static String name(Topology topology) {
    var name = topology.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  private static Cluster resize(Cluster cluster, int wanted) throws IOException {
    var names = new ArrayDeque<>(cluster.nodes());
    while (names.size() < wanted) {
      names.add(cluster.addNode());
    }
    while (names.size() > wanted) {
      cluster.removeNode(names.removeLast());
    }
    return cluster;
  }
}
