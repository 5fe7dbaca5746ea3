package hearsay.viz;

import hearsay.cluster.Cluster;
import hearsay.journal.session.SessionException;
import hearsay.journal.session.SessionFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The lab as a desktop application: remembers its settings, starts the cluster, shows the window,
/// and ends both when the window closes.
public final class LabApplication extends Application {
  private static final Logger LOG = LoggerFactory.getLogger(LabApplication.class);

  /// Why there is no cluster to show. JavaFX makes its own instance of this class, so that [#show]
  /// can only look here.
  private static final AtomicReference<@Nullable IOException> FAILURE = new AtomicReference<>();

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
  /// @throws IOException if the nodes can't listen
  public static void show(LabOptions options) throws IOException {
    FAILURE.set(null);
    Application.launch(LabApplication.class, options.toArguments().toArray(String[]::new));
    var failure = FAILURE.get();
    if (failure != null) {
      throw failure;
    }
  }

  /// On the launcher's thread: listeners open before there is a window to freeze.
  @Override
  public void init() {
    loaded = file.load();
    var options = LabOptions.ofArguments(getParameters().getNamed());
    try {
      viewModel = viewModel(options);
    } catch (IOException e) {
      FAILURE.set(e);
    }
  }

  private LabViewModel viewModel(LabOptions options) throws IOException {
    var usual = options.cluster(loaded.settings());
    var file = options.session();
    if (file == null) {
      return new LabViewModel(Cluster.start(usual), loaded.settings());
    }
    try {
      var session = SessionFile.read(file, progress -> {});
      return new LabViewModel(
          session, String.valueOf(file.getFileName()), usual, loaded.settings());
    } catch (SessionException e) {
      throw new IOException("%s can't be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static String folder(Path file) {
    var parent = file.toAbsolutePath().getParent();
    return (parent == null ? file : parent).toUri().toString();
  }

  @Override
  public void start(Stage stage) {
    if (viewModel == null) {
      Platform.exit();
      return;
    }
    var model = viewModel;
    if (!loaded.trouble().isEmpty()) {
      model.notices().add(Notice.advising(loaded.trouble(), "Nothing else is lost."));
    }
    model.showFilesBy(shown -> getHostServices().showDocument(folder(shown)));
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
