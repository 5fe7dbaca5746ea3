package hearsay.viz.graph;

import hearsay.journal.Group;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.trace.EventWords;
import hearsay.viz.LabViewModel;
import hearsay.viz.Selection;
import hearsay.viz.Showing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.MapChangeListener;
import javafx.geometry.Point2D;
import javafx.scene.layout.Region;

/// The picture of the cluster: hulls, links, frames on their way, cards, and the gestures on them,
/// from back to front.
///
/// Shows the moment of each pulse and keeps nothing but what it derived from it, so that the same
/// moment gives the same pixels whenever it is shown. Not of the moment, but of who looks, are what
/// is selected and lit up, hovered or focused, an open disc, and where cards were dragged: that
/// shows whatever the moment. What is armed, what was refused, and the hint of the first start are
/// of now and show only then; of the past, + and − are grey.
///
/// What is costly (places, links, groups) is derived anew only when it may have changed. Its
/// padding keeps cards out of what the window lays over it. Application thread only.
public final class GraphView extends Region {
  /// Room for a group's title and "3 nodes, 1 of 3 says 9".
  private static final double LABEL_WIDTH_EM = 12.5;

  private static final double LABEL_HEIGHT_EM = 3.1;

  private final LabViewModel model;
  private final HullPane hulls = new HullPane();
  private final PixelLayer pixels = new PixelLayer();
  private final CardPane cards;
  private final CardPopover popover;
  private final WordsPane words = new WordsPane();
  private final GraphNotes notes = new GraphNotes();
  private final GesturePane gestures = new GesturePane();
  private final ServerView server;
  private final LinkGestures linkGestures;
  private final MarkLog marks = new MarkLog();

  private Showing now;
  private Lighting lighting = Lighting.NONE;
  private List<Group> groups = List.of();
  private CardPlan plan = new CardPlan(CardMetrics.full(16), Map.of());
  private Box cardArea = new Box(0, 0, 1, 1);
  private LinkFrame linkFrame = LinkFrame.EMPTY;
  private List<Box> groupWords = List.of();
  private FlightTable flights = FlightTable.EMPTY;
  private GraphPainter painter = new GraphPainter(Palette.of(false), plan, false);
  private ServerPainter serverPainter = new ServerPainter(Palette.of(false), 10, 16, false);
  private boolean isFirst = true;
  private double paintedScale = 1;

  public GraphView(LabViewModel model) {
    this.model = model;
    var first = model.snapshotProperty().get();
    now = new Showing(first, first, List.of(), true, true, first.atNanos(), 0);
    popover = new CardPopover(model);
    cards = new CardPane(model, this::open, () -> cardArea);
    server = new ServerView(model, gestures);
    getStyleClass().add("graph");
    setId("graph");
    setFocusTraversable(false);
    setAccessibleText("The nodes of the cluster and the links between them");
    getChildren()
        .addAll(hulls, pixels, hulls.words(), server, cards, words, notes, gestures, popover);
    linkGestures = new LinkGestures(model, this, gestures, new Scenery());
    new GraphFocus(this, cards, server, () -> plan.boxes());
    watch();
    sizeText();
    model.addPulseListener(this::show);
  }

  private void watch() {
    var appearance = model.appearance();
    appearance.levelProperty().addListener(any -> sizeText());
    appearance.projectorProperty().addListener(any -> sizeText());
    appearance.scaleProperty().addListener(any -> sizeText());
    appearance.darkProperty().addListener(any -> requestLayout());
    appearance.reducedMotionProperty().addListener(any -> requestLayout());
    model.architectureProperty().addListener(any -> requestLayout());
    model.selectedNodeProperty().addListener(any -> select());
    model.insight().selectionProperty().addListener(any -> refresh());
    model.insight().lightProperty().addListener(any -> refresh());
    model.positions().addListener((MapChangeListener<String, double[]>) any -> requestLayout());
    model.armed().addListener((MapChangeListener<String, Integer>) any -> refresh());
    model.refusals().addListener((MapChangeListener<String, String>) any -> refresh());
    widthProperty().addListener(any -> requestLayout());
    heightProperty().addListener(any -> requestLayout());
    paddingProperty().addListener(any -> requestLayout());
  }

