package hearsay.transport;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gives every connection of this process its number, the same at both ends: a dialler enters the
/// ports of its connection before it writes the first frame, so that the acceptor, who sees the
/// same ports, finds the number when it reads that frame. Diallers of other processes get negative
/// numbers.
///
/// A connection can end before the dialler has entered it. Then [#enter] says so and nothing is
/// ever written on it, so that nobody waits for frames whose loss nobody reports.
final class ConnectionNumbers {
  static final ConnectionNumbers SHARED = new ConnectionNumbers();

  /// Entries leave when their first frame is read; those to listeners of other processes never are,
  /// so the oldest leave at this many, far above what can wait in the backlogs of one process.
  static final int MAX_ENTRIES = 65_536;

  /// Connections that ended without a frame and may yet be entered. Most belong to silent visitors
  /// and never are; a dial takes far less time than so many others.
  static final int MAX_EARLY_ENDS = 1_024;

  private final LinkedHashMap<Ports, Entry> entries = new LinkedHashMap<>();
  private final LinkedHashSet<Ports> earlyEnds = new LinkedHashSet<>();

  /// Dials under way by the port of their listener.
  private final Map<Integer, Set<Entry>> dials = new HashMap<>();

  private long lastDialled;
  private long lastForeign;

  private record Ports(int diallerPort, int listenerPort) {
    static Ports of(InetSocketAddress dialler, InetSocketAddress listener) {
      return new Ports(dialler.getPort(), listener.getPort());
    }
  }

  /// One dialled connection of which nobody has read a frame yet; equal only to itself.
  static final class Entry {
    private final long number;
    private final int listenerPort;
    private @Nullable Ports ports;
    private boolean isGivenUp;

    private Entry(long number, int listenerPort) {
      this.number = number;
      this.listenerPort = listenerPort;
    }

    long number() {
      return number;
    }
  }

  /// A dial begins.
  synchronized Entry begin(int listenerPort) {
    var entry = new Entry(++lastDialled, listenerPort);
    dials.computeIfAbsent(listenerPort, port -> new LinkedHashSet<>()).add(entry);
    return entry;
  }

  /// The dial made a connection, on which nothing is written yet.
  ///
  /// @return false if the other end has closed it since, or has stopped to listen
  synchronized boolean enter(Entry entry, int diallerPort) {
    endDial(entry);
    var ports = new Ports(diallerPort, entry.listenerPort);
    if (earlyEnds.remove(ports) || entry.isGivenUp) {
      return false;
    }
    entry.ports = ports;
    entries.putLast(ports, entry);
    if (entries.size() > MAX_ENTRIES) {
      entries.pollFirstEntry();
    }
    return true;
  }

  /// The connection was not made after all.
  synchronized void withdraw(Entry entry) {
    endDial(entry);
    if (entry.ports != null) {
      entries.remove(entry.ports, entry);
    }
  }

  private void endDial(Entry entry) {
    var others = dials.get(entry.listenerPort);
    if (others != null && others.remove(entry) && others.isEmpty()) {
      dials.remove(entry.listenerPort);
    }
  }

  /// The number of a connection whose first frame was read: the dialler's if it is in this process,
  /// else a new negative one.
  synchronized long named(InetSocketAddress dialler, InetSocketAddress listener) {
    return take(dialler, listener).map(Entry::number).orElseGet(() -> --lastForeign);
  }

  /// The number of a connection that ended before a frame was read.
  synchronized long endedUnnamed(InetSocketAddress dialler, InetSocketAddress listener) {
    var entry = take(dialler, listener);
    if (entry.isEmpty() && mayBeOurs(dialler, listener) && dials.containsKey(listener.getPort())) {
      earlyEnds.addLast(Ports.of(dialler, listener));
      if (earlyEnds.size() > MAX_EARLY_ENDS) {
        earlyEnds.removeFirst();
      }
    }
    return entry.map(Entry::number).orElseGet(() -> --lastForeign);
  }

  private Optional<Entry> take(InetSocketAddress dialler, InetSocketAddress listener) {
    return mayBeOurs(dialler, listener)
        ? Optional.ofNullable(entries.remove(Ports.of(dialler, listener)))
        : Optional.empty();
  }

  /// A dialler on this machine that names no address of its own gets the one it dials; only such a
  /// one can be in this process.
  private static boolean mayBeOurs(InetSocketAddress dialler, InetSocketAddress listener) {
    return dialler.getAddress().isLoopbackAddress()
        || Objects.equals(dialler.getAddress(), listener.getAddress());
  }

  /// Takes out the connections to a listener that has closed: nobody will read them. Dials under
  /// way learn of it when they enter.
  synchronized List<Long> giveUp(int listenerPort) {
    dials.getOrDefault(listenerPort, Set.of()).forEach(dial -> dial.isGivenUp = true);
    var orphans =
        entries.values().stream().filter(entry -> entry.listenerPort == listenerPort).toList();
    entries.values().removeAll(Set.copyOf(orphans));
    return orphans.stream().map(Entry::number).toList();
  }
}
