package hearsay.viz.faults;

import hearsay.viz.LabViewModel;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Sets what is wrong with links. It only binds; [FaultsViewModel] decides. Application thread
/// only.
public final class FaultsPane extends StackPane {
  /// Rows of the list of faulty links, more are scrolled to.
  private static final int LIST_ROWS = 5;

  private static final double ROW_EMS = 2.2;

  private final FaultsViewModel model;

  public FaultsPane(LabViewModel lab) {
    model = new FaultsViewModel(lab);
    setId("faultsPane");
    getStyleClass().add("faults");
    var change =
        new VBox(scopes(), hint(), cut(), fields(), text(model.timeProperty(), "quiet"), preview());
    change.getStyleClass().add("section");
    change.getChildren().addAll(changeButtons(), historyButtons());
    var frame = frame();
    var body = new VBox(frame, change);
    body.getStyleClass().add("sections");
    body.disableProperty().bind(model.obstacleProperty().isNotEmpty());
    var all = new VBox(body, list());
    all.getStyleClass().add("sections");
    var scroll = new ScrollPane(all);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().add(new VBox(obstacle(), scroll));
  }

  /// The view model, for tests.
  FaultsViewModel viewModel() {
    return model;
  }

  private Node obstacle() {
    var words = text(model.obstacleProperty(), "obstacle");
    words.setId("faultsObstacle");
    return words;
  }

  private Node scopes() {
    var group = new ToggleGroup();
    Map<Scope, ToggleButton> buttons = new EnumMap<>(Scope.class);
    var row = new HBox();
    row.getStyleClass().add("scopes");
    for (var scope : Scope.values()) {
      var button = new ToggleButton();
      button.setId("scope-" + scope);
      button.textProperty().bind(model.linkProperty().map(scope::words).orElse(scope.words(null)));
      button.setToggleGroup(group);
      button.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(button, Priority.ALWAYS);
      if (scope != Scope.ALL) {
        button.disableProperty().bind(model.linkProperty().isNull());
      }
      button.setOnAction(
          event -> {
            model.scopeProperty().set(scope);
            button.setSelected(true);
          });
      buttons.put(scope, button);
      row.getChildren().add(button);
    }
    model
        .scopeProperty()
        .subscribe(scope -> buttons.forEach((its, button) -> button.setSelected(its == scope)));
    return row;
  }

  private Node hint() {
    var hint = label("Click a link to set it alone.", "quiet");
    showWhile(hint, model.linkProperty().isNull());
    return hint;
  }

  private Node cut() {
    var cut = new CheckBox("Cut: nothing passes, no socket");
    cut.setId("faultCut");
    cut.selectedProperty().bindBidirectional(model.form().cutProperty());
    cut.indeterminateProperty().bindBidirectional(model.form().cutMixedProperty());
    return cut;
  }

  private Node fields() {
    var rows = new VBox();
    rows.getStyleClass().add("fields");
    for (var field : model.form().fields()) {
      rows.getChildren().add(new FaultRow(field, model::apply));
    }
    return rows;
  }

  private Node preview() {
    var words = text(model.previewProperty(), "preview");
    words.setId("faultsPreview");
    return words;
  }

  private Node changeButtons() {
    var apply = button("Apply", "faultsApply", model::apply);
    apply.getStyleClass().add("accent");
    apply.disableProperty().bind(model.applicableProperty().not());
    return row(
        apply,
        button("Reset", "faultsReset", model::reset),
        button("No faults", "faultsClear", model::clear));
  }

  private Node historyButtons() {
    var undo = button("Undo", "faultsUndo", model::undo);
    var redo = button("Redo", "faultsRedo", model::redo);
    explain(undo, "Undo: ", model.undoableProperty());
    explain(redo, "Redo: ", model.redoableProperty());
    return row(undo, redo);
  }

  /// Says which step, and is disabled if there is none.
  private static void explain(Button button, String verb, ObservableValue<String> step) {
    var tip = new Tooltip();
    tip.textProperty().bind(step.map(verb::concat));
    button.setTooltip(tip);
    button.disableProperty().bind(step.map(String::isEmpty));
  }

  private Node frame() {
    var frame = model.frame();
    var drop = button("Drop this frame", "dropFrame", frame::drop);
    var duplicate = button("Duplicate this frame", "duplicateFrame", frame::duplicate);
    drop.disableProperty().bind(frame.onItsWayProperty().not());
    duplicate.disableProperty().bind(frame.onItsWayProperty().not());
    var section =
        new VBox(heading("This frame"), text(frame.wordsProperty(), "words"), row(drop, duplicate));
    section.getStyleClass().add("section");
    showWhile(section, Bindings.isNotEmpty(frame.wordsProperty()));
    return section;
  }

  private Node list() {
    var list = new ListView<>(model.faultyLinks());
    list.setId("faultyLinks");
    list.setCellFactory(FaultyLinkCell::new);
    list.setPlaceholder(label("None", "quiet"));
    list.setStyle("-fx-pref-height: " + LIST_ROWS * ROW_EMS + "em;");
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            row -> {
              if (row != null) {
                model.select(row.link());
              }
            });
    var heading = heading("");
    heading
        .textProperty()
        .bind(Bindings.size(model.faultyLinks()).asString("Links with faults now: %d"));
    var section = new VBox(heading, list);
    section.getStyleClass().add("section");
    return section;
  }

  private static final class FaultyLinkCell extends ListCell<FaultyLink> {
    /// Room for the scroll bar.
    private static final double BESIDE = 24;

    FaultyLinkCell(ListView<FaultyLink> list) {
      setWrapText(true);
      prefWidthProperty().bind(list.widthProperty().subtract(BESIDE));
    }

    @Override
    protected void updateItem(FaultyLink row, boolean isEmpty) {
      super.updateItem(row, isEmpty);
      setText(isEmpty || row == null ? "" : row.link() + "  " + row.words());
    }
  }

  private static Label heading(String words) {
    return label(words, "heading");
  }

  private static Label label(String words, String style) {
    var label = new Label(words);
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    label.getStyleClass().add(style);
    return label;
  }

  /// There only while there are words.
  private static Label text(ObservableValue<String> words, String style) {
    var label = label("", style);
    label.textProperty().bind(words);
    showWhile(label, words.map(text -> !text.isEmpty()));
    return label;
  }

  private static void showWhile(Node node, ObservableValue<Boolean> condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(condition);
  }

  private static Button button(String words, String id, Runnable action) {
    var button = new Button(words);
    button.setId(id);
    button.setOnAction(event -> action.run());
    return button;
  }

  private static Node row(Node... buttons) {
    var row = new FlowPane(buttons);
    row.getStyleClass().add("buttons");
    return row;
  }
}
