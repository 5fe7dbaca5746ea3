package hearsay.viz.graph;

import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import java.util.ArrayDeque;
import java.util.List;

/// The exchanges with the discovery server that have not faded yet.
final class ExchangeLog {
  /// Every node in a picture with ways, twice; the oldest give way.
  static final int MAX_EXCHANGES = 2 * ServerView.MAX_WAYS;

  /// Not longer than a jump into the past reads back.
  private static final long NEWS_NANOS = 2_400_000_000L;

  private final ArrayDeque<Exchange> exchanges = new ArrayDeque<>();
  private String news = "";
  private boolean isBad;
  private long newsNanos;

  void add(List<JournalEntry> fresh) {
    for (var entry : fresh) {
      if (entry.event() instanceof JournalEvent.DiscoveryContacted contact) {
        add(Exchange.of(contact, entry.wallMillis() * 1_000_000));
      }
    }
  }

  private void add(Exchange exchange) {
    if (exchanges.size() == MAX_EXCHANGES) {
      exchanges.removeFirst();
    }
    exchanges.addLast(exchange);
    if (exchange.isLoud()) {
      news = exchange.says();
      isBad = !exchange.isOk();
      newsNanos = exchange.bornNanos();
    }
  }

  /// Those still visible, oldest first, and maybe some that just faded: the loud live longest, and
  /// what stands behind one of them stays until it is over too.
  Iterable<Exchange> visible(long wallNanos) {
    while (!exchanges.isEmpty() && exchanges.getFirst().isOver(wallNanos)) {
      exchanges.removeFirst();
    }
    return exchanges;
  }

  /// The last exchange worth words, while it is news; else empty.
  String news(long wallNanos) {
    return wallNanos - newsNanos < NEWS_NANOS ? news : "";
  }

  boolean isNewsBad() {
    return isBad;
  }

  void clear() {
    exchanges.clear();
    news = "";
  }
}
