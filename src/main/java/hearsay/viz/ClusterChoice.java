package hearsay.viz;

import static hearsay.contract.Contract.require;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.cluster.DiscoveryChoice;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.NodeSnapshot;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Locale;
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
  static final String FORK = "Fork";

  private final RunningCluster running;
  private final CommandGate gate;
  private final Captions captions;
  private final Notices notices;
  private final PaceControl pace;
  private final ReadOnlyObjectWrapper<CounterRule> rule = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Topology> topology = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper logged = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper nodes = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper question = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper answer = new ReadOnlyStringWrapper("");
  private Runnable yes = () -> {};

  /// Words said once the successor of a cluster is there.
  private String arrival = "";

  /// What can't be changed without starting over.
  private record Wanted(CounterRule rule, boolean isLogged) {}

  ClusterChoice(
      RunningCluster running,
      CommandGate gate,
      Captions captions,
      Notices notices,
      PaceControl pace) {
    this.running = running;
    this.gate = gate;
    this.captions = captions;
    this.notices = notices;
    this.pace = pace;
    var settings = running.settings();
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

  /// "Restart with Part 0? Counters go to 0" while a change that ends the running cluster waits for
  /// an answer; else empty.
  public ReadOnlyStringProperty questionProperty() {
    return question.getReadOnlyProperty();
  }

  /// By which server the nodes find each other.
  DiscoveryChoice discovery() {
    return running.settings().discovery();
  }

  /// What a yes is called; empty if nothing is asked.
  public ReadOnlyStringProperty answerProperty() {
    return answer.getReadOnlyProperty();
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
      ask(words, "Start over", () -> startOver(wanted));
    }
  }

  private void ask(String words, String yesWords, Runnable whenYes) {
    yes = whenYes;
    answer.set(yesWords);
    question.set(words);
  }

  /// Asks whether a fresh cluster shall go on from a moment of the past, in place of this one.
  ///
  /// @param time of the moment, as "0:42"
  public void askForFork(ClusterSnapshot moment, String time) {
    var ending = running.find().isPresent() ? "; what runs now ends. Save it first?" : ".";
    ask(
        "Fork from " + time + "? A fresh cluster goes on from there" + ending,
        FORK,
        () -> fork(moment, time));
  }

  private void fork(ClusterSnapshot moment, String time) {
    keep();
    var base = settings(new Wanted(moment.rule(), logged.get()));
    arrival = "Forked from " + time + ": goes on from there";
    running.replace(
        "Forking from " + time + " …",
        () -> Cluster.fork(moment, base),
        reason ->
            notices.add(
                Notice.advising(
                    "The fork could not be started: " + reason, "What ran before goes on.")));
  }

  private Wanted present() {
    return new Wanted(rule.get(), logged.get());
  }

  /// Yes to [#questionProperty].
  public void restart() {
    yes.run();
  }

  /// No to [#questionProperty].
  public void keep() {
    yes = () -> {};
    question.set("");
    answer.set("");
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
    arrival = "";
    running.replace(settings(wanted), notices::failedToStart);
  }

  /// As it is now, but for what is wanted.
  private ClusterSettings settings(Wanted wanted) {
    var settings = running.settings();
    return new ClusterSettings(
        nodes.get() == 0 ? settings.nodes() : nodes.get(),
        wanted.rule(),
        topology.get(),
        pace.hopNanos(),
        settings.seed(),
        settings.network(),
        wanted.isLogged(),
        settings.discovery(),
        settings.host());
  }

  /// Rewires live.
  public void setTopology(Topology wanted) {
    if (wanted != topology.get()) {
      gate.open()
          .ifPresent(
              cluster -> {
                topology.set(wanted);
                cluster.setTopology(wanted);
                captions.say("Topology: " + name(wanted));
              });
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
    gate.open()
        .ifPresent(
            cluster ->
                running.change(
                    "Changing to " + wanted + " nodes …",
                    () -> resize(cluster, wanted),
                    reason ->
                        notices.add(
                            Notice.advising(
                                "Not all nodes could be added: " + reason,
                                "Those that started run on."))));
  }

  /// @param snapshot of the running cluster
  void pulsed(ClusterSnapshot snapshot) {
    if (running.find().isEmpty()) {
      return;
    }
    rule.set(snapshot.rule());
    nodes.set(
        (int)
            snapshot.nodes().values().stream()
                .filter(node -> node.lifecycle() != NodeSnapshot.Lifecycle.FOREIGN)
                .count());
  }

  /// The cluster was replaced; it has the topology that was asked for then.
  void adopted() {
    var settings = running.settings();
    topology.set(settings.topology());
    logged.set(settings.isLogged());
    captions.say(arrival.isEmpty() ? freshWords(settings) : arrival);
    arrival = "";
  }

  private static String freshWords(ClusterSettings settings) {
    var log = settings.isLogged() ? " · with a log" : "";
    return "Started over · " + name(settings.rule()) + log;
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
