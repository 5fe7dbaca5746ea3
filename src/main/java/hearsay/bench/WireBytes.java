package hearsay.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What an operation costs on the wire at a steady rate, everything counted that the nodes send
/// meanwhile, repair too.
final class WireBytes implements Benchmark {
  private static final int OPERATIONS_PER_SECOND = 200;
  private static final double ONE_WRITER_BUDGET = 260;
  private static final double ALL_WRITING_BUDGET = 450;
  private static final int WARM_UP_OPERATIONS = 100;

  @Override
  public String name() {
    return "wire";
  }

  @Override
  public String title() {
    return "bytes on the wire per operation at 200 operations a second";
  }

  @Override
  public List<Figure> run(Effort effort) throws IOException {
    var nodes = effort.nodes();
    // Eager and naive: the writer tells all others, and each of them, as it is news, all but the
    // writer and itself.
    var naive = (double) BareMesh.FRAME_BYTES * ((nodes - 1) + (nodes - 1) * (nodes - 2));
    return List.of(
        figure("bytes per operation, one writer", ONE_WRITER_BUDGET, effort, 1, naive),
        figure("bytes per operation, all writing", ALL_WRITING_BUDGET, effort, nodes, naive));
  }

  private static Figure figure(
      String name, double budget, Effort effort, int writers, double naiveBytes)
      throws IOException {
    try (var mesh = LooseMesh.start(effort.nodes())) {
      write(mesh, WARM_UP_OPERATIONS, writers, 0);
      var bytesBefore = mesh.bytesSent();
      var framesBefore = mesh.framesSent();
      var operations = (int) (OPERATIONS_PER_SECOND * effort.span().toMillis() / 1_000);
      write(mesh, operations, writers, WARM_UP_OPERATIONS);
      var bytes = (double) (mesh.bytesSent() - bytesBefore) / operations;
      var frames = (double) (mesh.framesSent() - framesBefore) / operations;
      return Figure.of(
              name, Journalling.OFF, Unit.BYTES_PER_OPERATION, new Budget.AtMost(budget), bytes)
          .noting(
              String.format(
                  Locale.ROOT, "%.1f frames; naive eager: %.0f B, reckoned", frames, naiveBytes));
    }
  }

  /// Paced by a schedule, not by pauses: a late operation does not delay the next.
  private static void write(Mesh mesh, int operations, int writers, long before) {
    var started = System.nanoTime();
    var gap = TimeUnit.SECONDS.toNanos(1) / OPERATIONS_PER_SECOND;
    for (var i = 0; i < operations; i++) {
      var due = started + i * gap;
      for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      mesh.increment(i % writers);
    }
    mesh.awaitAll(before + operations);
  }
}
