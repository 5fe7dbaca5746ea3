package hearsay.discovery;

import hearsay.http.MalformedJsonException;
import hearsay.protocol.PeerAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What a server's `GET /peers` holds, as far as it can be used.
///
/// @param peers each once, at most [#MAX_PEERS]
/// @param unreadable entries without an address that can be parsed
/// @param beyond entries above the maximum, not looked at
record PeerListing(List<PeerAddress> peers, int unreadable, int beyond) {
  /// As many as our own server holds.
  static final int MAX_PEERS = Registry.CAPACITY;

  PeerListing {
    peers = List.copyOf(peers);
  }

  /// Reads a list; entries that make no sense are skipped and counted.
  ///
  /// @throws MalformedJsonException if it is no list at all
  static PeerListing of(JsonNode answer) {
    if (!answer.isArray()) {
      throw new MalformedJsonException("it is no list");
    }
    var peers = new LinkedHashSet<PeerAddress>();
    var unreadable = 0;
    var looked = 0;
    for (var entry : answer) {
      if (looked++ == MAX_PEERS) {
        break;
      }
      var address = address(entry);
      unreadable += address.isEmpty() ? 1 : 0;
      address.ifPresent(peers::add);
    }
    return new PeerListing(List.copyOf(peers), unreadable, Math.max(0, answer.size() - MAX_PEERS));
  }

  /// The list as one of those on it wants it.
  PeerListing without(PeerAddress self) {
    var others = peers.stream().filter(peer -> !peer.equals(self)).toList();
    return new PeerListing(others, unreadable, beyond);
  }

  private static Optional<PeerAddress> address(JsonNode entry) {
    try {
      return entry.path("addr").asStringOpt().map(PeerAddress::parse);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// In a few words for people.
  String summary() {
    var words = new StringBuilder(peers.size() == 1 ? "1 peer" : peers.size() + " peers");
    if (unreadable > 0) {
      words.append("; ").append(unreadable).append(" skipped: no address");
    }
    if (beyond > 0) {
      words.append("; ").append(beyond).append(" skipped: too many");
    }
    return words.toString();
  }
}
