package hearsay.discovery;

import hearsay.discovery.DiscoveryClient.Errand;
import hearsay.protocol.PeerAddress;
import java.util.ArrayList;
import java.util.List;

/// Remembers what a client tells.
final class RecordingListener implements DiscoveryClient.Listener {
  private final List<Errand> errands = new ArrayList<>();
  private final List<String> details = new ArrayList<>();
  private List<PeerAddress> peers = List.of();
  private int lists;

  @Override
  public synchronized void peers(List<PeerAddress> peers) {
    this.peers = peers;
    lists++;
  }

  @Override
  public synchronized void contacted(Errand errand, boolean isOk, String detail) {
    errands.add(errand);
    details.add((isOk ? "ok: " : "failed: ") + detail);
  }

  synchronized List<PeerAddress> peers() {
    return peers;
  }

  /// How often a list was told.
  synchronized int lists() {
    return lists;
  }

  synchronized List<Errand> errands() {
    return List.copyOf(errands);
  }

  /// What came of the errands of one kind, in order.
  synchronized List<String> details(Errand errand) {
    var some = new ArrayList<String>();
    for (var i = 0; i < errands.size(); i++) {
      if (errands.get(i) == errand) {
        some.add(details.get(i));
      }
    }
    return some;
  }
}
