package hearsay.runtime.api;

import static hearsay.contract.Contract.require;

import hearsay.crdt.CounterRule;
import hearsay.protocol.PeerAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a node that is a process of its own is told at its start.
///
/// @param name null to be named after its address; not with a data directory and port 0, which
///   would be another name at each start
/// @param listenHost interface to listen on
/// @param listenPort 0 for any free one
/// @param advertisedHost by which host peers reach it
/// @param advertisedPort 0 for the port listened on
/// @param syncIntervalNanos at least 1 ms
/// @param fanout at least 1
/// @param maxSyncPeers at least 1
/// @param peers whom it knows from the start
/// @param discovery the discovery server, null for none
/// @param http where its API listens, null for nowhere
/// @param httpAlsoKnownAs host names (without port) by which the API may be called, beside the
///   advertised one and those of [hearsay.http.HttpSettings]
/// @param dataDirectory where its log lies, null for none
/// @param isRepairing whether a damaged log is repaired first
public record StandaloneSettings(
    @Nullable String name,
    String listenHost,
    int listenPort,
    String advertisedHost,
    int advertisedPort,
    CounterRule rule,
    long syncIntervalNanos,
    int fanout,
    int maxSyncPeers,
    List<PeerAddress> peers,
    @Nullable URI discovery,
    @Nullable InetSocketAddress http,
    Set<String> httpAlsoKnownAs,
    @Nullable Path dataDirectory,
    boolean isRepairing) {
  public StandaloneSettings {
    require(
        dataDirectory == null || name != null || knownPort(listenPort, advertisedPort) != 0,
        "a log needs a name that stays");
    require(!isRepairing || dataDirectory != null, "only a log can be repaired");
    peers = List.copyOf(peers);
    httpAlsoKnownAs = Set.copyOf(httpAlsoKnownAs);
  }

  /// The node's name.
  ///
  /// @param boundPort the port it listens on; anything if that is known beforehand
  String nameAt(int boundPort) {
    if (name != null) {
      return name;
    }
    var known = knownPort(listenPort, advertisedPort);
    return nameOf(advertisedHost, known == 0 ? boundPort : known);
  }

  /// A node's name if it has no better one: `n7001` on this machine, `lab3-7001` elsewhere.
  static String nameOf(String host, int port) {
    var isHere =
        host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("::1");
    return isHere ? "n" + port : host + "-" + port;
  }

  private static int knownPort(int listenPort, int advertisedPort) {
    return advertisedPort == 0 ? listenPort : advertisedPort;
  }
}
