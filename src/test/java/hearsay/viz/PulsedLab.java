package hearsay.viz;

import static org.awaitility.Awaitility.await;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.NodeSnapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;

/// A lab without any toolkit: the test pulses it.
final class PulsedLab implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final long PULSE_NANOS = 1_000_000;

  private final LabViewModel model;
  private long nowNanos;

  PulsedLab(ClusterSettings settings) throws IOException {
    this(settings, LabSettings.FIRST);
  }

  PulsedLab(ClusterSettings settings, LabSettings remembered) throws IOException {
    model = new LabViewModel(Cluster.start(settings), remembered);
    pulse();
  }

  LabViewModel model() {
    return model;
  }

  void pulse() {
    nowNanos += PULSE_NANOS;
    model.pulse(nowNanos);
  }

  /// Pulses until something is so.
  void until(Callable<Boolean> condition) {
    await()
        .atMost(LIMIT)
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              pulse();
              return condition.call();
            });
  }

  ClusterSnapshot now() {
    return model.snapshotProperty().get();
  }

  Caption caption() {
    return model.captions().currentProperty().get();
  }

  NodeSnapshot.Lifecycle lifecycle(String node) {
    return now().node(node).orElseThrow().lifecycle();
  }

  /// What a node holds, or -1 if there is no such node.
  long value(String node) {
    return now().node(node).map(at -> at.state().value().longValueExact()).orElse(-1L);
  }

  @Override
  public void close() {
    model.close();
  }
}
