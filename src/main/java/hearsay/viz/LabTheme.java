package hearsay.viz;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// Dresses a scene as the appearance says: theme, size of text, and style classes that the style
/// sheets ask for.
final class LabTheme {
  private static final List<String> SHEETS =
      List.of(
          "hearsay.css", "graph.css", "window.css", "spacetime.css", "inspector.css", "faults.css");

  private final LabViewModel viewModel;
  private final Parent root;

  private LabTheme(LabViewModel viewModel, Parent root) {
    this.viewModel = viewModel;
    this.root = root;
  }

  static void dress(Scene scene, LabViewModel viewModel) {
    var theme = new LabTheme(viewModel, scene.getRoot());
    SHEETS.stream().map(LabTheme::sheet).forEach(scene.getStylesheets()::add);
    var appearance = viewModel.appearance();
    appearance.darkProperty().subscribe(theme::lightOrDark);
    appearance.projectorProperty().subscribe(isProjector -> theme.sizeText());
    appearance.levelProperty().subscribe(level -> theme.sizeText());
    appearance.scaleProperty().subscribe(scale -> theme.sizeText());
  }

  private void lightOrDark(boolean isDark) {
    Application.setUserAgentStylesheet(
        isDark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    mark("dark", isDark);
  }

  private void sizeText() {
    var appearance = viewModel.appearance();
    mark("projector", appearance.projectorProperty().get());
    mark("lecture", appearance.levelProperty().get() == LabViewModel.Level.LECTURE);
    root.setStyle("-fx-font-size: " + appearance.textSize().get() + "px;");
  }

  private void mark(String styleClass, boolean isSet) {
    root.getStyleClass().remove(styleClass);
    if (isSet) {
      root.getStyleClass().add(styleClass);
    }
  }

  private static String sheet(String name) {
    var url = LabTheme.class.getResource("/hearsay/assets/styles/" + name);
    return Objects.requireNonNull(url, () -> "the style sheet " + name + " is part of the program")
        .toExternalForm();
  }
}
