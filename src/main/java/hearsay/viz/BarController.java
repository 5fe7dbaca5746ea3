package hearsay.viz;

import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Binds the bar above the graph.
public final class BarController {
  private static final PseudoClass PAUSED = PseudoClass.getPseudoClass("paused");
  private static final List<Integer> NODE_COUNTS = List.of(2, 3, 5, 8, 10, 20, 30, 60, 100);

  private final LabViewModel viewModel;
  private final Panels panels;
  private final LogMenu logMenu;
  private final FileMenu fileMenu;

  /// Shift was down when Step was clicked.
  private boolean isFrameStep;

  @FXML private FoldingBar bar;
  @FXML private Button pause;
  @FXML private Region pauseIcon;
  @FXML private Button step;
  @FXML private HBox paceBox;
  @FXML private Label paceLabel;
  @FXML private Slider pace;
  @FXML private Label paceText;
  @FXML private MenuButton rule;
  @FXML private MenuButton topology;
  @FXML private MenuButton nodes;
  @FXML private MenuButton log;
  @FXML private ToggleButton architecture;
  @FXML private ToggleButton inspectorToggle;
  @FXML private ToggleButton timelineToggle;
  @FXML private MenuButton file;
  @FXML private Button amnesia;
  @FXML private Button partition;
  @FXML private Button healAll;
  @FXML private Button undo;
  @FXML private Button redo;
  @FXML private Button startOver;
  @FXML private MenuButton level;
  @FXML private Button theme;
  @FXML private Button help;
  @FXML private MenuButton more;

  BarController(LabViewModel viewModel, Panels panels, FileMenu fileMenu) {
    this.viewModel = viewModel;
    this.panels = panels;
    this.fileMenu = fileMenu;
    logMenu = new LogMenu(viewModel);
  }

