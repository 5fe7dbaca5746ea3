package hearsay.viz.inspector;

import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.NodeSnapshot;
import hearsay.journal.trace.FrameStory;
import hearsay.viz.Insight;
import hearsay.viz.LabViewModel;
import hearsay.viz.Selection;
import hearsay.viz.Showing;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What the inspector says now, and what its buttons do. Follows the selection and the moment
/// shown, pulse by pulse; what can't be read off a snapshot (the last message, a frame's story) it
/// keeps while neither jumps. Application thread only; needs no toolkit.
final class InspectorViewModel implements LabViewModel.PulseListener {
  /// While much happens, texts change ten times a second: nobody reads faster.
  private static final long LEAST_GAP_NANOS = 100_000_000;

  private static final long SECOND_NANOS = 1_000_000_000;

  /// All that what is said depends on, cluster time to the tenth of a second, real time to the
  /// second.
  private record Key(
      long position,
      long tenths,
      long seconds,
      boolean isLive,
      Selection selection,
      Insight.Light light,
      String compared,
      Journal journal) {}

  private final LabViewModel lab;
  private final Milestones milestones = new Milestones();
  private final ReadOnlyObjectWrapper<Inspection> inspection =
      new ReadOnlyObjectWrapper<>(Inspection.NONE);
  private @Nullable NodeHistory history;
  private @Nullable Key said;
  private long saidAtNanos;
  private Optional<FrameStory> story = Optional.empty();
  private Selection told = Selection.NONE;
  private @Nullable Journal read;
  private String compared = "";

  InspectorViewModel(LabViewModel lab) {
    this.lab = lab;
  }

  ReadOnlyObjectProperty<Inspection> inspectionProperty() {
    return inspection.getReadOnlyProperty();
  }

  /// The node put beside the selected one; empty if none is.
  String compared() {
    return compared;
  }

  /// Puts a node beside the selected one from the next pulse on; an empty name: none.
  void compare(String node) {
    compared = node;
  }

  /// [Action.Deed.Compare] only offers; see [#compare].
  void perform(Action.Deed deed) {
    switch (deed) {
      case Action.Deed.Crash(var node) -> lab.crash(node);
      case Action.Deed.Restart(var node) -> lab.restart(node);
      case Action.Deed.Isolate(var node) -> lab.links().isolate(node);
      case Action.Deed.Compare _ -> {}
      case Action.Deed.ToggleLink(var link) -> lab.toggleLink(link);
      case Action.Deed.ShowCausality(var position) -> lab.insight().showCausality(position);
      case Action.Deed.Trace(var position) -> lab.insight().trace(position);
      case Action.Deed.LightsOff _ -> lab.insight().lightsOff();
      case Action.Deed.GoTo(var position) -> lab.timeline().seek(position + 1);
      case Action.Deed.Select(var selection) -> select(selection);
    }
  }

  void select(Selection selection) {
    lab.insight().selectionProperty().set(selection);
  }

  @Override
  public void pulsed(Showing showing) {
    var journal = lab.timeline().journal();
    var selection = lab.insight().selectionProperty().get();
    milestones.readOn(journal);
    readOn(showing, journal, selection);
    var key = key(showing, journal, selection);
    if (isWorthSaying(key, showing)) {
      said = key;
      saidAtNanos = showing.wallNanos();
      var context =
          new Context(showing, lab.timeline().moments(), milestones, !lab.timeline().isRecording());
      var now = withLight(inspect(context, selection), context);
      if (!now.equals(inspection.get())) {
        inspection.set(now);
      }
    }
  }

  private Key key(Showing showing, Journal journal, Selection selection) {
    return new Key(
        showing.snapshot().position(),
        showing.clusterNanos() / LEAST_GAP_NANOS,
        showing.wallNanos() / SECOND_NANOS,
        showing.isLive(),
        selection,
        lab.insight().lightProperty().get(),
        compared,
        journal);
  }

  /// What somebody asks for is said at once, and so is the last word; what goes on by itself now
  /// and then.
  private boolean isWorthSaying(Key key, Showing showing) {
    if (said == null || showing.isJump()) {
      return true;
    }
    var isSameQuestion =
        key.selection().equals(said.selection())
            && key.light().equals(said.light())
            && key.compared().equals(said.compared())
            && key.isLive() == said.isLive();
    var isBusy =
        !showing.fresh().isEmpty() && Math.abs(showing.wallNanos() - saidAtNanos) < LEAST_GAP_NANOS;
    return !(isSameQuestion && isBusy) && !key.equals(said);
  }

  private void readOn(Showing showing, Journal journal, Selection selection) {
    var isOther = showing.isJump() || journal != read || !selection.equals(told);
    switch (selection) {
      case Selection.Node(var node) ->
          history =
              isOther || history == null
                  ? NodeHistory.of(journal, node, showing.snapshot().position())
                  : history.after(showing, journal);
      case Selection.Frame frame when isOther || hasNews(showing, frame) ->
          story =
              FrameStory.of(journal, frame.sentPosition(), showing.snapshot().position())
                  .filter(any -> frame.sentPosition() < showing.snapshot().position());
      case Selection.Frame _, Selection.Direction _, Selection.Event _, Selection.None _ -> {}
    }
    if (isOther) {
      read = journal;
      told = selection;
    }
  }

  /// Its story is long to read, so only if it goes on.
  private static boolean hasNews(Showing showing, Selection.Frame frame) {
    var key = frame.key().original();
    return showing.fresh().stream()
        .anyMatch(
            entry ->
                switch (entry.event()) {
                  case JournalEvent.FrameSent sent -> sent.frame().equals(key);
                  case JournalEvent.FrameDelivered end -> end.frame().original().equals(key);
                  case JournalEvent.FrameLost end -> end.frame().original().equals(key);
                  default -> false;
                });
  }

  private Inspection inspect(Context context, Selection selection) {
    return switch (selection) {
      case Selection.None _ -> SummaryInspection.of(context);
      case Selection.Node(var name) ->
          context
              .snapshot()
              .node(name)
              .map(node -> node(context, node))
              .orElseGet(() -> SummaryInspection.of(context));
      case Selection.Direction(var link) -> LinkInspection.of(context, link);
      case Selection.Frame frame -> MessageInspection.of(context, frame, story);
      case Selection.Event(var position) ->
          EventInspection.of(context, position, ZoneId.systemDefault());
    };
  }

  private Inspection node(Context context, NodeSnapshot node) {
    var known = history == null ? new NodeHistory(node.name(), null, null) : history;
    return NodeInspection.of(context, node, known, compared);
  }

  /// The legend of the light, before all else: somebody has just asked for it.
  private Inspection withLight(Inspection said, Context context) {
    if (lab.insight().lightProperty().get() instanceof Insight.Light.None) {
      return said;
    }
    var sections = new ArrayList<Section>();
    if (lab.insight().lightProperty().get() instanceof Insight.Light.Trace(var rumour)) {
      sections.add(TraceSection.of(rumour, context));
    }
    sections.addAll(said.sections());
    var actions = new ArrayList<>(said.actions());
    actions.add(Action.of("Light off", new Action.Deed.LightsOff()));
    return new Inspection(
        said.title(), said.subtitle(), said.state(), said.tone(), sections, actions);
  }
}
