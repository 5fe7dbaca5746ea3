package hearsay.transport;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Gives every connection of this process its number, the same at both ends: a dialler enters its
/// ports before it connects, so that the acceptor, who sees the same ports, finds the number.
/// Diallers of other processes get negative numbers.
final class ConnectionNumbers {
  static final ConnectionNumbers SHARED = new ConnectionNumbers();

  /// Entries leave when their connection is accepted; those to listeners of other processes never
  /// are, so the oldest leave at this many, far above what can wait in the backlogs of one process.
  static final int MAX_ENTRIES = 65_536;

  private final LinkedHashMap<Ports, Entry> entries = new LinkedHashMap<>();
  private long lastDialled;
  private long lastForeign;

  private record Ports(int diallerPort, int listenerPort) {}

  /// One dialled connection that nobody has accepted yet.
  static final class Entry {
    private final long number;
    private final Ports ports;
    private boolean isGivenUp;

    private Entry(long number, Ports ports) {
      this.number = number;
      this.ports = ports;
    }

    long number() {
      return number;
    }
  }

  /// Enters a connection about to be made.
  synchronized Entry enter(int diallerPort, int listenerPort) {
    var ports = new Ports(diallerPort, listenerPort);
    var entry = new Entry(++lastDialled, ports);
    entries.putLast(ports, entry);
    if (entries.size() > MAX_ENTRIES) {
      entries.pollFirstEntry();
    }
    return entry;
  }

  /// The connection was not made after all.
  synchronized void withdraw(Entry entry) {
    entries.remove(entry.ports, entry);
  }

  /// Whether the listener that this entry was meant for is gone.
  synchronized boolean isGivenUp(Entry entry) {
    return entry.isGivenUp;
  }

  /// The number of an accepted connection: the dialler's if it is in this process, else a new
  /// negative one.
  synchronized long accepted(InetSocketAddress dialler, InetSocketAddress listener) {
    return entered(dialler, listener).map(Entry::number).orElseGet(() -> --lastForeign);
  }

  private Optional<Entry> entered(InetSocketAddress dialler, InetSocketAddress listener) {
    // A dialler on this machine that names no address of its own gets the one it dials; only such a
    // one can be in this process.
    var mayBeOurs =
        dialler.getAddress().isLoopbackAddress()
            || Objects.equals(dialler.getAddress(), listener.getAddress());
    return mayBeOurs
        ? Optional.ofNullable(entries.remove(new Ports(dialler.getPort(), listener.getPort())))
        : Optional.empty();
  }

  /// Takes out the connections to a listener that has closed: nobody will accept them.
  synchronized List<Long> giveUp(int listenerPort) {
    var orphans =
        entries.values().stream()
            .filter(entry -> entry.ports.listenerPort() == listenerPort)
            .toList();
    for (var orphan : orphans) {
      orphan.isGivenUp = true;
      entries.remove(orphan.ports);
    }
    return orphans.stream().map(Entry::number).toList();
  }
}
