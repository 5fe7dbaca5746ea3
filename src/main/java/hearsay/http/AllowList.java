package hearsay.http;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// By which names a service may be addressed. A web page of another origin must not drive a node: a
/// browser names that origin in `Origin`, and a page whose name was rebound to our address (DNS
/// rebinding) still names itself in `Host`.
///
/// @param hosts canonical: an address in its full form, a name in lower case
/// @param port the service's own
record AllowList(Set<String> hosts, int port) {
  private static final Pattern AUTHORITY =
      Pattern.compile("(?<host>\\[[^\\]]{1,64}\\]|[^:\\[\\]/@?#\\s]{1,255})(:(?<port>\\d{1,5}))?");
  private static final int DEFAULT_PORT = 80;
  private static final String SCHEME = "http://";

  AllowList {
    hosts = Set.copyOf(hosts);
  }

  /// This machine's loopback, and what the service was told.
  static AllowList of(Set<String> told, int port) {
    var hosts = new HashSet<>(Set.of("localhost", canonical("127.0.0.1"), canonical("::1")));
    told.forEach(host -> hosts.add(canonical(host)));
    return new AllowList(hosts, port);
  }

  /// Whether a `Host` header names this service.
  ///
  /// @param arrivedAt the local address of the connection, which may be named as well: no page but
  ///   our own has an address of ours for its origin
  boolean admitsHost(String authority, InetAddress arrivedAt) {
    var parts = AUTHORITY.matcher(authority);
    if (!parts.matches()) {
      return false;
    }
    var named = parts.group("port");
    if (port != (named == null ? DEFAULT_PORT : Integer.parseInt(named))) {
      return false;
    }
    var host = canonical(parts.group("host"));
    return hosts.contains(host) || host.equals(canonical(arrivedAt.getHostAddress()));
  }

  /// Whether an `Origin` header names this service; `null` does not.
  boolean admitsOrigin(String origin, InetAddress arrivedAt) {
    return origin.startsWith(SCHEME) && admitsHost(origin.substring(SCHEME.length()), arrivedAt);
  }

  /// One spelling for all spellings of an address. Asks no name service.
  private static String canonical(String host) {
    boolean isBracketed = host.startsWith("[") && host.endsWith("]");
    var bare = isBracketed ? host.substring(1, host.length() - 1) : host;
    int scope = bare.contains(":") ? bare.indexOf('%') : -1; // only IPv6 addresses have one
    var unscoped = scope < 0 ? bare : bare.substring(0, scope);
    try {
      return InetAddress.ofLiteral(unscoped).getHostAddress();
    } catch (IllegalArgumentException e) {
      return unscoped.toLowerCase(Locale.ROOT);
    }
  }
}
