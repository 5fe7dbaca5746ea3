package hearsay.viz.graph;

import hearsay.journal.DiscoverySnapshot;
import java.net.URI;
import java.util.Set;

/// All that the discovery server's card says; immutable.
///
/// @param address host and port
/// @param registered the nodes in the picture that it knows, as far as they can tell
record ServerModel(State state, String address, Set<String> registered) {
  /// Whether it runs, and whether that is ours to say.
  enum State {
    RUNNING("running"),
    STOPPED("stopped"),
    /// Somebody else runs it.
    EXTERNAL("external");

    private final String words;

    State(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  ServerModel {
    registered = Set.copyOf(registered);
  }

  static ServerModel of(DiscoverySnapshot discovery) {
    var state =
        !discovery.isEmbedded()
            ? State.EXTERNAL
            : discovery.isRunning() ? State.RUNNING : State.STOPPED;
    return new ServerModel(state, address(discovery.url()), registered(discovery));
  }

  /// A stopped server has forgotten all.
  private static Set<String> registered(DiscoverySnapshot discovery) {
    if (!discovery.isRunning()) {
      return Set.of();
    }
    return discovery.registeredNodes();
  }

  /// Host and port of a URL; the text itself where it has none.
  private static String address(String url) {
    try {
      var authority = URI.create(url).getAuthority();
      return authority == null ? url : authority;
    } catch (IllegalArgumentException e) {
      return url;
    }
  }

  boolean isStopped() {
    return state == State.STOPPED;
  }

  String registeredText() {
    return registered.isEmpty() ? "none registered" : registered.size() + " registered";
  }

  /// What a click will do.
  String onClick() {
    return switch (state) {
      case RUNNING -> "Click: stop discovery; gossip goes on";
      case STOPPED -> "Click: start discovery, empty; heartbeats fill it";
      case EXTERNAL -> "Runs elsewhere: stop and start it there";
    };
  }

  /// For those who hear the picture.
  String spoken() {
    return "Discovery server %s, %s, %s. %s"
        .formatted(address, state.words(), registeredText(), onClick());
  }
}
