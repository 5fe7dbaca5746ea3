package hearsay.cluster;

import hearsay.node.Loopback;
import hearsay.protocol.PeerAddress;
import java.util.Comparator;
import java.util.List;

/// Which nodes of ours are told of a foreign node that discovery found. Pure.
final class Introductions {
  /// Up to so many nodes all of them are: a picture everybody can read.
  static final int MAX_ALL = 10;

  /// In a larger cluster so many: enough that two crashes leave one, few enough to be seen.
  static final int SOME = 3;

  private Introductions() {}

  /// In a large cluster those whose name goes best with the address (rendezvous hashing, Thaler and
  /// Ravishankar 1998): the same ones whoever asks, others for another stranger. None for a
  /// stranger on another machine, whom nodes that listen on loopback do not take as a peer.
  ///
  /// @param host where our nodes listen
  static List<String> chosen(PeerAddress stranger, String host, List<String> nodes) {
    if (Loopback.isLoopback(host) && !Loopback.isLoopback(stranger.host())) {
      return List.of();
    }
    if (nodes.size() <= MAX_ALL) {
      return nodes;
    }
    return nodes.stream()
        .sorted(
            Comparator.comparingLong((String node) -> weight(stranger, node))
                .thenComparing(Comparator.naturalOrder()))
        .limit(SOME)
        .toList();
  }

  /// Mixed well (the finalizer of MurmurHash3), as neighbouring ports have neighbouring hashes.
  private static long weight(PeerAddress stranger, String node) {
    long mixed = 31L * stranger.toString().hashCode() + node.hashCode();
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
