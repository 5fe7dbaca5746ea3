package hearsay.transport;

import java.util.LinkedHashMap;
import java.util.Map;

/// Reports broken bytes, at most once a second for each remote host, with the number of those since
/// its last report.
final class Rejections {
  static final long INTERVAL_NANOS = 1_000_000_000L;

  /// Hosts remembered; an attacker with more addresses than this gets a line for each.
  static final int MAX_HOSTS = 256;

  private final TransportObserver observer;
  private final Map<String, Host> hosts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Host> eldest) {
          return size() > MAX_HOSTS;
        }
      };

  private static final class Host {
    private long reportedAtNanos;
    private long unreported;
  }

  Rejections(TransportObserver observer) {
    this.observer = observer;
  }

  /// @param host the remote's address without its port
  /// @param remote the remote's address and port
  synchronized void rejected(String host, String remote, String rule, String text, long nowNanos) {
    var known = hosts.computeIfAbsent(host, unknown -> newHost(nowNanos));
    known.unreported++;
    if (nowNanos - known.reportedAtNanos >= INTERVAL_NANOS) {
      observer.rejected(remote, rule, text, known.unreported);
      known.reportedAtNanos = nowNanos;
      known.unreported = 0;
    }
  }

  private static Host newHost(long nowNanos) {
    var host = new Host();
    host.reportedAtNanos = nowNanos - INTERVAL_NANOS;
    return host;
  }
}
