package hearsay.viz.graph;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/// Shows a [GraphLoad] in a real stage for a while and counts the pictures. Starts the toolkit, so
/// a process can do it once; on which platform, and whether faster than 60 pictures a second, is up
/// to its system properties.
public final class GraphSpeed {
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final double WIDTH = 1_280;
  private static final double HEIGHT = 800;

  private GraphSpeed() {}

  /// @param framesPerSecond pictures shown
  /// @param cpuShare of one core, of the whole process, 1 for all of it
  public record Speed(double framesPerSecond, double cpuShare) {}

  /// Call from any thread but the toolkit's. Ends the toolkit.
  ///
  /// @param span how long pictures are counted, after a warm-up
  public static Speed measure(int nodes, int dots, Duration span) {
    var speed = new CompletableFuture<Speed>();
    Platform.startup(
        () -> {
          var load = new GraphLoad(WIDTH, HEIGHT, nodes, dots, 1);
          var stage = new Stage();
          stage.setScene(new Scene(new Pane(load.node()), WIDTH, HEIGHT));
          stage.show();
          new Count(load, span, speed).start();
        });
    try {
      return speed.join();
    } finally {
      Platform.exit();
    }
  }

  private static final class Count extends AnimationTimer {
    private final GraphLoad load;
    private final long spanNanos;
    private final CompletableFuture<Speed> speed;
    private final long beganNanos = System.nanoTime();
    private long countedSinceNanos;
    private long cpuNanos;
    private long frames;

    Count(GraphLoad load, Duration span, CompletableFuture<Speed> speed) {
      this.load = load;
      this.spanNanos = span.toNanos();
      this.speed = speed;
    }

    @Override
    public void handle(long ignored) {
      var now = System.nanoTime();
      load.frame(now - beganNanos);
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

    private static long processCpuNanos() {
      return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }
  }
}
