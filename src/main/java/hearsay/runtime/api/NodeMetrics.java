package hearsay.runtime.api;

import hearsay.node.Fact;
import hearsay.node.Reception;
import hearsay.protocol.Frame;
import hearsay.protocol.Message;
import hearsay.protocol.MessageKind;
import hearsay.protocol.PeerAddress;
import hearsay.runtime.NodeObserver;
import hearsay.transport.FrameId;
import hearsay.transport.LossReason;
import hearsay.transport.TransportObserver;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts what one node and its transport do, and warns of peers whose bytes break a rule. Counting
/// costs a few nanoseconds; all numbers only grow. Any thread.
public final class NodeMetrics implements NodeObserver, TransportObserver {
  private static final Logger LOG = LoggerFactory.getLogger(NodeMetrics.class);

  final LongAdder increments = new LongAdder();
  final LongAdder decrements = new LongAdder();
  final LongAdder refusals = new LongAdder();
  final LongAdder doubts = new LongAdder();
  final LongAdder bytesSent = new LongAdder();
  final LongAdder bytesReceived = new LongAdder();
  final LongAdder rejections = new LongAdder();
  final LongAdder failedDials = new LongAdder();
  final Map<MessageKind, LongAdder> sent = counters(MessageKind.class);
  final Map<MessageKind, LongAdder> received = counters(MessageKind.class);
  final Map<Reception, LongAdder> handled = counters(Reception.class);
  final Map<LossReason, LongAdder> lost = counters(LossReason.class);

  @Override
  public void stepped(@Nullable FrameId cause, List<Fact> facts, long nowNanos) {
    for (var fact : facts) {
      switch (fact) {
        case Fact.OperationsApplied applied -> {
          increments.add(applied.increments());
          decrements.add(applied.decrements());
        }
        case Fact.OperationsRefused _ -> refusals.increment();
        case Fact.OperationsInDoubt _ -> doubts.increment();
        case Fact.FrameHandled frame -> count(handled, frame.reception());
        case Fact.PeerChanged _,
            Fact.PeerRemoved _,
            Fact.RoundStarted _,
            Fact.RoundRescheduled _,
            Fact.TreeChanged _,
            Fact.ActorRenewed _ -> {}
      }
    }
  }

  @Override
  public void frameDropped(FrameId id, PeerAddress from, LossReason reason) {
    count(lost, reason);
  }

  @Override
  public void sent(FrameId id, PeerAddress to, Message message, int bytes) {
    count(sent, message.kind());
    bytesSent.add(bytes);
  }

  @Override
  public void unsent(PeerAddress to, Message message, LossReason reason) {
    count(lost, reason);
  }

  @Override
  public void received(FrameId id, Frame frame, int bytes) {
    count(received, frame.message().kind());
    bytesReceived.add(bytes);
  }

  @Override
  public void lost(FrameId id, PeerAddress from, LossReason reason) {
    count(lost, reason);
  }

  @Override
  public void dialFailed(PeerAddress to, String reason) {
    failedDials.increment();
  }

  @Override
  public void rejected(String remote, String rule, String text, long count) {
    rejections.add(count);
    LOG.warn("{} broke the rule {} of the wire: {} ({} times)", remote, rule, text, count);
  }

  private static <E extends Enum<E>> void count(Map<E, LongAdder> counters, E kind) {
    var counter = counters.get(kind);
    if (counter != null) {
      counter.increment();
    }
  }

  /// One for each, made beforehand: many threads count at once.
  private static <E extends Enum<E>> Map<E, LongAdder> counters(Class<E> kinds) {
    var counters = new EnumMap<E, LongAdder>(kinds);
    for (var kind : kinds.getEnumConstants()) {
      counters.put(kind, new LongAdder());
    }
    return Collections.unmodifiableMap(counters);
  }
}
