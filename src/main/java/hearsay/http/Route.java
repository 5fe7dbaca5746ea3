package hearsay.http;

import static hearsay.contract.Contract.require;

/// What is served at one path for one method.
///
/// @param method `GET` or `POST`; a `GET` route serves `HEAD` as well
/// @param path from the first slash, matched as a whole and exactly
public record Route(String method, String path, Handler handler) {
  public Route {
    require(method.equals("GET") || method.equals("POST"), "routes are for GET and POST");
    require(path.startsWith("/"), "a path begins with a slash");
  }

  public static Route get(String path, Handler handler) {
    return new Route("GET", path, handler);
  }

  public static Route post(String path, Handler handler) {
    return new Route("POST", path, handler);
  }

  /// Serves a route. Called by the service's executor, many at a time; may block.
  @FunctionalInterface
  public interface Handler {
    /// Answers one.
    ///
    /// @throws HttpRefusal for a request that can't be served
    /// @throws InterruptedException if the owner of the executor stops it
    Response handle(Request request) throws InterruptedException;
  }
}
