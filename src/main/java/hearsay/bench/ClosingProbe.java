package hearsay.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Closes a full mesh in the middle of its talk.
final class ClosingProbe implements Probe {
  private static final int TALK_MILLIS = 2_000;
  private static final int GAP_MILLIS = 5;

  @Override
  public String name() {
    return "closing";
  }

  @Override
  public void run(Effort effort, Marks marks) throws IOException, InterruptedException {
    try (var mesh = ClusterMesh.start(effort.talkers())) {
      for (var i = 0; i < TALK_MILLIS / GAP_MILLIS; i++) {
        mesh.increment(i % mesh.size());
        TimeUnit.MILLISECONDS.sleep(GAP_MILLIS);
      }
      marks.mark("closing");
    }
    marks.mark("closed");
  }
}
