package hearsay.journal;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.crdt.StateHash;
import hearsay.crdt.Tally;
import hearsay.node.PeerState;
import hearsay.protocol.PeerAddress;
import hearsay.protocol.Summary;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.PVector;

/// One node at one moment.
///
/// @param state what it holds; of a crashed node: what it held; of a foreign node: what its frames
///   told
/// @param told a foreign node's last digest, null if it sent none (or the node is not foreign)
/// @param happening what just happened to it, in words ("you clicked +", "heard from n4"); empty at
///   the start
/// @param happenedAtNanos cluster time of that
/// @param lastRoundAtNanos cluster time of the last round
/// @param nextRoundAtNanos cluster time of the next round
/// @param lost Part 0: acknowledged operations of this node that no running node's state holds any
///   more, nor any frame that could still be adopted
/// @param logTail the last [#MAX_LOG_TAIL] records of its log since it started, oldest first
public record NodeSnapshot(
    String name,
    PeerAddress address,
    ActorId actor,
    Lifecycle lifecycle,
    CounterState state,
    @Nullable Summary told,
    String happening,
    long happenedAtNanos,
    long lastRoundAtNanos,
    long nextRoundAtNanos,
    PMap<String, PeerState> peers,
    Tally lost,
    PVector<LogRecord> logTail) {
  /// Records of the log that are shown.
  public static final int MAX_LOG_TAIL = 8;

  /// Whether it runs.
  public enum Lifecycle {
    RUNNING,
    CRASHED,
    FOREIGN
  }

  public boolean isRunning() {
    return lifecycle == Lifecycle.RUNNING;
  }

  public boolean isForeign() {
    return lifecycle == Lifecycle.FOREIGN;
  }

  /// The value to show: of a node of this process its state's; of a foreign node the best of what
  /// it told. A digest sums up its whole state, other frames carry parts of it, which count only
  /// where they are ahead of the digest.
  public BigInteger shownValue() {
    var digest = bestDigest();
    return digest == null ? state.value() : digest.value();
  }

  /// The version to show, by the same rule as [#shownValue].
  public BigInteger shownVersion() {
    var digest = bestDigest();
    return digest == null ? state.version() : digest.version();
  }

  /// The fingerprint that the state mark shows, by the same rule as [#shownValue]: equal ones mean
  /// equal states.
  public StateHash shownHash() {
    var digest = bestDigest();
    return digest == null ? state.hash() : digest.hash();
  }

  /// Whether a foreign node said anything of its state yet; always so of others.
  public boolean hasSpoken() {
    return !isForeign() || told != null || state.version().signum() > 0;
  }

  private @Nullable Summary bestDigest() {
    return told != null && told.version().compareTo(state.version()) >= 0 ? told : null;
  }
}
