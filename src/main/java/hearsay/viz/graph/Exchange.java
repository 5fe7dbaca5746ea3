package hearsay.viz.graph;

import hearsay.journal.JournalEvent;
import hearsay.journal.JournalEvent.Errand;

/// What stays visible for a moment after a node has spoken to the discovery server. It is drawn
/// after the fact, as a fading trace: how long the words took is not known.
///
/// @param words what the node was told; shown only if the exchange is worth it
/// @param bornNanos real time of its entry, since the epoch
record Exchange(String node, Errand errand, boolean isOk, String words, long bornNanos) {
  private static final long QUIET_LIFE_NANOS = 650_000_000;
  private static final long LOUD_LIFE_NANOS = 1_600_000_000;

  static Exchange of(JournalEvent.DiscoveryContacted contact, long bornNanos) {
    return new Exchange(
        contact.node(), contact.errand(), contact.isOk(), contact.detail(), bornNanos);
  }

  /// Whether it is more than the steady "I am here" and "who else is?".
  boolean isLoud() {
    return !isOk
        || switch (errand) {
          case REGISTER, DEREGISTER -> true;
          case HEARTBEAT, PEERS -> false;
        };
  }

  /// How much of its life is over, 0 to 1.
  double age(long realNanos) {
    return Math.max(0, Math.min(1, (double) (realNanos - bornNanos) / lifeNanos()));
  }

  boolean isOver(long realNanos) {
    return realNanos - bornNanos >= lifeNanos();
  }

  private long lifeNanos() {
    return isLoud() ? LOUD_LIFE_NANOS : QUIET_LIFE_NANOS;
  }

  /// "n3 registers: 5 peers", "n3: no answer".
  String says() {
    var deed =
        switch (errand) {
          case REGISTER -> " registers";
          case DEREGISTER -> " says goodbye";
          case HEARTBEAT -> isOk ? " is here" : "";
          case PEERS -> isOk ? " asks for peers" : "";
        };
    return words.isEmpty() ? node + deed : node + deed + ": " + words;
  }
}
