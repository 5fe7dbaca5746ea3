package hearsay.journal;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import hearsay.protocol.Message;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// What becomes of the users' operations.
final class OperationFold {
  private OperationLedger ledger;

  OperationFold(OperationLedger ledger) {
    this.ledger = ledger;
  }

  OperationLedger ledger() {
    return ledger;
  }

  /// A node that comes with a history brings operations that it acknowledged before.
  void started(JournalEvent.NodeStarted event) {
    switch (event.state()) {
      case PnCounter state -> {
        var own = state.tally(event.actor());
        var known = ledger.acknowledged().getOrDefault(event.actor(), Tally.ZERO);
        if (!known.covers(own)) {
          var more =
              new Tally(
                  Math.max(0, own.increments() - known.increments()),
                  Math.max(0, own.decrements() - known.decrements()));
          ledger = ledger.acknowledging(event.actor(), more);
        }
      }
      case VersionedCounter state -> {
        var lineages = ledger.lineages();
        var unseen = lineages.unseen(event.node(), state);
        ledger =
            unseen.equals(Tally.ZERO)
                ? ledger.withLineages(lineages.started(event.node(), state))
                : ledger
                    .withLineages(
                        lineages.operated(
                            event.node(), unseen.increments(), unseen.decrements(), state))
                    .acknowledging(event.actor(), unseen);
      }
    }
    ledger = ledger.withoutWaiting(event.node());
  }

  void removed(String node) {
    ledger = ledger.withLineages(ledger.lineages().removed(node));
  }

  void clicked(Click click) {
    ledger = ledger.withClick(click);
  }

  void applied(JournalEvent.OperationsApplied event, ActorId actor, long atNanos) {
    var node = event.node();
    var heardOf = OperationSet.EMPTY;
    var numbers = OperationSet.EMPTY;
    var before = Tally.ZERO;
    var total = Tally.ZERO;
    int firstNumber = ledger.lineages().next();
    switch (event.after()) {
      case PnCounter after -> {
        before = PnOperations.of(event.before()).tally(actor);
        total = after.tally(actor);
      }
      case VersionedCounter after -> {
        var lineages = ledger.lineages();
        heardOf = lineages.heardOfBy(node);
        var operated = lineages.operated(node, event.increments(), event.decrements(), after);
        numbers = OperationSet.range(firstNumber, operated.next());
        ledger = ledger.withLineages(operated);
      }
    }
    ledger =
        ledger
            .acknowledging(actor, new Tally(event.increments(), event.decrements()))
            .withApplied(
                node,
                event.increments(),
                event.decrements(),
                new Click.Application(actor, event.before(), total, numbers, heardOf))
            .withRecent(
                new Acknowledgement(
                    actor, before, total, firstNumber, ledger.lineages().next(), atNanos));
  }

  /// The nodes are at work: whatever was taken over from another cluster's past, all nodes that go
  /// on from there are here.
  void atWork() {
    ledger = ledger.settled();
  }

  void refused(JournalEvent.OperationsRefused event) {
    ledger = ledger.withRefused(event.node(), event.increments(), event.decrements());
  }

  /// Nobody knows what became of them; a restart tells (see [#started]).
  void inDoubt(JournalEvent.OperationsInDoubt event) {
    ledger = ledger.withRefused(event.node(), event.increments(), event.decrements());
  }

  void renamed(ActorId before, ActorId after) {
    ledger = ledger.renamed(before, after);
  }

  /// A message sets out. Part 0: what its state holds; and a foreign node is supposed to hear what
  /// it is sent, for nobody will tell.
  Lineage sent(Link link, Message message, NodeFold nodes) {
    var state = Losses.carried(message);
    if (state == null) {
      return Lineage.EMPTY;
    }
    var lineages = ledger.lineages();
    if (nodes.isForeign(link.from())) {
      lineages = lineages.told(link.from(), state);
      ledger = ledger.withLineages(lineages);
      return lineages.guessed(link.from(), state);
    }
    var lineage = lineages.sent(link.from(), state);
    if (nodes.isForeign(link.to())) {
      var heardOf = lineages.heardOfBy(link.from());
      ledger = ledger.withLineages(lineages.supposed(link.to(), lineage, state, heardOf));
    }
    return lineage;
  }

  OperationSet heardOf(String node, CounterRule rule) {
    return rule == CounterRule.PART0 ? ledger.lineages().heardOfBy(node) : OperationSet.EMPTY;
  }

  /// Part 0: a frame reached a node and left it with the state `after`, which is the sender's if it
  /// taught.
  void delivered(
      Link link,
      boolean isFromForeign,
      @Nullable Flight flight,
      boolean taught,
      VersionedCounter after) {
    var node = link.to();
    var lineages = ledger.lineages();
    if (taught) {
      var lineage = flight == null ? lineages.sent(link.from(), after) : flight.lineage();
      lineages = lineages.adopted(node, lineage, after);
      lineages = isFromForeign ? lineages.withForeign() : lineages;
    }
    if (flight != null) {
      var carried = lineages.resolve(flight.lineage()).operations();
      lineages = lineages.heard(node, flight.heardOf().union(carried));
    }
    ledger = ledger.withLineages(lineages);
  }

  /// Whether operations exist that no running node holds, but a frame under way does.
  boolean isAnyLossOpen() {
    return !ledger.lineages().adrift().isEmpty();
  }

  /// Part 0: finds the operations that are lost, and marks the nodes that had acknowledged them.
  void reviewLosses(NodeFold nodes, Collection<Flight> flights) {
    if (ledger.isSettling()) {
      return;
    }
    var old = ledger.lineages();
    var reviewed = Losses.review(old, nodes.nodes().values(), flights);
    if (reviewed == old) {
      return;
    }
    ledger = ledger.withLineages(reviewed);
    if (!reviewed.lost().equals(old.lost())) {
      reviewed.made().keySet().forEach(node -> nodes.lost(node, reviewed.lostOf(node)));
    }
  }
}