  /// Not while laying out: a style that changes then asks for another layout, which nobody hears.
  private void sizeText() {
    setStyle(Styles.fontSize(textSize().smallest()));
    words.forget();
    requestLayout();
  }

  /// Where each node stands, as fractions of the area for cards; for presets that split the picture
  /// by position.
  public Map<String, Point2D> centers() {
    var centers = new HashMap<String, Point2D>();
    plan.boxes()
        .forEach(
            (name, box) ->
                centers.put(
                    name,
                    new Point2D(
                        (box.center().x() - cardArea.x()) / cardArea.width(),
                        (box.center().y() - cardArea.y()) / cardArea.height())));
    return centers;
  }

  /// Puts a knife that is being drawn away without a cut.
  ///
  /// @return whether there was one
  public boolean cancelKnife() {
    return linkGestures.cancel();
  }

  /// Shows a moment; once per pulse.
  void show(Showing showing) {
    var before = now.snapshot();
    var wasLive = now.isLive();
    var next = showing.snapshot();
    var fresh = showing.fresh();
    now = showing;
    if (showing.isJump()) {
      marks.clear();
    }
    if (isFirst && showing.isLive() && fresh.stream().anyMatch(GraphView::isFirstClick)) {
      isFirst = false;
      notes.hideHint();
    }
    marks.add(showing.before(), fresh);
    var isServerChanged = server.pulsed(showing);
    var isStale =
        // Who heard whom at the server's may have changed as well.
        (showing.isJump() && (server.isVisible() || PlanChanges.areBetween(before, next)))
            || wasLive != showing.isLive()
            || before.links().size() != next.links().size()
            || fresh.stream().anyMatch(entry -> PlanChanges.isOne(entry.event()))
            || outputScale() != paintedScale;
    if (isStale) {
      plan();
    } else if (before.flights() != next.flights()) {
      flights = FlightTable.of(next, plan);
    }
    if (isServerChanged && !isStale) {
      planLinks();
    }
    // A full card counts down to its next round; all others change only with their node.
    var isCounting = plan.metrics().size() == CardSize.FULL;
    if (isStale
        || isCounting
        || lighting != Lighting.NONE
        || wasLive != showing.isLive()
        || before.nodes() != next.nodes()
        || before.isPaused() != next.isPaused()) {
      refresh();
    }
    paintDots();
  }

  private static boolean isFirstClick(JournalEntry entry) {
    return entry.event() instanceof JournalEvent.OperationClicked;
  }

  @Override
  protected void layoutChildren() {
    for (var pane : List.of(hulls, hulls.words(), server, cards, words, notes, gestures, popover)) {
      pane.resizeRelocate(0, 0, getWidth(), getHeight());
    }
    plan();
    refresh();
    paintDots();
  }

  /// All that depends on who is there, how they are linked, and how much room there is.
  private void plan() {
    var snapshot = now.snapshot();
    cardArea = server.takePlace(paddedArea(), snapshot, textSize());
    var area = cardArea;
    var nodes = snapshot.nodes().keySet();
    plan =
        CardLayout.plan(
                area.width(),
                area.height(),
                nodes,
                snapshot.topology(),
                model.positions(),
                textSize())
            .movedBy(area.x(), area.y());
    server.connect(plan);
    groups = List.copyOf(snapshot.groups());
    var isMotionReduced = model.appearance().reducedMotionProperty().get();
    painter = new GraphPainter(palette(), plan, isMotionReduced);
    serverPainter =
        new ServerPainter(palette(), painter.dotRadius(), textSize().smallest(), isMotionReduced);
    flights = FlightTable.of(snapshot, plan);
    planLinks();
    var em = textSize().smallest();
    var label = new Box(0, 0, LABEL_WIDTH_EM * em, LABEL_HEIGHT_EM * em);
    notes.show(groups, linkFrame, level(), isFirst && now.isLive(), server.isVisible());
    notes.place(area, plan.boxes().values());
    var around = new HullLayout.Surroundings(plan, linkFrame, area, label, notes.taken());
    var found = HullLayout.hulls(groups, around);
    groupWords =
        found.stream()
            .map(hull -> new Box(hull.label().x(), hull.label().y(), label.width(), label.height()))
            .toList();
    hulls.show(found);
  }

