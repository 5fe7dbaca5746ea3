package hearsay.journal.trace;

import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.VersionedCounter;
import hearsay.journal.FrameKey;
import hearsay.journal.JournalEvent;
import hearsay.node.Reception;
import hearsay.protocol.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells which states and frames hold one operation.
sealed interface Carrier {
  /// Takes note of an event after the operation.
  void take(JournalEvent event);

  /// Whether the frame's message holds the operation.
  boolean isCarried(JournalEvent.FrameSent sent);

  /// Whether the state that a frame left holds it.
  boolean isHeldAfter(JournalEvent.FrameDelivered delivered);

  /// Who tells it of the operation just applied.
  ///
  /// @param foreign nodes of which nobody tells what is delivered to them
  static Carrier of(JournalEvent.OperationsApplied applied, Set<String> foreign) {
    return switch (applied.after()) {
      case PnCounter after -> new Entry(after.deltaSince(pn(applied.before())));
      case VersionedCounter after -> new Lineage(applied.node(), after, foreign);
    };
  }

  private static PnCounter pn(CounterState state) {
    return state instanceof PnCounter counter ? counter : PnCounter.empty();
  }

  /// PN: whatever holds the totals that the operation left at its actor.
  ///
  /// @param totals the actor's entry
  record Entry(PnCounter totals) implements Carrier {
    @Override
    public void take(JournalEvent event) {
      // A state tells by itself what it holds.
    }

    @Override
    public boolean isCarried(JournalEvent.FrameSent sent) {
      return switch (sent.message()) {
        case Message.Delta delta -> delta.entries().covers(totals);
        case Message.State state -> state.entries().covers(totals);
        case Message.Request request -> request.entries().covers(totals);
        case Message.Digest _,
            Message.DigestAck _,
            Message.Prune _,
            Message.Graft _,
            Message.Pull _,
            Message.Push _ ->
            false;
      };
    }

    @Override
    public boolean isHeldAfter(JournalEvent.FrameDelivered delivered) {
      return pn(delivered.after()).covers(totals);
    }
  }

  /// Part 0: two numbers do not tell what they count, so it takes the way by which a node came to
  /// have them. A node's versions only rise, so that no state of one node is there twice, until it
  /// starts again with nothing. A foreign node is supposed to have adopted what it was sent as soon
  /// as it says the same.
  final class Lineage implements Carrier {
    /// By node: its states that hold the operation.
    private final Map<String, Set<VersionedCounter>> holding = new HashMap<>();

    private final Set<FrameKey> carrying = new HashSet<>();
    private final Set<String> foreign;

    Lineage(String origin, VersionedCounter state, Set<String> foreign) {
      this.foreign = new HashSet<>(foreign);
      add(origin, state);
    }

    @Override
    public void take(JournalEvent event) {
      switch (event) {
        case JournalEvent.NodeStarted started -> started(started);
        case JournalEvent.OperationsApplied applied
            when holds(applied.node(), applied.before())
                && applied.after() instanceof VersionedCounter after ->
            add(applied.node(), after);
        case JournalEvent.FrameSent sent -> sent(sent);
        case JournalEvent.FrameDelivered delivered
            when delivered.reception() == Reception.TAUGHT
                && carrying.contains(delivered.frame().original())
                && delivered.after() instanceof VersionedCounter after ->
            add(delivered.link().to(), after);
        default -> {}
      }
    }

    private void started(JournalEvent.NodeStarted started) {
      if (started.isForeign()) {
        foreign.add(started.node());
      } else if (started.state().version().signum() == 0) {
        holding.remove(started.node());
      }
    }

    private void sent(JournalEvent.FrameSent sent) {
      var state = stateOf(sent.message());
      if (state == null || !holds(sent.link().from(), state)) {
        return;
      }
      carrying.add(sent.frame());
      if (foreign.contains(sent.link().to())) {
        add(sent.link().to(), state);
      }
    }

    private static @Nullable VersionedCounter stateOf(Message message) {
      return switch (message) {
        case Message.Pull pull -> pull.state();
        case Message.Push push -> push.state();
        case Message.Digest _,
            Message.DigestAck _,
            Message.Request _,
            Message.Delta _,
            Message.State _,
            Message.Prune _,
            Message.Graft _ ->
            null;
      };
    }

    @Override
    public boolean isCarried(JournalEvent.FrameSent sent) {
      return carrying.contains(sent.frame());
    }

    @Override
    public boolean isHeldAfter(JournalEvent.FrameDelivered delivered) {
      return holds(delivered.link().to(), delivered.after());
    }

    private boolean holds(String node, CounterState state) {
      return holding.getOrDefault(node, Set.of()).contains(state);
    }

    private void add(String node, VersionedCounter state) {
      holding.computeIfAbsent(node, _ -> new HashSet<>()).add(state);
    }
  }
}
