package hearsay.viz;

import hearsay.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The lab as a desktop application: remembers its settings, starts the cluster, shows the window, and ends both when the
/// window closes.
public final class LabApplication extends Application {
  private static final Logger LOG = LoggerFactory.getLogger(LabApplication.class);

  private final SettingsFile file =
      SettingsFile.ofPlatform(
          System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));

  private @Nullable LabViewModel viewModel;
  private SettingsFile.Loaded loaded = new SettingsFile.Loaded(LabSettings.FIRST, "");
  private LabSettings atEnd = LabSettings.FIRST;

  /// For the JavaFX launcher; call [#show].
  public LabApplication() {}

  /// Shows the lab and returns once its window is closed and its nodes are stopped.
  ///
  /// @throws UnsupportedOperationException if there is no display
  public static void show(LabOptions options) {
    Application.launch(LabApplication.class, options.toArguments().toArray(String[]::new));
  }

  /// On the launcher's thread: listeners open before there is a window to freeze.
  @Override
  public void init() throws IOException {
    loaded = file.load();
    var options = LabOptions.ofArguments(getParameters().getNamed());
    viewModel = new LabViewModel(Cluster.start(options.cluster(loaded.settings())), loaded.settings());
  }

  @Override
  public void start(Stage stage) {
    if (viewModel == null) {
      throw new IllegalStateException("an application is initialized before it starts");
    }
    var model = viewModel;
    if (!loaded.trouble().isEmpty()) {
      model.notices().add(Notice.advising(loaded.trouble(), "Nothing else is lost."));
    }
    var window = new LabWindow(stage, model);
    stage.setOnHiding(event -> atEnd = model.settings(stage.getWidth(), stage.getHeight()));
    window.show(loaded.settings().width(), loaded.settings().height());
  }

  @Override
  public void stop() {
    if (viewModel != null) {
      viewModel.close();
      remember();
    }
  }

  /// The window is gone, so trouble can only be logged.
  private void remember() {
    try {
      file.save(atEnd);
    } catch (IOException e) {
      LOG.warn("The settings could not be written to {}: {}", file.path(), e.getMessage());
    }
  }
}
