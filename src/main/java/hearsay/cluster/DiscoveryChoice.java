package hearsay.cluster;

import java.net.URI;

/// By which discovery server the nodes of a cluster find strangers, and strangers them.
public sealed interface DiscoveryChoice {
  /// Where the embedded server listens if nothing else does.
  int USUAL_PORT = 8000;

  /// By none: the topology is all they know.
  record None() implements DiscoveryChoice {}

  /// By one that runs in this process, on the host of the nodes; if the port is taken, on a free
  /// one.
  ///
  /// @param port 0 for any free one
  record Embedded(int port) implements DiscoveryChoice {}

  /// By one that somebody else runs.
  record External(URI url) implements DiscoveryChoice {}
}
