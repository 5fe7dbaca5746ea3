package hearsay.viz.inspector;

import hearsay.viz.LabViewModel;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What is selected, in full. Shows an [Inspection] and changes only what differs from the one
/// before, so that nothing flickers and what was scrolled to stays. Application thread only.
public final class InspectorPane extends StackPane {
  private final InspectorViewModel viewModel;
  private final Marking marking = new Marking();
  private final RowViews rows;
  private final Label title = new Label();
  private final Label subtitle = new Label();
  private final Label state = new Label();
  private final VBox sections = new VBox();
  private final ScrollPane scroll = new ScrollPane(sections);
  private final ActionBar actions;

  /// Follows the lab's pulses from now on.
  public InspectorPane(LabViewModel model) {
    viewModel = new InspectorViewModel(model);
    rows = new RowViews(marking, viewModel::select);
    actions = new ActionBar(viewModel);
    setId("inspectorPane");
    getStyleClass().add("inspector");
    sections.getStyleClass().add("sections");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    getChildren().add(new BorderPane(scroll, head(), null, actions, null));
    viewModel.inspectionProperty().addListener((property, before, now) -> show(before, now));
    model.addPulseListener(viewModel);
  }

  private HBox head() {
    title.getStyleClass().add("inspector-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    subtitle.getStyleClass().addAll("inspector-subtitle", Tone.QUIET.style());
    state.getStyleClass().add("inspector-state");
    state.setMinWidth(Region.USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(title, subtitle, gap, state);
    head.getStyleClass().add("inspector-head");
    return head;
  }

  private void show(Inspection before, Inspection now) {
    if (!before.title().equals(now.title()) || !before.subtitle().equals(now.subtitle())) {
      marking.clear();
      scroll.setVvalue(0);
    }
    title.setText(now.title());
    subtitle.setText(now.subtitle());
    state.setText(now.state());
    state.getStyleClass().setAll("label", "inspector-state", now.tone().style());
    for (int i = 0; i < now.sections().size(); i++) {
      if (i >= sections.getChildren().size()) {
        sections.getChildren().add(new SectionView(rows));
      }
      ((SectionView) sections.getChildren().get(i)).show(now.sections().get(i));
    }
    sections.getChildren().remove(now.sections().size(), sections.getChildren().size());
    actions.show(now.actions());
  }
}
