package hearsay.bench;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.node.NodeSettings;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import hearsay.runtime.NodeObserver;
import hearsay.runtime.NodeRunner;
import hearsay.transport.FrameId;
import hearsay.transport.SystemClock;
import hearsay.transport.TcpTransport;
import hearsay.transport.TransportObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// Nodes as `hearsay node` runs them, in one process: TCP, no fault layer, no journal. Counts the
/// bytes they send.
final class LooseMesh implements Mesh {
  private final List<TcpTransport> transports = new ArrayList<>();
  private final List<NodeRunner> runners = new ArrayList<>();
  private final LongAdder bytesSent = new LongAdder();
  private final LongAdder framesSent = new LongAdder();

  private LooseMesh() {}

  static LooseMesh start(int size) throws IOException {
    var mesh = new LooseMesh();
    try {
      mesh.open(size);
      return mesh;
    } catch (IOException e) {
      mesh.close();
      throw e;
    }
  }

  private void open(int size) throws IOException {
    for (var i = 0; i < size; i++) {
      transports.add(TcpTransport.listen("127.0.0.1", 0, new Counting()));
    }
    var addresses = transports.stream().map(TcpTransport::address).toList();
    for (var i = 0; i < size; i++) {
      var own = addresses.get(i);
      var settings = NodeSettings.of(new ActorId("n" + (i + 1), i + 1), own, CounterRule.PN);
      var peers = addresses.stream().filter(address -> !address.equals(own)).toList();
      runners.add(
          NodeRunner.start(
              settings, peers, transports.get(i), SystemClock.shared(), NodeObserver.NONE, i + 1));
    }
  }

  @Override
  public int size() {
    return runners.size();
  }

  @Override
  public void increment(int node) {
    runners.get(node).increment();
  }

  @Override
  public long value(int node) {
    return runners.get(node).state().value().longValueExact();
  }

  long bytesSent() {
    return bytesSent.sum();
  }

  long framesSent() {
    return framesSent.sum();
  }

  @Override
  public void close() {
    runners.parallelStream().forEach(NodeRunner::close);
    // A start that failed half-way left transports without a runner; for the others this does
    // nothing.
    transports.forEach(TcpTransport::close);
  }

  private final class Counting implements TransportObserver {
    @Override
    public void sent(FrameId id, PeerAddress to, Message message, int bytes) {
      bytesSent.add(bytes);
      framesSent.increment();
    }
  }
}
