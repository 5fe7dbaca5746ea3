package hearsay.http;

import static hearsay.contract.Contract.require;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which handler serves which path and method.
final class RouteTable {
  private final Map<String, Map<String, Route.Handler>> methodsOfPaths = new HashMap<>();

  RouteTable(List<Route> routes) {
    for (var route : routes) {
      var methods = methodsOfPaths.computeIfAbsent(route.path(), path -> new TreeMap<>());
      var other = methods.put(route.method(), route.handler());
      require(other == null, () -> "there is one route for " + route.method() + route.path());
    }
  }

  /// Who serves a request. `HEAD` is `GET` whose body stays here; `OPTIONS` says what there is.
  ///
  /// @throws HttpRefusal 404 if there is no such path
  Route.Handler find(String method, String path) {
    var methods = methodsOfPaths.get(path);
    if (methods == null) {
      throw HttpRefusal.of(404, "there is no such path here");
    }
    var handler = methods.get(method.equals("HEAD") ? "GET" : method);
    if (handler != null) {
      return handler;
    }
    var allowed = allowed(methods.keySet());
    var answer =
        method.equals("OPTIONS")
            ? Response.empty(204)
            : HttpRefusal.of(405, "this path takes " + allowed).response();
    return request -> answer.with("Allow", allowed);
  }

  private static String allowed(Set<String> methods) {
    var all = new TreeSet<>(methods);
    all.add("OPTIONS");
    if (methods.contains("GET")) {
      all.add("HEAD");
    }
    return String.join(", ", all);
  }
}