  @FXML
  private void initialize() {
    bindPace();
    bindLinks();
    bindCluster();
    bindMemory();
    bindPanes();
    level.textProperty().bind(viewModel.appearance().levelProperty().map(BarController::name));
    level.getItems().setAll(levelChoices());
    step.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> isFrameStep = event.isShiftDown());
    describe();
    letFold();
    viewModel.appearance().levelProperty().addListener(change -> bar.refold());
    viewModel.appearance().projectorProperty().addListener(change -> bar.refold());
  }

  private void bindPace() {
    var paused = viewModel.pace().pausedProperty();
    pause.textProperty().bind(Bindings.when(paused).then("Play").otherwise("Pause"));
    paused.addListener((property, before, now) -> pauseIcon.pseudoClassStateChanged(PAUSED, now));
    pace.valueProperty().bindBidirectional(viewModel.pace().positionProperty());
    paceText.textProperty().bind(viewModel.pace().textProperty());
    // "1.2 s a hop" says it, too, where room is scarce.
    var isLecture = viewModel.appearance().levelProperty().isEqualTo(LabViewModel.Level.LECTURE);
    paceLabel.visibleProperty().bind(isLecture);
    paceLabel.managedProperty().bind(isLecture);
  }

  private void bindLinks() {
    var links = viewModel.links();
    var isShut = viewModel.obstacleProperty().isNotEmpty();
    healAll.disableProperty().bind(links.somethingToHealProperty().not().or(isShut));
    undo.disableProperty().bind(links.undoableProperty().isEmpty().or(isShut));
    redo.disableProperty().bind(links.redoableProperty().isEmpty().or(isShut));
    // What starts a fresh cluster may be done in the past, too; the rest would change the present.
    for (var control : List.of(pause, step, paceBox, topology, nodes, partition, amnesia)) {
      control.disableProperty().bind(isShut);
    }
  }

  private void bindPanes() {
    inspectorToggle.selectedProperty().bindBidirectional(viewModel.panes().rightProperty());
    timelineToggle.selectedProperty().bindBidirectional(viewModel.panes().bottomProperty());
    inspectorToggle.setAccessibleText("Inspector");
    timelineToggle.setAccessibleText("Timeline");
    tip(inspectorToggle, "Inspector: what a node, a link, a message holds (I)");
    tip(timelineToggle, "Timeline: look at the past (T)");
    file.getItems().setAll(fileItems());
    file.setOnShowing(event -> file.getItems().setAll(fileItems()));
  }

  private List<MenuItem> fileItems() {
    var scene = bar.getScene();
    return fileMenu.items(scene == null ? null : scene.getWindow());
  }

  private void bindCluster() {
    var choice = viewModel.choice();
    rule.textProperty().bind(choice.ruleProperty().map(ClusterChoice::name));
    topology.textProperty().bind(choice.topologyProperty().map(ClusterChoice::name));
    nodes.textProperty().bind(choice.nodesProperty().asString("Nodes: %d"));
    rule.getItems().setAll(ruleChoices());
    topology.getItems().setAll(topologyChoices());
    nodes.getItems().setAll(nodeChoices());
    startOver.disableProperty().bind(viewModel.progressProperty().isNotEmpty());
  }

  private void bindMemory() {
    var logged = viewModel.choice().loggedProperty();
    log.textProperty().bind(logged.map(LogMenu::text));
    log.getItems().setAll(logMenu.items());
    log.setOnShowing(event -> log.getItems().setAll(logMenu.items()));
    amnesia
        .textProperty()
        .bind(
            Bindings.when(viewModel.appearance().projectorProperty())
                .then("Amnesia")
                .otherwise("Amnesia: broken on purpose"));
    viewModel.amnesia().onProperty().addListener(changed -> bar.refold());
    viewModel.amnesia().obstacleProperty().addListener(changed -> bar.refold());
    var shown = viewModel.architectureProperty();
    architecture.setSelected(shown.get());
    shown.addListener((property, before, now) -> architecture.setSelected(now));
    shown.addListener(changed -> bar.refold());
  }

  private List<MenuItem> ruleChoices() {
    return choices(List.of(CounterRule.values()), ClusterChoice::name, viewModel.choice()::askFor);
  }

  private List<MenuItem> topologyChoices() {
    return choices(
        List.of(Topology.values()), ClusterChoice::name, viewModel.choice()::setTopology);
  }

  private List<MenuItem> nodeChoices() {
    var byOne =
        Stream.of(
            item("One more", () -> viewModel.choice().addOne()),
            item("One less", () -> viewModel.choice().removeOne()));
    var counts = choices(NODE_COUNTS, Object::toString, viewModel.choice()::setNodes);
    return Stream.concat(byOne, counts.stream()).toList();
  }

  private List<MenuItem> paceChoices() {
    return choices(
        List.of(
            PaceScale.REAL_TIME_NANOS,
            PaceScale.LIVELY_NANOS,
            PaceScale.LECTURE_NANOS,
            PaceScale.SLOWEST_NANOS),
        PaceScale::text,
        viewModel.pace()::setHopNanos);
  }

  private List<MenuItem> levelChoices() {
    return choices(
        List.of(LabViewModel.Level.values()),
        BarController::name,
        viewModel.appearance().levelProperty()::set);
  }

  /// The least needed folds first; Pause, Partition, Heal all and Help never do.
  private void letFold() {
    bar.foldInto(more);
    bar.foldable(theme, () -> true, () -> item("Light or dark", this::toggleTheme));
    bar.foldable(redo, this::isExploring, () -> like(redo, "Redo", this::redo));
    bar.foldable(
        architecture,
        this::isExploring,
        () ->
            item(
                architecture.isSelected() ? "Hide the architecture" : "Architecture",
                viewModel.architecture()::toggle));
    bar.foldable(log, this::isExploring, () -> menu(log.getText(), logMenu.items()));
    bar.foldable(file, () -> true, () -> menu("File", fileItems()));
    bar.foldable(level, () -> true, () -> menu("Level", levelChoices()));
    bar.foldable(startOver, () -> true, () -> like(startOver, "Start over", this::startOver));
    bar.foldable(nodes, this::isExploring, () -> menu(nodes.getText(), nodeChoices()));
    bar.foldable(
        topology,
        this::isExploring,
        () -> menu("Topology: " + topology.getText(), topologyChoices()));
    bar.foldable(
        timelineToggle,
        this::isExploring,
        () ->
            item(
                timelineToggle.isSelected() ? "Hide the timeline" : "Timeline",
                viewModel.panes()::toggleBottom));
    bar.foldable(
        inspectorToggle,
        this::isExploring,
        () ->
            item(
                inspectorToggle.isSelected() ? "Hide the inspector" : "Inspector",
                viewModel.panes()::toggleRight));
    bar.foldable(rule, this::isExploring, () -> menu("Rule: " + rule.getText(), ruleChoices()));
    bar.foldable(paceBox, () -> true, () -> menu("Pace: " + paceText.getText(), paceChoices()));
    bar.foldable(undo, this::isExploring, () -> like(undo, "Undo", this::undo));
    bar.foldable(step, () -> true, () -> item("Step", this::step));
    bar.foldable(
        amnesia,
        viewModel.amnesia().onProperty()::get,
        () -> item("Amnesia, broken on purpose: switch off", this::endAmnesia));
  }

  private boolean isExploring() {
    return viewModel.appearance().levelProperty().get() != LabViewModel.Level.LECTURE;
  }

  private void describe() {
    tip(pause, "Space");
    tip(step, "Run on until a node learns something (Page Down)");
    tip(healAll, "Open every cut link");
    tip(startOver, "Same nodes and settings, counters 0");
    tip(theme, "Light or dark");
    tip(help, "All keys");
    tip(log, "With a log, an operation is acknowledged once on disk; it survives a crash");
    tip(architecture, "The discovery server, and who registers with it (A)");
    tip(
        amnesia,
        "Broken on purpose: restarted nodes forget, but keep their name. Click to mend it");
    tip(undo, "Take back the last cut or heal (Ctrl+Z)");
    tip(redo, "Do it again (Ctrl+Y)");
    undo.setAccessibleText("Undo");
    redo.setAccessibleText("Redo");
    pace.setAccessibleText("Pace");
  }

  private static void tip(ButtonBase button, String text) {
    button.setTooltip(new Tooltip(text));
    button.setAccessibleHelp(text);
  }

  private static String name(LabViewModel.Level level) {
    return switch (level) {
      case LECTURE -> "Lecture";
      case EXPLORE -> "Explore";
      case EXPERT -> "Expert";
    };
  }

  private static <T> List<MenuItem> choices(
      List<T> values, Function<T, String> name, Consumer<T> chosen) {
    return values.stream()
        .map(value -> item(name.apply(value), () -> chosen.accept(value)))
        .toList();
  }

  private static MenuItem item(String text, Runnable action) {
    var item = new MenuItem(text);
    item.setOnAction(event -> action.run());
    return item;
  }

  /// An item that is disabled while the control that it stands for is.
  private static MenuItem like(Button button, String text, Runnable action) {
    var item = item(text, action);
    item.disableProperty().bind(button.disableProperty());
    return item;
  }

  private static Menu menu(String text, List<MenuItem> items) {
    var menu = new Menu(text);
    menu.getItems().setAll(items);
    return menu;
  }

  @FXML
  private void togglePause() {
    viewModel.pace().togglePause();
  }

  @FXML
  private void step() {
    if (isFrameStep) {
      viewModel.pace().stepFrame();
    } else {
      viewModel.pace().step();
    }
    isFrameStep = false;
  }

  @FXML
  private void togglePartition() {
    var below = partition.localToScene(0, partition.getHeight());
    panels.togglePartition(below);
  }

  @FXML
  private void healAll() {
    viewModel.links().healAll();
  }

  @FXML
  private void undo() {
    viewModel.links().undo();
  }

  @FXML
  private void redo() {
    viewModel.links().redo();
  }

  @FXML
  private void startOver() {
    viewModel.choice().startOver();
  }

  @FXML
  private void toggleArchitecture() {
    viewModel.architecture().toggle();
  }

  @FXML
  private void endAmnesia() {
    viewModel.amnesia().toggle();
  }

  @FXML
  private void toggleTheme() {
    viewModel.appearance().darkProperty().set(!viewModel.appearance().darkProperty().get());
  }

  @FXML
  private void toggleHelp() {
    panels.toggleHelp();
  }
}
