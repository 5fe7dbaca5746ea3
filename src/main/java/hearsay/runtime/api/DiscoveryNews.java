package hearsay.runtime.api;

import hearsay.discovery.DiscoveryClient;
import hearsay.discovery.DiscoveryClient.Errand;
import hearsay.protocol.PeerAddress;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Hands what a discovery server knows to the node, and says when contact begins or is lost. Used
/// by the client's thread only.
final class DiscoveryNews implements DiscoveryClient.Listener {
  private final URI server;
  private final Consumer<List<PeerAddress>> newcomers;
  private final Consumer<String> says;
  private final Map<Errand, Boolean> successes = new EnumMap<>(Errand.class);

  /// @param newcomers takes every list
  DiscoveryNews(URI server, Consumer<List<PeerAddress>> newcomers, Consumer<String> says) {
    this.server = server;
    this.newcomers = newcomers;
    this.says = says;
  }

  @Override
  public void peers(List<PeerAddress> peers) {
    newcomers.accept(peers);
  }

  /// The list is a matter of its own: a server that takes heartbeats and has no list would else be
  /// lost and found with each of them.
  @Override
  public void contacted(Errand errand, boolean isOk, String detail) {
    var matter = errand == Errand.PEERS ? Errand.PEERS : Errand.REGISTER;
    var before = successes.put(matter, isOk);
    if (before != null && before == isOk) {
      return;
    }
    if (!isOk) {
      says.accept(
          "discovery at %s: %s failed: %s"
              .formatted(server, errand.name().toLowerCase(Locale.ROOT), detail));
    } else if (matter == Errand.REGISTER) {
      says.accept("discovery at %s: registered".formatted(server));
    } else if (before != null) {
      says.accept("discovery at %s: lists %s".formatted(server, detail));
    }
  }
}
