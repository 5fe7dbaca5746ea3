package hearsay.discovery;

import hearsay.http.HttpRefusal;
import hearsay.http.Json;
import hearsay.http.Request;
import hearsay.http.Response;
import hearsay.http.Route;
import hearsay.protocol.PeerAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// What the discovery server answers.
final class DiscoveryRoutes {
  private static final String ADDRESS_FIELD = "addr";

  private final Registry registry;
  private final LongSupplier nanoClock;
  private final String run;

  /// @param run names this run of the server: a version of the list means something in one run only
  DiscoveryRoutes(Registry registry, LongSupplier nanoClock, String run) {
    this.registry = registry;
    this.nanoClock = nanoClock;
    this.run = run;
  }

  List<Route> all() {
    return List.of(
        Route.post("/register", this::register),
        Route.post("/heartbeat", this::heartbeat),
        Route.post("/deregister", this::deregister),
        Route.get("/peers", this::peers),
        Route.get("/health", this::health));
  }

  private Response register(Request request) {
    if (!registry.register(address(request), nanoClock.getAsLong())) {
      throw HttpRefusal.of(
          503,
          "%,d nodes are registered and there is no room for more; a silent one lapses after %d ms"
              .formatted(registry.capacity(), registry.ttl().toMillis()));
    }
    return kept();
  }

  private Response heartbeat(Request request) {
    var address = address(request);
    if (!registry.heartbeat(address, nanoClock.getAsLong())) {
      throw HttpRefusal.ofField(
          404, ADDRESS_FIELD, address + " is not registered (any more); register first");
    }
    return kept();
  }

  /// Besides how long, says which list is the current one, so that nobody need ask for the list
  /// that it has.
  private Response kept() {
    return Response.ok(
        Json.object()
            .put("ttlMillis", registry.ttl().toMillis())
            .put("peersTag", tag(registry.version(nanoClock.getAsLong()))));
  }

  private Response deregister(Request request) {
    var wasRegistered = registry.deregister(address(request), nanoClock.getAsLong());
    return Response.ok(Json.object().put("wasRegistered", wasRegistered));
  }

  private static PeerAddress address(Request request) {
    try {
      return PeerAddress.parse(request.text(ADDRESS_FIELD));
    } catch (IllegalArgumentException e) {
      throw HttpRefusal.badField(ADDRESS_FIELD, String.valueOf(e.getMessage()));
    }
  }

  /// The whole list; or 304 to one who has it already, so that many may ask often. Who is there
  /// makes the version; that the times of the same nodes moved on is no news.
  private Response peers(Request request) {
    var nowNanos = nanoClock.getAsLong();
    var known = request.header("if-none-match");
    if (known.isPresent() && names(known.get(), tag(registry.version(nowNanos)))) {
      return Response.empty(304)
          .with("ETag", tag(registry.version(nowNanos)))
          .with("Cache-Control", "no-cache");
    }
    var listing = registry.listing(nowNanos);
    var now = Instant.now();
    var peers = Json.array();
    for (var registration : listing.registrations()) {
      var age = Duration.ofNanos(nowNanos - registration.seenNanos());
      var lastSeen = now.minusMillis(age.toMillis());
      peers
          .addObject()
          .put(ADDRESS_FIELD, registration.address().toString())
          .put("lastSeen", lastSeen.toString());
    }
    return Response.ok(peers)
        .with("ETag", tag(listing.version()))
        .with("Cache-Control", "no-cache");
  }

  private String tag(long version) {
    return "W/\"" + run + "-" + version + "\"";
  }

  private static boolean names(String condition, String tag) {
    return Stream.of(condition.split(",")).map(String::strip).anyMatch(tag::equals);
  }

  private Response health(Request request) {
    return Response.ok(
        Json.object()
            .put("status", "ok")
            .put("registrations", registry.size(nanoClock.getAsLong()))
            .put("ttlMillis", registry.ttl().toMillis()));
  }
}
