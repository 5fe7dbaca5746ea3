package hearsay.cluster;

import hearsay.discovery.DiscoveryClient;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.protocol.PeerAddress;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// One life of one node as the discovery server knows it: journals what the two say to each other,
/// and hands on the list. Its listener's calls come from the client's thread.
///
/// In a crowd, a thousand journal entries a second of "heard" would push out what matters. Then an
/// errand is told when its outcome is another one than last time, and every [#TOLD_IN_A_CROWD]th
/// time.
final class Registration {
  static final int TOLD_IN_A_CROWD = 10;

  private final String node;
  private final Journal journal;
  private final ForeignNodes foreign;
  private final BooleanSupplier isCrowd;
  private final Map<JournalEvent.Errand, Streak> streaks = new EnumMap<>(JournalEvent.Errand.class);
  private final DiscoveryClient client;
  private volatile boolean isOver;

  /// So many times in a row an errand had this outcome.
  private record Streak(boolean isOk, int length) {}

  Registration(
      URI server,
      String node,
      PeerAddress address,
      Journal journal,
      ForeignNodes foreign,
      BooleanSupplier isCrowd) {
    this.node = node;
    this.journal = journal;
    this.foreign = foreign;
    this.isCrowd = isCrowd;
    this.client = DiscoveryClient.start(server, address, new Ear());
  }

  /// The node crashed: not a word more, its registration lapses.
  void abandon() {
    isOver = true;
    client.abandon();
  }

  /// The node leaves: says so, which may take a second.
  void close() {
    client.close();
    isOver = true;
  }

  private boolean isWorthTelling(JournalEvent.Errand errand, boolean isOk) {
    var before = streaks.get(errand);
    var streak =
        before == null || before.isOk() != isOk
            ? new Streak(isOk, 0)
            : new Streak(isOk, before.length() + 1);
    streaks.put(errand, streak);
    return streak.length() % TOLD_IN_A_CROWD == 0 || !isCrowd.getAsBoolean();
  }

  private final class Ear implements DiscoveryClient.Listener {
    @Override
    public void peers(List<PeerAddress> peers) {
      if (!isOver) {
        foreign.listed(peers, System.nanoTime());
      }
    }

    @Override
    public void contacted(DiscoveryClient.Errand asked, boolean isOk, String detail) {
      var errand = JournalEvent.Errand.valueOf(asked.name());
      if (!isOver && isWorthTelling(errand, isOk)) {
        journal.append(new JournalEvent.DiscoveryContacted(node, errand, isOk, detail));
      }
    }
  }
}
