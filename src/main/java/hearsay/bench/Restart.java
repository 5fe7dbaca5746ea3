package hearsay.bench;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// How long it takes from a crash to the first operation that is acknowledged again: a node in this
/// process, a node of the app's cluster, and a node in a process of its own.
final class Restart implements Benchmark {
  private static final Budget BUDGET = new Budget.AtMost(400);
  private static final int CLICKS = 20;
  private final SelfStart self;

  Restart(SelfStart self) {
    this.self = self;
  }

  @Override
  public String name() {
    return "restart";
  }

  @Override
  public String title() {
    return "from a crash to the first acknowledged operation";
  }

  @Override
  public List<Figure> run(Effort effort) throws IOException, InterruptedException {
    try (var folder = DiskFolder.create()) {
      return List.of(inProcess(folder, effort), inCluster(effort), asProcess(folder, effort));
    }
  }

  private static Figure inProcess(DiskFolder folder, Effort effort) throws IOException {
    var nanos = new long[effort.restarts()];
    for (var round = -1; round < effort.restarts(); round++) {
      var crashing = LoggedNode.start(LongLog.at(folder.path("crashing" + round)));
      crashing.countOne();
      var left = LongLog.write(folder.path("left" + round), effort.logRecords());

      var started = System.nanoTime();
      crashing.crash();
      try (var node = LoggedNode.start(left)) {
        node.countOne();
        if (round >= 0) { // the one before warms up
          nanos[round] = System.nanoTime() - started;
        }
      }
    }
    return figure("crash to serving, node", Journalling.OFF, nanos)
        .noting(logOf(effort.logRecords()) + ", " + folder.where());
  }

  private static Figure inCluster(Effort effort) throws IOException {
    var nanos = new long[effort.restarts()];
    try (var cluster = Cluster.start(ClusterSettings.of(effort.nodes()).withLog(true))) {
      var node = cluster.nodes().getFirst();
      for (var round = -1; round < effort.restarts(); round++) {
        for (var click = 0; click < CLICKS; click++) {
          LoggedNode.requireAcknowledged(cluster.operate(node, 1).join());
        }
        var started = System.nanoTime();
        cluster.crash(node);
        cluster.restart(node);
        LoggedNode.requireAcknowledged(cluster.operate(node, 1).join());
        if (round >= 0) {
          nanos[round] = System.nanoTime() - started;
        }
      }
    }
    return figure("crash to serving, one of " + effort.nodes() + " nodes", Journalling.ON, nanos)
        .noting("in the app's cluster; " + logOf(CLICKS));
  }

  private Figure asProcess(DiskFolder folder, Effort effort)
      throws IOException, InterruptedException {
    var nanos = new long[effort.restarts()];
    var floor = new long[effort.restarts()];
    for (var round = 0; round < effort.restarts(); round++) {
      floor[round] = bareStart();
      nanos[round] = killAndStart(folder, round, effort);
    }
    return figure("kill -9 to serving, process", Journalling.OFF, nanos)
        .beside(Percentiles.of(floor).median() / 1e6)
        .noting(logOf(effort.logRecords()) + "; over HTTP; beside a process that says its version");
  }

  private long bareStart() throws IOException, InterruptedException {
    var started = System.nanoTime();
    var process = self.start(List.of(), List.of("--version"));
    var words = process.inputReader().readAllAsString();
    if (process.waitFor() != 0) {
      throw new IOException("--version ended with %d: %s".formatted(process.exitValue(), words));
    }
    return System.nanoTime() - started;
  }

  private long killAndStart(DiskFolder folder, int round, Effort effort)
      throws IOException, InterruptedException {
    var left = LongLog.write(folder.path("killed" + round), effort.logRecords());
    try (var killed = NodeProcess.start(self, folder.path("killing" + round))) {
      killed.countOne();

      var started = System.nanoTime();
      killed.kill();
      try (var node = NodeProcess.start(self, left.directory())) {
        node.countOne();
        return System.nanoTime() - started;
      }
    }
  }

  private static String logOf(int records) {
    return String.format(Locale.ROOT, "a log of %,d records", records);
  }

  private static Figure figure(String name, Journalling journal, long[] nanos) {
    return Figure.of(name, journal, Unit.MILLIS, BUDGET, Percentiles.of(nanos).median() / 1e6);
  }
}
