package hearsay.discovery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The last lists that servers gave, already read: a thousand nodes of one process that are told
/// the same list read it once and share its addresses. May be used by any number of threads.
final class ListingCache {
  /// While nodes come and go, some clients are a version or two behind the others.
  private static final int CAPACITY = 8;

  private final Map<Key, PeerListing> listings =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, PeerListing> eldest) {
          return size() > CAPACITY;
        }
      };

  /// @param tag the server's name for this version of its list
  record Key(String server, String tag) {}

  synchronized Optional<PeerListing> find(Key key) {
    return Optional.ofNullable(listings.get(key));
  }

  synchronized void keep(Key key, PeerListing listing) {
    listings.put(key, listing);
  }
}
