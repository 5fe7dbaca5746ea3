package hearsay.viz.timeline;

import hearsay.journal.trace.Stride;
import hearsay.viz.FoldingBar;
import hearsay.viz.LabViewModel;
import hearsay.viz.Showing;
import hearsay.viz.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The row of buttons that move through time. What finds no room folds into a menu; the pill that
/// tells now from then never does. Application thread only.
final class TimeBar extends FoldingBar {
  private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");
  private static final PseudoClass PLAYING = PseudoClass.getPseudoClass("playing");
  private static final double[] SPEEDS = {0.25, 1, 4};

  private final LabViewModel model;
  private final Timeline timeline;
  private final Label clock = new Label();
  private final Button back;
  private final Button play;
  private final Button forward;
  private final MenuButton stride = new MenuButton();
  private final MenuButton speed = new MenuButton();
  private final BookmarkMenu bookmarks;
  private final Button fork;
  private final Button pill = new Button();

  TimeBar(LabViewModel model, HBox tabs) {
    this.model = model;
    timeline = model.timeline();
    bookmarks = new BookmarkMenu(timeline);
    back = button("stepBack", "One back (Page Up)", "back-icon", timeline::stepBack);
    play = button("playPast", "Play the past (Space)", "play-icon", timeline::togglePlaying);
    forward = button("stepForward", "One on (Page Down)", "forward-icon", timeline::stepForward);
    fork = new Button("Fork");
    getStyleClass().add("time-bar");
    clock.setId("clock");
    clock.getStyleClass().add("quiet");
    clock.setMinWidth(USE_PREF_SIZE);
    bindButtons();
    chooseStrideAndSpeed();
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var more = new MenuButton("⋯");
    more.getStyleClass().addAll("flat", "no-arrow");
    more.setAccessibleText("More of the timeline");
    foldInto(more);
    getChildren()
        .addAll(
            tabs,
            gap,
            bookmarks.field(),
            back,
            play,
            forward,
            stride,
            speed,
            bookmarks.button(),
            fork,
            more,
            clock,
            pill);
    letFold();
  }

  private void bindButtons() {
    var live = timeline.liveProperty();
    play.disableProperty().bind(live);
    forward.disableProperty().bind(live);
    timeline
        .playingProperty()
        .addListener(
            (property, before, now) -> play.getGraphic().pseudoClassStateChanged(PLAYING, now));
    play.accessibleTextProperty()
        .bind(
            Bindings.when(timeline.playingProperty())
                .then("Stop playing the past")
                .otherwise("Play the past"));
    fork.setId("fork");
    fork.setOnAction(event -> fork());
    describe(fork, "A fresh cluster goes on from this moment");
    pill.setId("livePill");
    pill.getStyleClass().add("live-pill");
    pill.setMinWidth(USE_PREF_SIZE);
    var dot = new Region();
    dot.getStyleClass().add("live-dot");
    pill.setGraphic(dot);
    pill.setOnAction(event -> timeline.backToLive());
    sayWhen();
  }

  private void chooseStrideAndSpeed() {
    stride.setId("stride");
    stride.textProperty().bind(timeline.strideProperty().map(TimeBar::name));
    stride.getItems().setAll(strideChoices());
    describe(stride, "How far a step goes");
    speed.setId("speed");
    speed.textProperty().bind(timeline.speedProperty().map(now -> name(now.doubleValue())));
    speed.getItems().setAll(speedChoices());
    describe(speed, "How fast the past is played");
  }

  private List<MenuItem> strideChoices() {
    var items = new ArrayList<MenuItem>();
    for (var choice : Stride.values()) {
      items.add(item("By " + name(choice), () -> timeline.strideProperty().set(choice)));
    }
    return items;
  }

  private List<MenuItem> speedChoices() {
    var items = new ArrayList<MenuItem>();
    for (var choice : SPEEDS) {
      items.add(item(name(choice), () -> timeline.speedProperty().set(choice)));
    }
    return items;
  }

  private void letFold() {
    foldable(speed, () -> !timeline.isLive(), () -> menu("Speed", speedChoices()));
    foldable(fork, () -> true, () -> item("Fork from this moment", this::fork));
    foldable(bookmarks.button(), () -> true, bookmarks::asMenu);
    foldable(clock, () -> true, () -> item(clock.getText(), () -> {}));
    foldable(stride, () -> true, () -> menu("Step by " + stride.getText(), strideChoices()));
    foldable(forward, () -> true, () -> item("One on", timeline::stepForward));
    foldable(play, () -> true, () -> item("Play or stop", timeline::togglePlaying));
    foldable(back, () -> true, () -> item("One back", timeline::stepBack));
    timeline.liveProperty().addListener(changed -> refold());
    pill.textProperty().addListener(changed -> refold());
    bookmarks.field().managedProperty().addListener(changed -> refold());
  }

  private void fork() {
    var moment = model.snapshotProperty().get();
    model.choice().askForFork(moment, timeline.timeText());
  }

  void pulsed(Showing showing) {
    var isLive = showing.isLive();
    var time = timeline.timeText(showing.wallNanos() / 1_000_000);
    var position = showing.snapshot().position();
    var text =
        isLive || position == timeline.endProperty().get()
            ? "%s · %,d events".formatted(time, position)
            : "%s · event %,d of %,d".formatted(time, position, timeline.endProperty().get());
    if (!text.equals(clock.getText())) {
      clock.setText(text);
    }
    sayWhen();
  }

  private void sayWhen() {
    var isLive = timeline.isLive();
    var words = words(isLive);
    if (!words.equals(pill.getText())) {
      pill.setText(words);
      pill.setAccessibleText(
          isLive ? "Live: the present is shown" : words + ". Press to go to the end");
    }
    pill.pseudoClassStateChanged(PAST, !isLive);
  }

  private String words(boolean isLive) {
    if (isLive) {
      return "LIVE";
    }
    return timeline.isRecording()
        ? "RECORDING " + timeline.timeText() + " · To its end"
        : "PAST " + timeline.timeText() + " · Back to live";
  }

  private static String name(Stride stride) {
    return stride == Stride.ENTRY
        ? "event"
        : stride == Stride.STATE ? "state change" : stride.name().toLowerCase(Locale.ROOT);
  }

  private static String name(double speed) {
    return speed < 1 ? "¼×" : "%.0f×".formatted(speed);
  }

  private static Button button(String id, String words, String icon, Runnable action) {
    var button = new Button();
    button.setId(id);
    button.setAccessibleText(words);
    var graphic = new Region();
    graphic.getStyleClass().addAll("icon", icon);
    button.setGraphic(graphic);
    button.setTooltip(new Tooltip(words));
    button.setOnAction(event -> action.run());
    return button;
  }

  private static void describe(Node control, String words) {
    Tooltip.install(control, new Tooltip(words));
    control.setAccessibleHelp(words);
  }

  static MenuItem item(String text, Runnable action) {
    var item = new MenuItem(text);
    item.setOnAction(event -> action.run());
    return item;
  }

  private static Menu menu(String text, List<MenuItem> items) {
    var menu = new Menu(text);
    menu.getItems().setAll(items);
    return menu;
  }
}
