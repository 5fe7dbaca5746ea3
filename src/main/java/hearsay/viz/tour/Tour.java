package hearsay.viz.tour;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.cluster.DiscoveryChoice;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import hearsay.journal.session.SessionFile;
import hearsay.journal.session.WholeFile;
import hearsay.viz.LabSettings;
import hearsay.viz.LabViewModel;
import hearsay.viz.LabWindow;
import hearsay.viz.PaceScale;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The main job of the lab without anybody at the mouse: clicks, concurrent clicks under both
/// rules, a cut with clicks on both sides, heal, convergence, a crash that loses nothing, a look at
/// what happened; pictures of the real window and a table of what was to be seen. Needs JavaFX's
/// headless platform or a display, and takes well under two minutes.
public final class Tour {
  /// Two sides of two nodes each are the least that can disagree in public.
  public static final int MIN_NODES = 4;

  /// With more, cards become so small that a visitor would open them first.
  public static final int MAX_NODES = 12;

  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  private static final long SEED = 1;

  /// A tour disturbs nobody who listens on the usual port.
  private static final int ANY_PORT = 0;

  private final int nodes;
  private final Path directory;
  private final @Nullable Path recording;
  private final Consumer<String> out;

  /// @param nodes [#MIN_NODES] to [#MAX_NODES]
  /// @param directory gets the pictures
  /// @param recording gets what happened under the first rule, as a session; null for nowhere
  /// @param out is told every line of the table
  public Tour(int nodes, Path directory, @Nullable Path recording, Consumer<String> out) {
    this.nodes = nodes;
    this.directory = directory;
    this.recording = recording;
    this.out = out;
  }

  /// Plays the tour through these rules in turn and ends JavaFX. Not on the application thread;
  /// once in a process.
  ///
  /// @return whether everything that had to happen did
  /// @throws IOException if the nodes can't listen or the pictures not be written
  public boolean play(List<CounterRule> rules) throws IOException {
    Camera.prepare(directory);
    if (recording != null) {
      WholeFile.checkPlace(recording);
    }
    Platform.startup(() -> Platform.setImplicitExit(false));
    try (var viewModel =
        new LabViewModel(Cluster.start(cluster(rules.getFirst())), LabSettings.FIRST)) {
      var window = FxThread.get(() -> open(viewModel));
      try {
        return play(rules, window, viewModel);
      } finally {
        FxThread.run(window::close);
      }
    } finally {
      Platform.exit();
    }
  }

  private boolean play(List<CounterRule> rules, LabWindow window, LabViewModel viewModel)
      throws IOException {
    var guide = new Guide(window, new Camera(window, directory), out);
    out.accept(Step.HEAD);
    try {
      for (var rule : rules) {
        switch (rule) {
          case PN -> new PnChapter(guide).play();
          case PART0 -> new PartZeroChapter(guide).play();
        }
        if (recording != null && rule == rules.getFirst()) {
          var session = FxThread.get(() -> viewModel.sessions().present());
          SessionFile.write(recording, session, progress -> {});
        }
      }
      if (rules.contains(CounterRule.PN)) {
        new MemoryChapter(guide).play();
        new HistoryChapter(guide).play();
      }
    } catch (TourFailure e) {
      out.accept("The tour broke off: " + e.getMessage());
      return false;
    }
    return guide.isAllAsExpected();
  }

  private static LabWindow open(LabViewModel viewModel) {
    var window = new LabWindow(new Stage(), viewModel);
    window.show(WIDTH, HEIGHT);
    return window;
  }

  private ClusterSettings cluster(CounterRule rule) {
    return new ClusterSettings(
            nodes, rule, Topology.MESH, PaceScale.LECTURE_NANOS, SEED, ClusterSettings.Network.TCP)
        .withDiscovery(new DiscoveryChoice.Embedded(discoveryPort()));
  }

  private static int discoveryPort() {
    try (var probe =
        new ServerSocket(DiscoveryChoice.USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      return ANY_PORT;
    }
  }
}
