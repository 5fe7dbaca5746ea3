package hearsay.cluster;

import hearsay.protocol.Codec;
import hearsay.protocol.Frame;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// About the least that can be called a node: it listens, registers, and says what it is told to
/// say. What it hears it only counts.
final class TinyForeignNode implements AutoCloseable {
  private final ServerSocket server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicLong bytesHeard = new AtomicLong();

  TinyForeignNode() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread.startVirtualThread(this::acceptAll);
  }

  private void acceptAll() {
    try {
      while (true) {
        var socket = server.accept();
        sockets.add(socket);
        Thread.startVirtualThread(() -> read(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void read(Socket socket) {
    try {
      while (socket.getInputStream().read() >= 0) {
        bytesHeard.incrementAndGet();
      }
    } catch (IOException closed) {
      // So it is.
    }
  }

  PeerAddress address() {
    return new PeerAddress("127.0.0.1", server.getLocalPort());
  }

  String name() {
    return address().toString();
  }

  long bytesHeard() {
    return bytesHeard.get();
  }

  void register(String server) throws IOException, InterruptedException {
    post(server + "/register");
  }

  void deregister(String server) throws IOException, InterruptedException {
    post(server + "/deregister");
  }

  private void post(String url) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(url))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{\"addr\":\"" + name() + "\"}"))
              .build();
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(answer.statusCode() + ": " + answer.body());
      }
    }
  }

  /// Sends one frame on a connection of its own, which stays open.
  Socket say(PeerAddress to, Message message) throws IOException {
    var socket = new Socket(to.host(), to.port());
    sockets.add(socket);
    socket.getOutputStream().write(Codec.encode(new Frame(address(), message)));
    return socket;
  }

  void hangUp() throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    hangUp();
  }
}
