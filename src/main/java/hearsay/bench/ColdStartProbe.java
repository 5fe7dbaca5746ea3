package hearsay.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Starts the small cluster, lets it meet over one operation, and then watches it do nothing.
record ColdStartProbe(Journalling journal) implements Probe {
  /// After the last change rounds back off, to ten sync intervals at most; by then they have.
  private static final Duration SETTLING = Duration.ofSeconds(4);

  @Override
  public String name() {
    return "start-journal-" + journal.word();
  }

  @Override
  public void run(Effort effort, Marks marks) throws IOException, InterruptedException {
    if (journal == Journalling.ON) {
      try (var mesh = ClusterMesh.start(effort.nodes())) {
        watch(mesh, mesh::bytesSent, effort, marks);
      }
    } else {
      try (var mesh = LooseMesh.start(effort.nodes())) {
        watch(mesh, mesh::bytesSent, effort, marks);
      }
    }
  }

  private interface Traffic {
    long bytesSent();
  }

  private static void watch(Mesh mesh, Traffic traffic, Effort effort, Marks marks)
      throws InterruptedException {
    mesh.increment(0);
    mesh.awaitAll(1);
    marks.mark("met");

    sleep(effort.equals(Effort.QUICK) ? effort.span() : SETTLING);
    Footprint.now().mark(marks);

    var bytesBefore = traffic.bytesSent();
    var cpuBefore = cpuMillis();
    var started = System.nanoTime();
    sleep(effort.span());
    var seconds = (System.nanoTime() - started) / 1e9;
    marks.mark("cpu", (cpuMillis() - cpuBefore) / seconds);
    marks.mark("traffic", (traffic.bytesSent() - bytesBefore) / seconds);
  }

  private static void sleep(Duration duration) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(duration.toMillis());
  }

  /// CPU time of the whole process so far; the system counts it in steps of about 10 ms.
  private static long cpuMillis() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }
}
