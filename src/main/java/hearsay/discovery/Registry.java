package hearsay.discovery;

import static hearsay.contract.Contract.require;

import hearsay.protocol.PeerAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Who is there. A registration that hears nothing for its TTL lapses; whatever is asked, lapsed
/// ones are not counted. An address is only data here: nobody dials it.
///
/// Time comes in with each call, in nanoseconds of one monotonic clock. May be used by any number
/// of threads.
final class Registry {
  /// A list of so many is some 600 KB, and a cluster of that size is beyond one list anyway.
  static final int CAPACITY = 10_000;

  /// @param seenNanos when it was last heard of
  record Registration(PeerAddress address, long seenNanos) {}

  /// @param version changes with every node that comes or goes, not with a heartbeat
  /// @param registrations the one that has been silent for longest first
  record Listing(long version, List<Registration> registrations) {
    Listing {
      registrations = List.copyOf(registrations);
    }
  }

  private final Duration ttl;
  private final int capacity;
  // In order of being heard of, so that what lapses is always at the front.
  private final SequencedMap<PeerAddress, Long> seenNanos = new LinkedHashMap<>();
  private long version;

  Registry(Duration ttl, int capacity) {
    require(ttl.isPositive(), "a registration lasts for some time");
    require(capacity >= 1, "a registry has room");
    this.ttl = ttl;
    this.capacity = capacity;
  }

  Duration ttl() {
    return ttl;
  }

  int capacity() {
    return capacity;
  }

  /// Takes a node in, or hears of it again.
  ///
  /// @return false if there is no room for one more
  synchronized boolean register(PeerAddress address, long nowNanos) {
    lapse(nowNanos);
    var isNew = !seenNanos.containsKey(address);
    if (isNew && seenNanos.size() >= capacity) {
      return false;
    }
    seenNanos.putLast(address, nowNanos);
    version += isNew ? 1 : 0;
    return true;
  }

  /// Hears of a node again.
  ///
  /// @return false if it is not registered (any more)
  synchronized boolean heartbeat(PeerAddress address, long nowNanos) {
    lapse(nowNanos);
    var isKnown = seenNanos.containsKey(address);
    if (isKnown) {
      seenNanos.putLast(address, nowNanos);
    }
    return isKnown;
  }

  /// Lets a node go.
  ///
  /// @return false if it was not registered (any more)
  synchronized boolean deregister(PeerAddress address, long nowNanos) {
    lapse(nowNanos);
    var wasKnown = seenNanos.remove(address) != null;
    version += wasKnown ? 1 : 0;
    return wasKnown;
  }

  synchronized int size(long nowNanos) {
    lapse(nowNanos);
    return seenNanos.size();
  }

  synchronized long version(long nowNanos) {
    lapse(nowNanos);
    return version;
  }

  synchronized Listing listing(long nowNanos) {
    lapse(nowNanos);
    return new Listing(
        version,
        seenNanos.entrySet().stream()
            .map(entry -> new Registration(entry.getKey(), entry.getValue()))
            .toList());
  }

  private void lapse(long nowNanos) {
    var ttlNanos = ttl.toNanos();
    while (!seenNanos.isEmpty() && nowNanos - seenNanos.firstEntry().getValue() > ttlNanos) {
      seenNanos.pollFirstEntry();
      version++;
    }
  }
}
