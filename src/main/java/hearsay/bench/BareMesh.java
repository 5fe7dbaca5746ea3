package hearsay.bench;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// The floor: sockets, threads and nothing else. An operation is written by its caller, straight to
/// every other node, as one frame of 13 bytes (a kind, who, how many); a platform thread per socket
/// reads it and applies it at once. No forwarding, no repair, no mailbox, no faults: what a cluster
/// takes beyond this is the price of being one.
final class BareMesh implements Mesh {
  static final int FRAME_BYTES = 13;
  private static final byte KIND = 0x02;

  private final List<Node> nodes = new ArrayList<>();
  private final List<Socket> sockets = new ArrayList<>();

  private BareMesh() {}

  static BareMesh start(int size) throws IOException {
    var mesh = new BareMesh();
    try {
      for (var i = 0; i < size; i++) {
        mesh.nodes.add(new Node(i, size));
      }
      for (var from : mesh.nodes) {
        for (var to : mesh.nodes) {
          if (from != to) {
            mesh.connect(from, to);
          }
        }
      }
      return mesh;
    } catch (IOException e) {
      mesh.close();
      throw e;
    }
  }

  private void connect(Node from, Node to) throws IOException {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var out = new Socket();
      sockets.add(out);
      out.setTcpNoDelay(true);
      out.connect(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()));
      var in = listener.accept();
      sockets.add(in);
      from.outgoing.add(out);
      Thread.ofPlatform().daemon().name("bare-reader").start(() -> to.read(in));
    }
  }

  @Override
  public int size() {
    return nodes.size();
  }

  @Override
  public void increment(int node) {
    burst(node, 1);
  }

  /// Totals travel, not differences: a burst is counted first and told once.
  @Override
  public void burst(int node, int times) {
    var counting = nodes.get(node);
    for (var i = 0; i < times; i++) {
      counting.own.incrementAndGet();
    }
    counting.tell();
  }

  @Override
  public long value(int node) {
    return nodes.get(node).value();
  }

  @Override
  public void close() {
    for (var socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is gone either way.
      }
    }
  }

  private static final class Node {
    final int index;
    final AtomicLong own = new AtomicLong();
    final AtomicLongArray heard;
    final List<Socket> outgoing = new ArrayList<>();

    Node(int index, int size) {
      this.index = index;
      heard = new AtomicLongArray(size);
    }

    long value() {
      var sum = own.get();
      for (var i = 0; i < heard.length(); i++) {
        sum += heard.get(i);
      }
      return sum;
    }

    synchronized void tell() {
      var frame = ByteBuffer.allocate(FRAME_BYTES).put(KIND).putInt(index).putLong(own.get());
      for (var socket : outgoing) {
        try {
          socket.getOutputStream().write(frame.array());
        } catch (IOException e) {
          throw new IllegalStateException("the bare mesh lost a socket", e);
        }
      }
    }

    void read(Socket socket) {
      try (var in = new DataInputStream(socket.getInputStream())) {
        var frame = ByteBuffer.allocate(FRAME_BYTES);
        while (true) {
          in.readFully(frame.array());
          heard.accumulateAndGet(frame.getInt(1), frame.getLong(5), Math::max);
        }
      } catch (EOFException | SocketException e) {
        return; // closed: the race is over
      } catch (IOException e) {
        throw new IllegalStateException("the bare mesh lost a socket", e);
      }
    }
  }
}
