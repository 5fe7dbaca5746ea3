package hearsay.viz.spacetime;

import hearsay.viz.Insight;
import hearsay.viz.Selection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Shows the diagram of a busy cluster live in a real stage for a while and counts the pictures.
/// Starts the toolkit, so a process can do it once; on which platform, and whether faster than 60
/// pictures a second, is up to its system properties.
public final class DiagramSpeed {
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final double WIDTH = 1_280;
  private static final double HEIGHT = 250;
  private static final double EM = 12;
  private static final int ENTRIES_PER_SECOND = 1_000;

  private DiagramSpeed() {}

  /// @param framesPerSecond pictures shown
  /// @param cpuShare of one core, of the whole process, 1 for all of it
  public record Speed(double framesPerSecond, double cpuShare) {}

  /// With the present in view, as the window shows it. Call from any thread but the toolkit's. Ends
  /// the toolkit.
  ///
  /// @param entries how many are kept; about 1,000 are added in a second
  /// @param nodes at least 2
  /// @param span how long pictures are counted, after a warm-up
  public static Speed measure(int entries, int nodes, Duration span) {
    return measure(entries, nodes, span, false);
  }

  /// Likewise.
  ///
  /// @param isAllSeen whether all entries are in view at once, as after "Fit"
  public static Speed measure(int entries, int nodes, Duration span, boolean isAllSeen) {
    var speed = new CompletableFuture<Speed>();
    var load = new DiagramLoad(nodes, entries, 1);
    load.goOn(entries, entries * 1_000_000_000L / ENTRIES_PER_SECOND);
    Platform.startup(
        () -> {
          var pane = new DiagramPane();
          var stage = new Stage();
          stage.setScene(new Scene(pane, WIDTH, HEIGHT));
          stage.show();
          new Count(load, pane, isAllSeen, span, speed).start();
        });
    try {
      return speed.join();
    } finally {
      Platform.exit();
    }
  }

  private static final class Count extends AnimationTimer {
    private final DiagramLoad load;
    private final DiagramPane pane;
    private final boolean isAllSeen;
    private final long spanNanos;
    private final CompletableFuture<Speed> speed;
    private final DiagramReader reader = new DiagramReader();
    private final DiagramViewModel viewModel = new DiagramViewModel();
    private final long beganNanos = System.nanoTime();
    private long lastNanos = beganNanos;
    private long countedSinceNanos;
    private long cpuNanos;
    private long frames;

    Count(
        DiagramLoad load,
        DiagramPane pane,
        boolean isAllSeen,
        Duration span,
        CompletableFuture<Speed> speed) {
      this.load = load;
      this.pane = pane;
      this.isAllSeen = isAllSeen;
      this.spanNanos = span.toNanos();
      this.speed = speed;
    }

    @Override
    public void handle(long ignored) {
      var now = System.nanoTime();
      draw(now);
      if (countedSinceNanos == 0) {
        if (now - beganNanos >= WARM_UP.toNanos()) {
          countedSinceNanos = now;
          cpuNanos = processCpuNanos();
        }
        return;
      }
      frames++;
      var elapsed = now - countedSinceNanos;
      if (elapsed >= spanNanos) {
        stop();
        var cpu = processCpuNanos() - cpuNanos;
        speed.complete(new Speed(frames * 1e9 / elapsed, (double) cpu / elapsed));
      }
    }

    private void draw(long now) {
      var elapsed = now - lastNanos;
      var added = (int) (elapsed * ENTRIES_PER_SECOND / 1_000_000_000L);
      if (added > 0) {
        load.goOn(added, elapsed);
        lastNanos = now;
      }
      var journal = load.journal();
      var index = reader.read(journal, Long.MAX_VALUE, System.currentTimeMillis());
      if (isAllSeen) {
        viewModel.fit();
      }
      var moment =
          new DiagramViewModel.Moment(
              index.end(),
              load.clockNanos(),
              System.currentTimeMillis(),
              index.wallMillis(index.begin()),
              true,
              false,
              Selection.NONE,
              Insight.Light.NONE,
              List.of());
      pane.show(viewModel.frame(index, moment, WIDTH, HEIGHT, EM, 1), DiagramColors.of(false), 1);
    }

    private static long processCpuNanos() {
      return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }
  }
}
