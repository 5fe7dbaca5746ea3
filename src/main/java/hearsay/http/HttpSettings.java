package hearsay.http;

import static hearsay.contract.Contract.require;

import java.util.Set;

/// The limits of a service, and by which names it may be addressed.
///
/// @param maxBodyBytes of a request; a longer body is answered with 413 and not read
/// @param maxRequests under way at once, half ones included; a further connection is closed
/// @param alsoKnownAs host names or addresses (without port) that a `Host` or `Origin` may name,
///   beside localhost, the loopback addresses, the name or address listened on, and the local
///   address that a connection came in at
public record HttpSettings(int maxBodyBytes, int maxRequests, Set<String> alsoKnownAs) {
  /// Everything our services take fits many times over.
  public static final int DEFAULT_BODY_BYTES = 64 * 1024;

  /// A request under way takes some 30 KB, so 2,048 stalled ones cost 60 MB.
  public static final int DEFAULT_REQUESTS = 2_048;

  public static final HttpSettings DEFAULT =
      new HttpSettings(DEFAULT_BODY_BYTES, DEFAULT_REQUESTS, Set.of());

  public HttpSettings {
    require(maxBodyBytes >= 0, "a body limit is not negative");
    require(maxRequests >= 1, "a service serves at least one request at a time");
    alsoKnownAs = Set.copyOf(alsoKnownAs);
  }

  public HttpSettings withAlsoKnownAs(Set<String> hosts) {
    return new HttpSettings(maxBodyBytes, maxRequests, hosts);
  }
}
