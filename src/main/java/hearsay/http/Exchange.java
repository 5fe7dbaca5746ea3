package hearsay.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Locale;

/// One request and its response, on the JDK's exchange.
final class Exchange {
  /// Of the body of a request that is refused, so much is still read and thrown away: a connection
  /// that is closed over unread bytes is reset, and the reset would overtake the refusal.
  private static final long LINGER_BYTES = 1 << 20;

  private final HttpExchange exchange;

  /// Nobody knows where a next request on this connection would begin.
  private boolean isBodyUnread;

  Exchange(HttpExchange exchange) {
    this.exchange = exchange;
  }

  String method() {
    return exchange.getRequestMethod();
  }

  String path() {
    return exchange.getRequestURI().getRawPath();
  }

  /// Refuses a request that is not meant for this service, or that a foreign page sends.
  ///
  /// @throws HttpRefusal 403, or 400 for a request that does not say whom it is meant for
  void admit(AllowList allowList) {
    var headers = exchange.getRequestHeaders();
    var arrivedAt = exchange.getLocalAddress().getAddress();
    var hosts = headers.get("Host");
    if (hosts == null || hosts.size() != 1) {
      throw HttpRefusal.of(400, "a request has one Host header");
    }
    admitHost(allowList, hosts.getFirst(), arrivedAt);
    var authority = exchange.getRequestURI().getRawAuthority();
    if (authority != null) {
      admitHost(allowList, authority, arrivedAt);
    }
    var origins = headers.get("Origin");
    if (origins != null
        && !origins.stream().allMatch(origin -> allowList.admitsOrigin(origin, arrivedAt))) {
      throw HttpRefusal.of(403, "pages of another origin may not ask this service");
    }
  }

  private static void admitHost(AllowList allowList, String host, InetAddress arrivedAt) {
    if (!allowList.admitsHost(host, arrivedAt)) {
      throw HttpRefusal.of(403, "this service is not known by the name in the Host header");
    }
  }

  /// Reads the request, and of its body no more than may be.
  ///
  /// @throws HttpRefusal 413 if the body is longer, 400 if it does not arrive as announced
  Request read(int maxBodyBytes) {
    var headers = new HashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    var query = Query.parse(exchange.getRequestURI().getRawQuery());
    var length = headers.get("content-length"); // the JDK's server has checked that it is a number
    if (length != null && Long.parseLong(length) > maxBodyBytes) {
      throw tooLong(maxBodyBytes);
    }
    var body = body(maxBodyBytes + 1);
    if (body.length > maxBodyBytes) {
      throw tooLong(maxBodyBytes);
    }
    return new Request(query, headers, body);
  }

  private byte[] body(int mostBytes) {
    try {
      return exchange.getRequestBody().readNBytes(mostBytes);
    } catch (IOException | IndexOutOfBoundsException e) {
      // The latter is what the JDK's server makes of a chunk of 2 GiB and more.
      isBodyUnread = true;
      throw HttpRefusal.of(400, "the body breaks off, or its chunks are none");
    }
  }

  private HttpRefusal tooLong(int maxBodyBytes) {
    isBodyUnread = true;
    return HttpRefusal.of(413, "the body is longer than " + maxBodyBytes + " bytes");
  }

  /// Answers; of `HEAD` and of what has no body, the JDK's server lets go at once.
  ///
  /// @throws IOException if the client is gone
  void send(Response response) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    response.headers().forEach(headers::set);
    if (isBodyUnread) {
      headers.set("Connection", "close");
    }
    var body = response.body();
    if (method().equals("HEAD")) {
      headers.set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(response.status(), -1);
      return;
    }
    if (body.length == 0) {
      exchange.sendResponseHeaders(response.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(response.status(), body.length);
    exchange.getResponseBody().write(body);
    if (response.status() >= 400) {
      exchange.getResponseBody().flush();
      exchange.getRequestBody().skip(LINGER_BYTES);
    }
  }
}
