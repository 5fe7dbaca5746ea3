package hearsay.runtime.api;

import hearsay.discovery.DiscoveryClient;
import hearsay.discovery.DiscoveryClient.Errand;
import hearsay.protocol.PeerAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Hands what a discovery server knows to the node, and says when contact begins or is lost. Used
/// by the client's thread only.
final class DiscoveryNews implements DiscoveryClient.Listener {
  private final URI server;
  private final Newcomers newcomers;
  private final Consumer<String> says;
  private Contact contact = Contact.NONE_YET;

  private enum Contact {
    NONE_YET,
    GOOD,
    LOST
  }

  DiscoveryNews(URI server, Newcomers newcomers, Consumer<String> says) {
    this.server = server;
    this.newcomers = newcomers;
    this.says = says;
  }

  @Override
  public void peers(List<PeerAddress> peers) {
    newcomers.learn(peers);
  }

  @Override
  public void contacted(Errand errand, boolean isOk, String detail) {
    var now = isOk ? Contact.GOOD : Contact.LOST;
    if (now == contact) {
      return;
    }
    contact = now;
    says.accept(
        isOk
            ? "discovery at %s: registered".formatted(server)
            : "discovery at %s: %s failed: %s"
                .formatted(server, errand.name().toLowerCase(Locale.ROOT), detail));
  }
}
