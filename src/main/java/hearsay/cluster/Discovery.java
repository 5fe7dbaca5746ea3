package hearsay.cluster;

import hearsay.discovery.DiscoveryServer;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.node.Loopback;
import hearsay.protocol.PeerAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The discovery server that the nodes of a cluster register with, in this process or elsewhere,
/// and their registrations. Nothing here waits for a node to be registered: nodes are linked by the
/// topology, discovery is for strangers. All of it lives in real time, whatever the pace. Used by
/// one command at a time.
final class Discovery {
  /// A server elsewhere is told good-bye for so long; nodes it does not hear from lapse.
  private static final long FAREWELL_MILLIS = 300;

  private final DiscoveryChoice choice;
  private final String host;
  private final Journal journal;
  private final ForeignNodes foreign;
  private final BooleanSupplier isCrowd;
  private final Map<String, Registration> registrations = new HashMap<>();
  private @Nullable URI url;
  private @Nullable DiscoveryServer server;
  private boolean hasServed;

  /// @param isCrowd whether there are too many nodes to journal every heartbeat
  Discovery(
      ClusterSettings settings, Journal journal, ForeignNodes foreign, BooleanSupplier isCrowd) {
    this.choice =
        settings.network() == ClusterSettings.Network.TCP
            ? settings.discovery()
            : new DiscoveryChoice.None();
    this.host = settings.host();
    this.journal = journal;
    this.foreign = foreign;
    this.isCrowd = isCrowd;
  }

  /// A server found or started, which nobody uses yet.
  ///
  /// @param url null if there is none
  /// @param server null if it does not run in this process
  record Found(@Nullable URI url, @Nullable DiscoveryServer server, String note) {
    private static final Found NOTHING = new Found(null, null, "");

    /// Nobody will use it.
    void close() {
      if (server != null) {
        server.close();
      }
    }
  }

  /// Finds the server, or starts it, which takes a while the first time. Not a command: any thread,
  /// once. A cluster runs without one too, so a failure is told and nothing else.
  Found find() {
    return switch (choice) {
      case DiscoveryChoice.None _ -> Found.NOTHING;
      case DiscoveryChoice.External(var elsewhere) -> new Found(elsewhere, null, "");
      case DiscoveryChoice.Embedded(int port) -> embedded(port);
    };
  }

  private Found embedded(int port) {
    try {
      var started = listen(port);
      return new Found(started.url(), started, note(port, started.url().getPort()));
    } catch (IOException noPort) {
      journal.append(new JournalEvent.Warned("", "No discovery: " + noPort.getMessage()));
      return Found.NOTHING;
    }
  }

  /// From now on nodes can join.
  void open(Found found) {
    server = found.server();
    if (found.url() != null) {
      started(found.url(), found.server() != null, found.note());
      warnOfLoopback(found.url());
    }
  }

  /// The server will tell nodes on other machines of ours, and they will dial them in vain.
  private void warnOfLoopback(URI where) {
    if (Loopback.isLoopback(host) && !Loopback.isLoopback(bare(where.getHost()))) {
      journal.append(
          new JournalEvent.Warned(
              "",
              "This window's nodes listen on loopback only: nodes on other machines can't reach"
                  + " them; start with --host ADDRESS"));
    }
  }

  /// An IPv6 address without the brackets that a URL puts around it.
  private static String bare(String urlHost) {
    return urlHost.replaceAll("[\\[\\]]", "");
  }

  private String note(int wanted, int port) {
    return wanted == 0 || wanted == port
        ? ""
        : "%s is taken; listening on %s"
            .formatted(new PeerAddress(host, wanted), new PeerAddress(host, port));
  }

  /// @param port the one wanted; if it is taken, any other
  private DiscoveryServer listen(int port) throws IOException {
    try {
      return listenAt(port);
    } catch (IOException taken) {
      if (port == 0) {
        throw taken;
      }
      return listenAt(0);
    }
  }

  private DiscoveryServer listenAt(int port) throws IOException {
    return DiscoveryServer.start(new InetSocketAddress(host, port), DiscoveryServer.DEFAULT_TTL);
  }

  private void started(URI where, boolean isEmbedded, String note) {
    url = where;
    foreign.forgetList();
    journal.append(new JournalEvent.DiscoveryStarted(where.toString(), isEmbedded, note));
  }

  /// Stops the server of this process, if it runs.
  void stop() {
    if (server != null) {
      server.close();
      server = null;
      journal.append(new JournalEvent.DiscoveryStopped(String.valueOf(url)));
    }
  }

  /// Starts the server of this process again where it was, empty.
  ///
  /// @throws IOException if somebody else has its port
  void start() throws IOException {
    if (choice instanceof DiscoveryChoice.Embedded && server == null && url != null) {
      server = listenAt(url.getPort());
      started(url, true, "");
    }
  }

  /// A node runs from now on.
  void join(Member member) {
    if (url != null) {
      registrations.put(
          member.name(),
          new Registration(url, member.name(), member.address(), journal, foreign, isCrowd));
    }
  }

  /// A node is about to crash.
  void crash(String node) {
    var registration = registrations.remove(node);
    if (registration != null) {
      registration.abandon();
    }
  }

  /// A node is about to leave; it says so to the server meanwhile.
  void leave(String node) {
    var registration = registrations.remove(node);
    if (registration != null) {
      Thread.ofVirtual().name("hearsay-deregister-" + node).start(registration::close);
    }
  }

  /// All nodes leave, and the server of this process stops; [#returnTo] undoes it.
  void retire() {
    hasServed = server != null;
    unregisterAll();
    stop();
  }

  /// The server of this process runs again, if it did, and these nodes register.
  ///
  /// @throws IOException if somebody else has its port; the nodes try on and on to reach it
  void returnTo(Collection<Member> running) throws IOException {
    try {
      if (hasServed) {
        start();
      }
    } finally {
      running.forEach(this::join);
    }
  }

  /// All nodes leave, and so does the server of this process.
  void close() {
    unregisterAll();
    if (server != null) {
      server.close();
      server = null;
    }
  }

  /// Nobody needs to say so to a server that ends with its nodes.
  private void unregisterAll() {
    if (choice instanceof DiscoveryChoice.Embedded) {
      registrations.values().forEach(Registration::abandon);
    } else {
      sayGoodbye(List.copyOf(registrations.values()));
    }
    registrations.clear();
  }

  private static void sayGoodbye(List<Registration> leaving) {
    var farewells =
        leaving.stream()
            .map(registration -> Thread.startVirtualThread(registration::close))
            .toList();
    var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FAREWELL_MILLIS);
    try {
      for (var farewell : farewells) {
        farewell.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
