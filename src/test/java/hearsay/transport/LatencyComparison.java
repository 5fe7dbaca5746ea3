package hearsay.transport;

import hearsay.crdt.VersionedCounter;
import hearsay.protocol.Codec;
import hearsay.protocol.Frame;
import hearsay.protocol.FrameDecoder;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/// Not a test: prints how long one frame to each of nine peers takes until the last has it, over
/// [TcpTransport], behind [FaultyTransport], and over bare sockets in the same run. Arguments:
/// rounds, pause between frames in microseconds.
final class LatencyComparison {
  private static final int NODES = 10;
  private static final Semaphore ARRIVALS = new Semaphore(0);

  private LatencyComparison() {}

  record Way(String name, IntConsumer push) {}

  public static void main(String[] arguments) throws Exception {
    var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
    var pauseMicros = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
    var ways = List.of(bare(true), bare(false), tcp(false), tcp(true));
    for (var pass = 0; pass < 4; pass++) {
      for (var way : ways) {
        measure(way, rounds, pauseMicros);
      }
    }
    System.exit(0);
  }

  private static void measure(Way way, int rounds, int pauseMicros) throws InterruptedException {
    var micros = new double[rounds];
    for (var round = 0; round < rounds; round++) {
      LockSupport.parkNanos(pauseMicros * 1_000L);
      var begin = System.nanoTime();
      way.push().accept(round % NODES);
      ARRIVALS.acquire(NODES - 1);
      micros[round] = (System.nanoTime() - begin) / 1e3;
    }
    Arrays.sort(micros);
    System.out.printf(
        "%-22s p50 %6.0f us  p90 %6.0f  p99 %6.0f%n",
        way.name(), micros[rounds / 2], micros[rounds * 9 / 10], micros[rounds * 99 / 100]);
  }

  private static Message message(int number) {
    return new Message.Push(new VersionedCounter(number, number));
  }

  private static Way tcp(boolean isFaulty) throws IOException {
    var nodes = new ArrayList<Transport>();
    for (var i = 0; i < NODES; i++) {
      Transport node = TcpTransport.listen("127.0.0.1", 0, TransportObserver.NONE);
      if (isFaulty) {
        node = new FaultyTransport(node, SystemClock.shared(), () -> 0, TransportObserver.NONE, i);
      }
      node.start(
          new Transport.Receiver() {
            @Override
            public void frameReceived(FrameId id, Frame frame) {
              ARRIVALS.release();
            }

            @Override
            public void peerUnreachable(PeerAddress peer, String reason) {}

            @Override
            public void linkOpened(PeerAddress peer) {}
          });
      nodes.add(node);
    }
    return new Way(
        isFaulty ? "faulty over tcp" : "tcp",
        index -> {
          var message = message(index);
          var sender = nodes.get(index);
          for (var peer : nodes) {
            if (peer != sender) {
              sender.send(peer.address(), message);
            }
          }
        });
  }

  private static Way bare(boolean isPlatform) throws Exception {
    var sockets = new Socket[NODES][NODES];
    var threads = isPlatform ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
    for (var to = 0; to < NODES; to++) {
      try (var server = new ServerSocket(0)) {
        for (var from = 0; from < NODES; from++) {
          if (from != to) {
            sockets[from][to] = new Socket("127.0.0.1", server.getLocalPort());
            sockets[from][to].setTcpNoDelay(true);
            var accepted = server.accept();
            threads.start(() -> read(accepted));
          }
        }
      }
    }
    return new Way(
        isPlatform ? "bare, platform readers" : "bare, virtual readers",
        index -> push(index, sockets[index]));
  }

  private static void push(int index, Socket[] peers) {
    var bytes = Codec.encode(new Frame(new PeerAddress("127.0.0.1", 20_000), message(index)));
    try {
      for (var peer : peers) {
        if (peer != null) {
          peer.getOutputStream().write(bytes);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Way reactor() throws Exception {
    var sockets = new Socket[NODES][NODES];
    var selector = java.nio.channels.Selector.open();
    for (var to = 0; to < NODES; to++) {
      try (var server = java.nio.channels.ServerSocketChannel.open().bind(null)) {
        for (var from = 0; from < NODES; from++) {
          if (from != to) {
            sockets[from][to] = new Socket("127.0.0.1", server.socket().getLocalPort());
            sockets[from][to].setTcpNoDelay(true);
            var accepted = server.accept();
            accepted.configureBlocking(false);
            accepted.register(selector, 1, new FrameDecoder());
          }
        }
      }
    }
    var buffer = java.nio.ByteBuffer.allocateDirect(65536);
    var bytes = new byte[65536];
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              while (true) {
                try {
                  selector.select(
                      key -> {
                        try {
                          buffer.clear();
                          int n = ((java.nio.channels.SocketChannel) key.channel()).read(buffer);
                          buffer.flip();
                          buffer.get(bytes, 0, n);
                          ((FrameDecoder) key.attachment())
                              .feed(bytes, 0, n, frame -> ARRIVALS.release());
                        } catch (IOException e) {
                          throw new IllegalStateException(e);
                        }
                      });
                } catch (IOException e) {
                }
              }
            });
    return new Way("bare, one reactor", index -> push(index, sockets[index]));
  }

  private static void read(Socket socket) {
    var decoder = new FrameDecoder();
    var buffer = new byte[2_048];
    try (socket) {
      var input = socket.getInputStream();
      for (int count; (count = input.read(buffer)) > 0; ) {
        decoder.feed(buffer, 0, count, frame -> ARRIVALS.release());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
