package hearsay.transport;

import hearsay.crdt.VersionedCounter;
import hearsay.protocol.Frame;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Semaphore;

/// Not a test: prints what a thousand nodes with eight links each cost in one process.
final class ManyNodesFootprint {
  private static final int NODES = 1_000;
  private static final int LINKS = 8;
  private static final Semaphore ARRIVALS = new Semaphore(0);

  private ManyNodesFootprint() {}

  public static void main(String[] arguments) throws Exception {
    var begin = System.nanoTime();
    var nodes = new ArrayList<Transport>();
    for (var i = 0; i < NODES; i++) {
      var node = TcpTransport.listen("127.0.0.1", 0, TransportObserver.NONE);
      node.start(new Counting());
      nodes.add(node);
    }
    for (var round = 1; round <= 3; round++) {
      for (var i = 0; i < NODES; i++) {
        var message = new Message.Push(new VersionedCounter(round, i));
        for (var link = 1; link <= LINKS; link++) {
          nodes.get(i).send(nodes.get((i + link * 37) % NODES).address(), message);
        }
      }
      ARRIVALS.acquire(NODES * LINKS);
      System.out.printf("round %d after %d ms%n", round, (System.nanoTime() - begin) / 1_000_000);
    }
    System.gc();
    var runtime = Runtime.getRuntime();
    System.out.printf(
        "heap %d MiB, threads %d, files %d%n",
        (runtime.totalMemory() - runtime.freeMemory()) >> 20, Thread.activeCount(), files());
    Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS") || line.startsWith("Threads"))
        .forEach(System.out::println);
    begin = System.nanoTime();
    nodes.forEach(Transport::close);
    System.out.printf("closed in %d ms%n", (System.nanoTime() - begin) / 1_000_000);
    System.exit(0);
  }

  private static long files() throws IOException {
    try (var open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }

  private static final class Counting implements Transport.Receiver {
    @Override
    public void frameReceived(FrameId id, Frame frame) {
      ARRIVALS.release();
    }

    @Override
    public void peerUnreachable(PeerAddress peer, String reason) {
      throw new IllegalStateException(peer + ": " + reason);
    }

    @Override
    public void linkOpened(PeerAddress peer) {}
  }
}
