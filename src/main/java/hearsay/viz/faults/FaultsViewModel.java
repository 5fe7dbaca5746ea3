package hearsay.viz.faults;

import hearsay.cluster.FaultWords;
import hearsay.cluster.FaultsPreview;
import hearsay.fault.LinkFaults;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.journal.LinkSnapshot;
import hearsay.journal.NodeNames;
import hearsay.viz.LabViewModel;
import hearsay.viz.LinkCommands;
import hearsay.viz.Selection;
import hearsay.viz.Showing;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Sets what is wrong with links: for which ones (the selection says it, or all), what (the form),
/// and what that would do, before it is done. Application thread only; needs no toolkit.
final class FaultsViewModel {
  private final LinkCommands commands;
  private final ObjectProperty<Selection> selection;
  private final ReadOnlyStringProperty obstacle;
  private final FaultForm form = new FaultForm();
  private final PickedFrame frame;
  private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.ALL);
  private final ObjectProperty<@Nullable Link> link = new SimpleObjectProperty<>(null);
  private final ReadOnlyStringWrapper preview = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper time = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper applicable = new ReadOnlyBooleanWrapper();
  private final ObservableList<FaultyLink> faultyLinks = FXCollections.observableArrayList();
  private ClusterSnapshot now;
  private boolean isStale = true;
  private FaultsPreview previewed = new FaultsPreview("", List.of());

  FaultsViewModel(LabViewModel model) {
    commands = model.links();
    obstacle = model.gate().obstacleProperty();
    selection = model.insight().selectionProperty();
    frame = new PickedFrame(commands);
    now = model.snapshotProperty().get();
    takeStock();
    selection.subscribe(this::follow);
    scope.subscribe((before, after) -> show());
    form.onChange(() -> isStale = true);
    obstacle.subscribe((before, after) -> isStale = true);
    model.addPulseListener(this::pulsed);
  }

  FaultForm form() {
    return form;
  }

  /// The frame that is selected.
  PickedFrame frame() {
    return frame;
  }

  ObjectProperty<Scope> scopeProperty() {
    return scope;
  }

  /// The link that was selected last; null if there is none.
  ObjectProperty<@Nullable Link> linkProperty() {
    return link;
  }

  /// What the change would do, in lines; empty if there is none. As of the last pulse.
  ReadOnlyStringProperty previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /// Which time the milliseconds are.
  ReadOnlyStringProperty timeProperty() {
    return time.getReadOnlyProperty();
  }

  /// Why nothing can be changed now; empty if it can.
  ReadOnlyStringProperty obstacleProperty() {
    return obstacle;
  }

  /// Whether there is a change to apply; as of the last pulse.
  ReadOnlyBooleanProperty applicableProperty() {
    return applicable.getReadOnlyProperty();
  }

  ReadOnlyStringProperty undoableProperty() {
    return commands.undoableProperty();
  }

  ReadOnlyStringProperty redoableProperty() {
    return commands.redoableProperty();
  }

  /// The links with anything wrong, n1→n2 before n1→n10.
  ObservableList<FaultyLink> faultyLinks() {
    return faultyLinks;
  }

  void apply() {
    foresee();
    if (applicable.get()) {
      var wanted = wanted();
      form.settle();
      commands.applyFaults(wanted, previewed.caption());
    }
  }

  /// What was typed is forgotten.
  void reset() {
    form.reset();
  }

  /// Asks for no faults; to be applied.
  void clear() {
    form.clear();
  }

  void undo() {
    form.reset();
    commands.undo();
  }

  void redo() {
    form.reset();
    commands.redo();
  }

  void select(Link chosen) {
    selection.set(new Selection.Direction(chosen));
  }

  private void follow(Selection selected) {
    frame.select(selected, now);
    switch (selected) {
      case Selection.Direction(var chosen) -> choose(chosen);
      case Selection.Frame picked -> choose(picked.link());
      case Selection.None _, Selection.Node _, Selection.Event _ -> {}
    }
  }

  /// What was typed was meant for another link.
  private void choose(Link chosen) {
    if (!chosen.equals(link.get())) {
      form.reset();
      link.set(chosen);
    }
    if (scope.get() == Scope.ALL) {
      scope.set(Scope.ONE_WAY);
    }
    show();
  }

  private void pulsed(Showing showing) {
    now = showing.snapshot();
    frame.pulsed(now);
    if (showing.isJump() || showing.fresh().stream().anyMatch(it -> concerns(it.event()))) {
      takeStock();
    }
    if (isStale) {
      foresee();
    }
  }

  /// Whether other links exist now, or other things are wrong with them, or time runs otherwise.
  private static boolean concerns(JournalEvent event) {
    return event instanceof JournalEvent.LinkFaultsChanged
        || event instanceof JournalEvent.TopologyChanged
        || event instanceof JournalEvent.NodeRemoved
        || event instanceof JournalEvent.PaceChanged
        || event instanceof JournalEvent.ClusterStarted;
  }

  private void takeStock() {
    time.set(timeWords(now.clockRate()));
    faultyLinks.setAll(
        now.links().values().stream()
            .filter(it -> !it.faults().equals(LinkFaults.NONE))
            .sorted(
                Comparator.comparing((LinkSnapshot it) -> it.link().from(), NodeNames.ORDER)
                    .thenComparing(it -> it.link().to(), NodeNames.ORDER))
            .map(it -> new FaultyLink(it.link(), FaultWords.of(it.faults(), now.clockRate())))
            .toList());
    var chosen = link.get();
    if (chosen != null && !now.links().containsKey(chosen)) {
      link.set(null);
      scope.set(Scope.ALL);
    }
    show();
  }

  private static String timeWords(double clockRate) {
    return clockRate >= 1
        ? "Milliseconds of real time."
        : "Milliseconds of real time at this pace, where cluster time runs "
            + FaultWords.number(1 / clockRate)
            + " times slower. They follow the pace.";
  }

  private Set<Link> links() {
    return scope.get().links(link.get(), now.links().keySet());
  }

  private LinkFaults faults(Link of) {
    return now.link(of).orElseThrow().faults();
  }

  private void show() {
    form.present(links().stream().map(this::faults).toList(), now.clockRate());
    isStale = true;
  }

  private Map<Link, LinkFaults> wanted() {
    var wanted = new LinkedHashMap<Link, LinkFaults>();
    links().forEach(it -> wanted.put(it, form.wanted(faults(it), now.clockRate())));
    return wanted;
  }

  /// Once a pulse at most: of ten thousand links this takes some milliseconds.
  private void foresee() {
    isStale = false;
    previewed =
        form.isTouched() && form.isValid()
            ? FaultsPreview.of(now, wanted())
            : new FaultsPreview("", List.of());
    preview.set(String.join("\n", previewed.lines()));
    applicable.set(!previewed.caption().isEmpty() && obstacle.get().isEmpty());
  }
}
