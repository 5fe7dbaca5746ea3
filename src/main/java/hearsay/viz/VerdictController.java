package hearsay.viz;

import java.util.Arrays;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Binds the row of captions and the verdict below the graph.
public final class VerdictController {
  private final LabViewModel viewModel;

  @FXML private VBox root;
  @FXML private HBox caption;
  @FXML private Label captionText;
  @FXML private Button captionAction;
  @FXML private Button fire;
  @FXML private HBox pill;
  @FXML private Region shape;
  @FXML private FlowPane text;
  @FXML private Label words;
  @FXML private Label detail;

  VerdictController(LabViewModel viewModel) {
    this.viewModel = viewModel;
  }

  @FXML
  private void initialize() {
    bindCaption();
    bindVerdict();
  }

  private void bindCaption() {
    var current = viewModel.captions().currentProperty();
    captionText.textProperty().bind(current.map(Caption::text));
    // One thing at a time: a question waits for its answer, a caption can be missed.
    var isBusy =
        viewModel
            .choice()
            .questionProperty()
            .isNotEmpty()
            .or(viewModel.progressProperty().isNotEmpty())
            .or(viewModel.sessions().progressProperty().isNotEmpty());
    show(
        caption,
        Bindings.createBooleanBinding(
            () -> current.get().isShown() && !isBusy.get(), current, isBusy));
    captionAction.textProperty().bind(current.map(Caption::actionWords));
    show(captionAction, Bindings.createBooleanBinding(() -> current.get().hasAction(), current));
    show(fire, Bindings.isNotEmpty(viewModel.armed()));
  }

  private void bindVerdict() {
    var verdict = viewModel.judgement().verdictProperty();
    words.textProperty().bind(verdict.map(VerdictText::words));
    detail.textProperty().bind(verdict.map(VerdictText::detail));
    pill.accessibleTextProperty().bind(verdict.map(VerdictText::spoken));
    pill.setAccessibleRole(AccessibleRole.TEXT);
    text.prefWrapLengthProperty()
        .bind(words.widthProperty().add(detail.widthProperty()).add(text.hgapProperty()).add(1));
    letWrap(words);
    letWrap(detail);
    verdict.addListener((property, before, now) -> mark(now));
    mark(verdict.get());
  }

  /// A line as wide as the window allows, beside the icon and the button, and no wider.
  private void letWrap(Label label) {
    label
        .maxWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.max(200, root.getWidth() - 10 * label.getFont().getSize()),
                root.widthProperty(),
                label.fontProperty()));
  }

  private void mark(VerdictText verdict) {
    markOne(pill, VerdictText.Tone.values(), verdict.tone());
    markOne(shape, VerdictText.Shape.values(), verdict.shape());
  }

  /// Exactly one of the values is a pseudo-class of the node, as in `:good`.
  private static void markOne(Node node, Enum<?>[] values, Enum<?> present) {
    Arrays.stream(values)
        .forEach(
            value ->
                node.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(
                        value.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                    value == present));
  }

  private static void show(Node node, ObservableValue<Boolean> isShown) {
    node.visibleProperty().bind(isShown);
    node.managedProperty().bind(isShown);
  }

  @FXML
  private void act() {
    viewModel.act(viewModel.captions().currentProperty().get().action());
  }

  @FXML
  private void fire() {
    viewModel.fireArmed();
  }

  @FXML
  private void toggleWhy() {
    var asked = viewModel.judgement().whyAskedProperty();
    asked.set(!asked.get());
  }
}
