package hearsay.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A server that answers anything, true or not: one connection for each request.
public final class ScriptedServer implements AutoCloseable {
  private final ServerSocket listening;
  private final Script script;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  /// Writes the answer, as raw bytes; then the connection is closed.
  @FunctionalInterface
  public interface Script {
    void answer(String requestLine, OutputStream out) throws IOException, InterruptedException;
  }

  public ScriptedServer(Script script) throws IOException {
    this.script = script;
    listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread.ofVirtual().start(this::accept);
  }

  /// Answers each request with a status and a body.
  public static ScriptedServer saying(String status, String body) throws IOException {
    return new ScriptedServer((request, out) -> write(out, status, body));
  }

  public static void write(OutputStream out, String status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var head = "HTTP/1.1 %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n";
    out.write(head.formatted(status, bytes.length).getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  private void accept() {
    try {
      while (true) {
        var socket = listening.accept();
        connections.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      connections.forEach(ScriptedServer::closeQuietly);
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      var requestLine = reader.readLine();
      var length = 0;
      for (var line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
        if (line.toLowerCase().startsWith("content-length:")) {
          length = Integer.parseInt(line.substring(15).strip());
        }
      }
      reader.skip(length);
      script.answer(requestLine, socket.getOutputStream());
    } catch (IOException | InterruptedException | NullPointerException e) {
      // the client broke off
    } finally {
      connections.remove(socket);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is closed in any case
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
