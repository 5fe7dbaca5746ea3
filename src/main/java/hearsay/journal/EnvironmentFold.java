package hearsay.journal;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;

/// What happens to what the nodes rely on: their logs and the discovery server.
///
/// Whether the server knows a node follows from their last exchange. That a registration lapsed
/// nobody tells: a node that crashed, or a server that stopped, counts as not knowing at once.
final class EnvironmentFold {
  private Environment environment;

  EnvironmentFold(Environment environment) {
    this.environment = environment;
  }

  Environment environment() {
    return environment;
  }

  void amnesiaChanged(boolean isOn) {
    environment = new Environment(environment.isLogged(), isOn, environment.discovery());
  }

  /// A server starts, empty: the nodes' next heartbeats are answered by "unknown here".
  void discoveryStarted(JournalEvent.DiscoveryStarted event) {
    var before = environment.discovery();
    var contacts =
        before == null
            ? HashTreePMap.<String, DiscoverySnapshot.Contact>empty()
            : before.forgotten().contacts();
    changed(new DiscoverySnapshot(event.url(), event.isEmbedded(), true, event.note(), contacts));
  }

  void discoveryStopped() {
    var discovery = environment.discovery();
    if (discovery != null) {
      changed(discovery.forgotten().withRunning(false));
    }
  }

  /// A node that does not run can't have asked: then this is the echo of its last words.
  void contacted(JournalEvent.DiscoveryContacted event, @Nullable NodeSnapshot node, long atNanos) {
    var discovery = environment.discovery();
    if (discovery == null || node == null || !node.isRunning()) {
      return;
    }
    var before = discovery.contacts().get(event.node());
    boolean wasRegistered = before != null && before.isRegistered();
    boolean isRegistered =
        switch (event.errand()) {
          case REGISTER, HEARTBEAT -> event.isOk();
          case PEERS -> wasRegistered;
          case DEREGISTER -> wasRegistered && !event.isOk();
        };
    changed(
        discovery.withContact(
            event.node(),
            new DiscoverySnapshot.Contact(
                event.errand(), event.isOk(), event.detail(), atNanos, isRegistered)));
  }

  /// The list names a foreign node, or does so no longer.
  void listed(JournalEvent.DiscoveryListed event, boolean isForeign) {
    var discovery = environment.discovery();
    if (discovery != null && isForeign) {
      var before = discovery.listed();
      changed(
          discovery.withListed(
              event.isListed() ? before.plus(event.node()) : before.minus(event.node())));
    }
  }

  /// Its heartbeats end, so its registration lapses.
  void crashed(String node, long atNanos) {
    var discovery = environment.discovery();
    var before = discovery == null ? null : discovery.contacts().get(node);
    if (discovery != null && before != null && before.isRegistered()) {
      changed(
          discovery.withContact(
              node,
              new DiscoverySnapshot.Contact(
                  JournalEvent.Errand.HEARTBEAT, false, "crashed: lapses", atNanos, false)));
    }
  }

  void removed(String node) {
    var discovery = environment.discovery();
    if (discovery != null) {
      changed(
          discovery
              .withContacts(discovery.contacts().minus(node))
              .withListed(discovery.listed().minus(node)));
    }
  }

  private void changed(DiscoverySnapshot discovery) {
    environment = new Environment(environment.isLogged(), environment.isAmnesiac(), discovery);
  }
}
