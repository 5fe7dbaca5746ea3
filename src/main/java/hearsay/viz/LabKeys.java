package hearsay.viz;

import hearsay.viz.graph.GraphView;
import java.util.EnumSet;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The keyboard. Keys work wherever the focus is, except that arrows belong to a focused slider or
/// panel.
final class LabKeys {
  private final LabViewModel viewModel;
  private final Panels panels;
  private final GraphView graph;
  private final FileMenu files;
  private final Timeline timeline;

  /// Whether the last key that went down was a command: then the letter that follows is none.
  private boolean isTaken;

  private final Set<KeyCode> down = EnumSet.noneOf(KeyCode.class);

  LabKeys(LabViewModel viewModel, Panels panels, GraphView graph, FileMenu files) {
    this.viewModel = viewModel;
    this.panels = panels;
    this.graph = graph;
    this.files = files;
    timeline = viewModel.timeline();
  }

  void listenTo(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(scene, event));
    scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> released(scene, event));
    scene.addEventFilter(KeyEvent.KEY_TYPED, event -> typed(scene, event));
    // A key that goes up in another window is never heard of here.
    scene.windowProperty().flatMap(Window::focusedProperty).subscribe(any -> down.clear());
  }

  private void pressed(Scene scene, KeyEvent event) {
    if (isWriting(scene) && !event.isShortcutDown()) {
      isTaken = false;
      return;
    }
    var isRepeat = !down.add(event.getCode());
    var isOurs =
        event.isShortcutDown()
            ? withShortcut(scene, event, isRepeat)
            : event.getCode().isArrowKey() ? walk(scene, event) : isOnce(scene, event, isRepeat);
    isTaken = isOurs;
    if (isOurs) {
      event.consume();
    }
  }

  /// Letters belong to a text that is being written.
  private static boolean isWriting(Scene scene) {
    return scene.getFocusOwner() instanceof TextInputControl;
  }

  /// A button acts when Space goes up, too.
  private void released(Scene scene, KeyEvent event) {
    down.remove(event.getCode());
    if (event.getCode() == KeyCode.SPACE && !isWriting(scene)) {
      event.consume();
    }
  }

  /// Where ? lies depends on the keyboard, so it is read as a character.
  private void typed(Scene scene, KeyEvent event) {
    if (isTaken) {
      event.consume();
    } else if (!isWriting(scene) && event.getCharacter().equals("?")) {
      panels.toggleHelp();
      event.consume();
    }
  }

  private boolean withShortcut(Scene scene, KeyEvent event, boolean isRepeat) {
    switch (event.getCode()) {
      case PLUS, ADD, EQUALS -> viewModel.appearance().zoomIn();
      case MINUS, SUBTRACT -> viewModel.appearance().zoomOut();
      case DIGIT0, NUMPAD0 -> viewModel.appearance().resetZoom();
      case Z, Y -> {
        return undoOrRedo(scene, event, isRepeat);
      }
      case S -> once(isRepeat, () -> files.save(scene.getWindow()));
      case O -> once(isRepeat, () -> files.open(scene.getWindow()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void once(boolean isRepeat, Runnable action) {
    if (!isRepeat) {
      action.run();
    }
  }

  /// A text that is being written has an undo of its own.
  private boolean undoOrRedo(Scene scene, KeyEvent event, boolean isRepeat) {
    if (isWriting(scene)) {
      return false;
    }
    var isRedo = event.getCode() == KeyCode.Y || event.isShiftDown();
    once(isRepeat, isRedo ? viewModel.links()::redo : viewModel.links()::undo);
    return true;
  }

  /// A key held down acts once: a class must not see ten clicks that nobody made.
  private boolean isOnce(Scene scene, KeyEvent event, boolean isRepeat) {
    var action = action(scene, event);
    if (action == NOT_OURS) {
      return false;
    }
    if (!isRepeat) {
      action.run();
    }
    return true;
  }

  private static final Runnable NOT_OURS = () -> {};

  private Runnable action(Scene scene, KeyEvent event) {
    return switch (event.getCode()) {
      case SPACE -> timeline.isLive() ? viewModel.pace()::togglePause : timeline::togglePlaying;
      case ENTER -> enter(scene);
      case PAGE_DOWN -> timeline.isLive() ? step(event.isShiftDown()) : timeline::stepForward;
      case PAGE_UP -> this::stepBack;
      case END -> timeline.isLive() ? NOT_OURS : timeline::backToLive;
      case B -> this::bookmark;
      case I -> viewModel.panes()::toggleRight;
      case T -> viewModel.panes()::toggleBottom;
      case ESCAPE -> this::escape;
      case P -> this::toggleProjector;
      case L -> () -> viewModel.appearance().levelProperty().set(LabViewModel.Level.LECTURE);
      case E -> () -> viewModel.appearance().levelProperty().set(LabViewModel.Level.EXPLORE);
      case X -> () -> viewModel.appearance().levelProperty().set(LabViewModel.Level.EXPERT);
      case A -> viewModel.architecture()::toggle;
      case G -> () -> viewModel.nodes().runRound(viewModel.selectedNodeProperty().get());
      default -> count(event);
    };
  }

  /// In a lecture there is no timeline to step on.
  private void stepBack() {
    if (viewModel.panes().allowed().get()) {
      timeline.stepBack();
    } else {
      viewModel.pace().step();
    }
  }

  private void bookmark() {
    if (viewModel.panes().allowed().get()) {
      viewModel.panes().bottomProperty().set(true);
      timeline.names().ask(timeline.positionProperty().get());
    }
  }

  private Runnable count(KeyEvent event) {
    var digit = digit(event.getCode());
    if (digit == 0) {
      return NOT_OURS;
    }
    return () -> viewModel.operate("n" + digit, event.isShiftDown() ? -1 : 1);
  }

  private static int digit(KeyCode code) {
    var name = code.isDigitKey() ? code.getName() : "";
    return name.isEmpty() ? 0 : Character.digit(name.charAt(name.length() - 1), 10);
  }

  private Runnable step(boolean isFrame) {
    return isFrame ? viewModel.pace()::stepFrame : viewModel.pace()::step;
  }

  private Runnable enter(Scene scene) {
    if (!viewModel.armed().isEmpty()) {
      return viewModel::fireArmed;
    }
    return switch (scene.getFocusOwner()) {
      case MenuButton menu -> menu::show;
      case ButtonBase button -> button::fire;
      case null, default -> NOT_OURS;
    };
  }

  private void escape() {
    var judgement = viewModel.judgement();
    if (graph.cancelKnife() || panels.closeOne()) {
      return;
    }
    if (judgement.whyAskedProperty().get()) {
      judgement.whyAskedProperty().set(false);
    } else if (!viewModel.choice().questionProperty().get().isEmpty()) {
      viewModel.choice().keep();
    } else if (!viewModel.armed().isEmpty()) {
      viewModel.disarm();
    } else if (viewModel.insight().lightProperty().get() != Insight.Light.NONE) {
      viewModel.insight().lightsOff();
    } else if (!timeline.isLive() && !timeline.isRecording()) {
      timeline.backToLive();
    } else {
      viewModel.selectedNodeProperty().set("");
    }
  }

  private void toggleProjector() {
    viewModel
        .appearance()
        .projectorProperty()
        .set(!viewModel.appearance().projectorProperty().get());
  }

  /// Arrows go from card to card, unless a control that has the focus has its own use for them.
  private boolean walk(Scene scene, KeyEvent event) {
    var owner = scene.getFocusOwner();
    if (owner instanceof Slider
        || panels.partitionShownProperty().get()
        || isInGraph(owner)
        || isInPane(owner)) {
      return false;
    }
    Event.fireEvent(graph, event.copyFor(graph, graph));
    return true;
  }

  /// Panes and their dividers have a use of their own for arrows.
  private static boolean isInPane(@Nullable Node node) {
    return node != null
        && (node.getStyleClass().contains("right-pane")
            || node.getStyleClass().contains("timeline")
            || node.getStyleClass().contains("pane-divider")
            || isInPane(node.getParent()));
  }

  private boolean isInGraph(@Nullable Node node) {
    return node != null && (node == graph || isInGraph(node.getParent()));
  }
}
