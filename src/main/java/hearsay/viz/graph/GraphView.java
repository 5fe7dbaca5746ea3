package hearsay.viz.graph;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Group;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.viz.LabViewModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.collections.MapChangeListener;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The picture of the cluster: hulls, links, frames on their way, cards, and the gestures on them,
/// from back to front.
///
/// Shows the snapshot of each pulse and keeps nothing but what it derived from it. What is costly
/// (places, links, groups) is derived anew only when it may have changed. Its padding keeps cards
/// out of what the window lays over it. Application thread only.
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
  private final CardModels cardModels = new CardModels();
  private final MarkLog marks = new MarkLog();

  private ClusterSnapshot snapshot;
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
  private long clusterNanos;
  private long realNanos;

  public GraphView(LabViewModel model) {
    this.model = model;
    snapshot = model.snapshotProperty().get();
    clusterNanos = snapshot.atNanos();
    popover = new CardPopover(model);
    cards = new CardPane(model, this::open, () -> cardArea);
    server = new ServerView(model, gestures);
    getStyleClass().add("graph");
    setId("graph");
    setFocusTraversable(false);
    setAccessibleText("The nodes of the cluster and the links between them");
    getChildren()
        .addAll(hulls, pixels, hulls.words(), server, cards, words, notes, gestures, popover);
    linkGestures = new LinkGestures(model, this, gestures, () -> linkFrame, this::clickBackground);
    addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    watch();
    model.addPulseListener(this::pulsed);
  }

  private void watch() {
    model.levelProperty().addListener(any -> requestLayout());
    model.darkProperty().addListener(any -> requestLayout());
    model.projectorProperty().addListener(any -> requestLayout());
    model.reducedMotionProperty().addListener(any -> requestLayout());
    model.scaleProperty().addListener(any -> requestLayout());
    model.architectureProperty().addListener(any -> requestLayout());
    model.selectedNodeProperty().addListener(any -> select());
    model.positions().addListener((MapChangeListener<String, double[]>) any -> requestLayout());
    model.armed().addListener((MapChangeListener<String, Integer>) any -> refresh());
    model.refusals().addListener((MapChangeListener<String, String>) any -> refresh());
    widthProperty().addListener(any -> requestLayout());
    heightProperty().addListener(any -> requestLayout());
    paddingProperty().addListener(any -> requestLayout());
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

  private void pulsed(
      ClusterSnapshot next, List<JournalEntry> fresh, long clusterNow, long realNow) {
    var before = snapshot;
    snapshot = next;
    clusterNanos = clusterNow;
    realNanos = realNow;
    if (fresh.stream().anyMatch(entry -> entry.event() instanceof JournalEvent.ClusterStarted)) {
      marks.clear();
    }
    if (isFirst && fresh.stream().anyMatch(GraphView::isFirstClick)) {
      isFirst = false;
      notes.hideHint();
    }
    marks.add(before, fresh, realNow);
    var isServerChanged = server.pulsed(next, fresh, realNow);
    // Going back in the journal brings no entries that would tell what changed.
    var isStale =
        next.position() < before.position()
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
    setStyle(Styles.fontSize(textSize().smallest()));
    plan();
    refresh();
    paintDots();
  }

  /// All that depends on who is there, how they are linked, and how much room there is.
  private void plan() {
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
    var isMotionReduced = model.reducedMotionProperty().get();
    painter = new GraphPainter(palette(), plan, isMotionReduced);
    serverPainter =
        new ServerPainter(palette(), painter.dotRadius(), textSize().smallest(), isMotionReduced);
    flights = FlightTable.of(snapshot, plan);
    planLinks();
    var em = textSize().smallest();
    var label = new Box(0, 0, LABEL_WIDTH_EM * em, LABEL_HEIGHT_EM * em);
    notes.show(groups, linkFrame, model.levelProperty().get(), isFirst, server.isVisible());
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
    linkFrame = LinkFrames.of(snapshot, plan, groups, model.selectedNodeProperty().get());
    paintedScale = outputScale();
    pixels.fit(getWidth(), getHeight(), paintedScale);
    var painted = new LinkPainter(palette(), GraphPainter.linkEm(plan.metrics()));
    pixels.drawBase(
        surface -> {
          server.paintWays(surface, serverPainter);
          painted.paint(surface, linkFrame);
        });
  }

  private void select() {
    planLinks();
    refresh();
  }

  /// Cards and words as they are now; a card that says the same as before is not touched.
  private void refresh() {
    var wishes =
        new CardModels.Wishes(
            model.armed(),
            model.refusals(),
            model.selectedNodeProperty().get(),
            model.levelProperty().get() != LabViewModel.Level.LECTURE);
    var models = cardModels.of(snapshot, groups, wishes, clusterNanos);
    cards.show(models, plan);
    showPopover(models);
    hulls.say(this::says);
  }

  private String says(int group) {
    return groups.stream()
        .filter(candidate -> candidate.index() == group)
        .findFirst()
        .map(found -> GroupWords.says(snapshot, found))
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
    var ended = marks.visible(realNanos);
    var showsWays = linkFrame.isThinned() && flights.size() <= DotPainter.MAX_WAYS;
    pixels.draw(
        surface -> {
          server.paintExchanges(surface, serverPainter, realNanos);
          painter.paint(surface, flights, ended, showsWays, clusterNanos, realNanos);
        });
    server.speak(realNanos);
    notes.count(linkFrame, showsWays ? flights.size() : 0);
    words.show(
        flights,
        ended,
        linkFrame.walls(),
        Stream.concat(groupWords.stream(), server.taken().stream()).toList(),
        plan,
        painter.dotRadius(),
        clusterNanos,
        realNanos);
  }

  private double outputScale() {
    var scene = getScene();
    var window = scene == null ? null : scene.getWindow();
    return window == null ? 1 : window.getOutputScaleX();
  }

  private Palette palette() {
    return Palette.of(model.darkProperty().get());
  }

  private TextSize textSize() {
    return TextSize.of(
        model.levelProperty().get(), model.projectorProperty().get(), model.scaleProperty().get());
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

  private void clickBackground() {
    popover.close();
    model.selectedNodeProperty().set("");
  }

  /// Arrow keys go from card to card.
  private void walk(KeyEvent event) {
    var dx =
        switch (event.getCode()) {
          case LEFT -> -1;
          case RIGHT -> 1;
          default -> 0;
        };
    var dy =
        switch (event.getCode()) {
          case UP -> -1;
          case DOWN -> 1;
          default -> 0;
        };
    if (dx != 0 || dy != 0) {
      FocusWalk.next(server.withServer(plan.boxes()), focused(), dx, dy).ifPresent(this::focus);
      event.consume();
    }
  }

  private void focus(String name) {
    if (server.isServer(name)) {
      server.focus();
    } else {
      cards.find(name).ifPresent(NodeCard::focus);
    }
  }

  /// Name of what has the keyboard; empty if that is nothing of the picture.
  private String focused() {
    var card = focusedCard();
    return card != null ? card.name() : server.holdsFocus() ? server.serverName() : "";
  }

  private @Nullable NodeCard focusedCard() {
    var scene = getScene();
    for (var node = scene == null ? null : scene.getFocusOwner();
        node != null;
        node = node.getParent()) {
      if (node instanceof NodeCard card) {
        return card;
      }
    }
    return null;
  }
}
