package hearsay.bench;

import hearsay.crdt.ActorId;
import hearsay.node.Memory;
import hearsay.node.NodeSettings;
import hearsay.runtime.NodeObserver;
import hearsay.runtime.NodeRunner;
import hearsay.runtime.Outcome;
import hearsay.transport.SystemClock;
import hearsay.transport.TcpTransport;
import hearsay.transport.TransportObserver;
import hearsay.wal.WalSettings;
import hearsay.wal.WriteAheadLog;
import java.io.IOException;
import java.util.List;

/// One node as `hearsay node --data-dir` runs it: a log on a disk, TCP, no fault layer, no journal.
/// It is alone: what peers cost is measured elsewhere.
final class LoggedNode implements DurableCounter {
  private static final long FIRST_INCARNATION = 1;
  private final NodeRunner runner;

  private LoggedNode(NodeRunner runner) {
    this.runner = runner;
  }

  /// Starts with what the log holds.
  static LoggedNode start(WalSettings settings) throws IOException {
    var log = WriteAheadLog.open(settings);
    try {
      var held = log.recovery();
      var actor = held.actor().orElseGet(() -> new ActorId(settings.node(), FIRST_INCARNATION));
      log.begin(actor, held.state());
      var transport = TcpTransport.listen("127.0.0.1", 0, TransportObserver.NONE);
      return new LoggedNode(
          NodeRunner.start(
              NodeSettings.of(actor, transport.address(), settings.rule())
                  .with(new Memory(held.state(), Memory.Kind.LOG)),
              List.of(),
              transport,
              SystemClock.shared(),
              NodeObserver.NONE,
              FIRST_INCARNATION,
              log));
    } catch (IOException e) {
      log.abandon();
      throw e;
    }
  }

  @Override
  public void countOne() throws IOException {
    requireAcknowledged(runner.operate(1, 0).join());
  }

  static void requireAcknowledged(Outcome outcome) throws IOException {
    switch (outcome) {
      case Outcome.Acknowledged _ -> {}
      case Outcome.Refused(var reason) -> throw new IOException("refused: " + reason);
      case Outcome.Unknown(var reason) -> throw new IOException("outcome unknown: " + reason);
    }
  }

  /// What the node shows now.
  long value() {
    return runner.state().value().longValueExact();
  }

  /// As if the process died.
  void crash() {
    runner.crash();
  }

  @Override
  public void close() {
    runner.close();
  }
}
