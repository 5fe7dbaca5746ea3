package hearsay.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A client that sends what it is told, byte for byte.
public final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket;

  /// @param status 0 if the connection ended without a response
  /// @param headers as they came
  public record RawResponse(int status, List<String> headers, String body) {}

  public RawClient(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
  }

  /// One request, one response.
  public static RawResponse exchange(URI server, String request) throws IOException {
    try (var client = new RawClient(server)) {
      return client.send(request).response();
    }
  }

  public RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /// Sends nothing more, but goes on listening.
  public RawClient shutOutput() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /// Waits for a response with a length.
  public RawResponse response() throws IOException {
    return response(true);
  }

  /// Waits for a response to `HEAD`, which names a length of what is not sent.
  public RawResponse headersOnly() throws IOException {
    return response(false);
  }

  private RawResponse response(boolean hasBody) throws IOException {
    var in = socket.getInputStream();
    var statusLine = line(in);
    if (statusLine.isEmpty()) {
      return new RawResponse(0, List.of(), "");
    }
    var status = Integer.parseInt(statusLine.split(" ")[1]);
    var headers = new ArrayList<String>();
    var length = 0;
    for (var header = line(in); !header.isEmpty(); header = line(in)) {
      headers.add(header);
      if (header.toLowerCase().startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    var body = new String(in.readNBytes(hasBody ? length : 0), StandardCharsets.UTF_8);
    return new RawResponse(status, headers, body);
  }

  /// Whether the server has closed the connection; waits until it does or sends something.
  public boolean isAtEnd() throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException e) {
      return true; // reset, since the server had not read all it was sent
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    try {
      for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
        if (next != '\r') {
          line.append((char) next);
        }
      }
    } catch (SocketException e) {
      return ""; // a connection that is reset ends like one that is closed
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