  private void planLinks() {
    linkFrame = LinkFrames.of(now.snapshot(), plan, groups, model.selectedNodeProperty().get());
    paintedScale = outputScale();
    pixels.fit(getWidth(), getHeight(), paintedScale);
    var painted = new LinkPainter(palette(), GraphPainter.linkEm(plan.metrics()));
    pixels.drawBase(
        surface -> {
          server.paintWays(surface, serverPainter);
          painted.paint(surface, linkFrame);
        });
    linkGestures.changed();
  }

  private void select() {
    planLinks();
    refresh();
  }

  /// Cards and words as they are now; a card that says the same as before is not touched.
  private void refresh() {
    var insight = model.insight();
    lighting =
        Lighting.of(
            now.snapshot(),
            insight.selectionProperty().get(),
            Optional.ofNullable(insight.selectedEvent()).map(EventWords::nodes).orElse(List.of()),
            insight.lightProperty().get(),
            new MomentText(model.timeline())::of);
    var wishes =
        new CardModels.Wishes(
            model.armed(),
            model.refusals(),
            model.selectedNodeProperty().get(),
            level() != LabViewModel.Level.LECTURE,
            !now.isLive());
    var models = CardModels.of(now.snapshot(), groups, wishes, lighting, now.clusterNanos());
    cards.show(models, plan);
    showPopover(models);
    hulls.say(this::says);
    notes.light(lighting, cardArea, plan.boxes().values());
  }

  private String says(int group) {
    return groups.stream()
        .filter(candidate -> candidate.index() == group)
        .findFirst()
        .map(found -> GroupWords.says(now.snapshot(), found))
        .orElse("");
  }

  private void showPopover(Map<String, CardModel> models) {
    var open = models.get(popover.node());
    var disc = plan.boxes().get(popover.node());
    if (open == null || disc == null || plan.metrics().size() != CardSize.DOT) {
      popover.close();
    } else {
      popover.show(open, disc, textSize().preferred());
    }
  }

  private void paintDots() {
    var clusterNanos = now.clusterNanos();
    var wallNanos = now.wallNanos();
    var ended = marks.visible(now.snapshot().position(), wallNanos);
    var showsWays = linkFrame.isThinned() && flights.size() <= DotPainter.MAX_WAYS;
    pixels.draw(
        surface -> {
          server.paintExchanges(surface, serverPainter, wallNanos);
          painter.paint(surface, flights, ended, showsWays, lighting, clusterNanos, wallNanos);
        });
    server.speak(wallNanos);
    notes.count(linkFrame, showsWays ? flights.size() : 0);
    words.show(
        flights,
        ended,
        linkFrame.walls(),
        Stream.concat(groupWords.stream(), server.taken().stream()).toList(),
        plan,
        painter.dotRadius(),
        clusterNanos,
        wallNanos);
  }

  private double outputScale() {
    var scene = getScene();
    var window = scene == null ? null : scene.getWindow();
    return window == null ? 1 : window.getOutputScaleX();
  }

  private Palette palette() {
    return Palette.of(model.appearance().darkProperty().get());
  }

  private LabViewModel.Level level() {
    return model.appearance().levelProperty().get();
  }

  private TextSize textSize() {
    var appearance = model.appearance();
    return TextSize.of(
        level(), appearance.projectorProperty().get(), appearance.scaleProperty().get());
  }

  private Box paddedArea() {
    var padding = getPadding();
    return new Box(
        padding.getLeft(),
        padding.getTop(),
        Math.max(1, getWidth() - padding.getLeft() - padding.getRight()),
        Math.max(1, getHeight() - padding.getTop() - padding.getBottom()));
  }

  private void open(String node) {
    popover.open(node);
    refresh();
  }

  /// What the mouse may mean where no card is.
  private final class Scenery implements LinkGestures.Scenery {
    @Override
    public LinkFrame links() {
      return linkFrame;
    }

    @Override
    public Optional<Selection.Frame> frameAt(Point point) {
      var dot = flights.at(point, now.clusterNanos(), painter::reach);
      return dot.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Selection.Frame(
                  flights.frame(dot.getAsInt()),
                  flights.link(dot.getAsInt()),
                  flights.position(dot.getAsInt())));
    }

    @Override
    public boolean isPast() {
      return !now.isLive();
    }

    @Override
    public void clickBeside() {
      popover.close();
      model.insight().selectionProperty().set(Selection.NONE);
      model.selectedNodeProperty().set("");
    }
  }
}
