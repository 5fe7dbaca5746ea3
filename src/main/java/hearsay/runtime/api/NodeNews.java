package hearsay.runtime.api;

import hearsay.node.Fact;
import hearsay.protocol.PeerAddress;
import hearsay.runtime.NodeObserver;
import hearsay.transport.FrameId;
import hearsay.transport.LossReason;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Counts, and tells the person at a node's terminal what he should know of it.
///
/// @param ended completed when a bug stops the node
record NodeNews(NodeMetrics metrics, Consumer<String> says, CompletableFuture<Void> ended)
    implements NodeObserver {
  @Override
  public void stepped(@Nullable FrameId cause, List<Fact> facts, long nowNanos) {
    metrics.stepped(cause, facts, nowNanos);
    for (var fact : facts) {
      if (fact instanceof Fact.ActorRenewed(var before, var after, var reason)) {
        says.accept("goes on as %s, no more as %s: %s".formatted(after, before, reason));
      }
      if (fact instanceof Fact.PeerChanged(var peer, var state, var reason)) {
        switch (state) {
          case ACTIVE -> says.accept("peer %s: %s".formatted(peer, reason));
          case GONE -> says.accept("peer %s is gone: %s".formatted(peer, reason));
          case SUSPECT -> {} // it may be an accident; most are
        }
      }
    }
  }

  @Override
  public void frameDropped(FrameId id, PeerAddress from, LossReason reason) {
    metrics.frameDropped(id, from, reason);
  }

  @Override
  public void failed(Throwable cause) {
    ended.completeExceptionally(
        new IllegalStateException("the node stopped after an error: " + cause.getMessage(), cause));
  }
}
