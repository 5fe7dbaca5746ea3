package hearsay.node;

import static hearsay.node.Nodes.actor;
import static hearsay.node.Nodes.address;
import static hearsay.node.Nodes.addresses;
import static hearsay.node.Nodes.facts;
import static hearsay.node.Nodes.sends;
import static hearsay.node.Nodes.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearsay.contract.ContractViolation;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import hearsay.protocol.Message;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Nodes with a log: what is not on disk does not count yet.
class PromiseTest {
  private static final Event.Persisted ON_DISK = new Event.Persisted();

  private static NodeCore node(CounterState remembered) {
    var settings = settings(1, remembered.rule()).with(new Memory(remembered, Memory.Kind.LOG));
    var core = new NodeCore(settings, new Random(7), 0);
    core.step(new Event.PeersLearned(addresses(2, 3)), 0);
    return core;
  }

  private static List<Effect> step(NodeCore core, Event event) {
    return core.step(event, 0);
  }

  private static Event heard(Message message) {
    return new Event.FrameReceived(address(2), message);
  }

  private static PnCounter mine(long increments, long decrements) {
    return PnCounter.of(actor(1), new Tally(increments, decrements));
  }

  @Test
  void anOperationIsPromisedAndChangesNothingUntilItIsOnDisk() {
    var core = node(PnCounter.empty());

    var asked = step(core, new Event.Operate(2, 1));
    var meanwhile = core.state();
    boolean wasPersisting = core.isPersisting();
    var kept = step(core, ON_DISK);

    assertThat(asked).containsExactly(new Effect.Persist(actor(1), mine(2, 1)));
    assertThat(wasPersisting).isTrue();
    assertThat(meanwhile).isEqualTo(PnCounter.empty());
    assertThat(core.state()).isEqualTo(mine(2, 1));
    assertThat(core.isPersisting()).isFalse();
    assertThat(kept.subList(kept.size() - 3, kept.size()))
        .containsExactly(
            new Effect.Send(address(2), new Message.Delta(mine(2, 1))),
            new Effect.Send(address(3), new Message.Delta(mine(2, 1))),
            new Effect.Acknowledge());
    assertThat(facts(Fact.OperationsApplied.class, kept)).hasSize(1);
  }

  @Test
  void whatIsPromisedIsNotToldToPeers() {
    var core = node(mine(5, 0));
    step(core, new Event.Operate(1, 0));

    var answer = step(core, heard(new Message.Request(null, null, PnCounter.empty())));

    assertThat(sends(answer)).contains(new Effect.Send(address(2), new Message.State(mine(5, 0))));
  }

  @Test
  void anOperationPastTheBoundIsRefusedWithoutAPromise() {
    var core = node(mine(Tally.MAX, 0));

    var effects = step(core, new Event.Operate(1, 0));

    assertThat(effects.getLast()).isInstanceOf(Effect.Refuse.class);
    assertThat(core.isPersisting()).isFalse();
  }

  @Test
  void aWriteThatFailedRefusesAndTheNextIsTriedAnew() {
    var core = node(PnCounter.empty());
    step(core, new Event.Operate(1, 0));

    var failed = step(core, new Event.PersistFailed("disk full", false));
    var next = step(core, new Event.Operate(1, 0));

    assertThat(failed)
        .containsExactly(
            new Effect.Publish(new Fact.OperationsRefused(1, 0, "disk full")),
            new Effect.Refuse("disk full"));
    assertThat(next).containsExactly(new Effect.Persist(actor(1), mine(1, 0)));
  }

  @Test
  void aWriteThatMayHaveHappenedLeavesDoubtAndTheStateAsItWas() {
    var core = node(PnCounter.empty());
    step(core, new Event.Operate(1, 0));

    var failed = step(core, new Event.PersistFailed("I/O error", true));

    assertThat(failed)
        .containsExactly(
            new Effect.Publish(new Fact.OperationsInDoubt(1, 0, "I/O error")),
            new Effect.Doubt("I/O error"));
    assertThat(core.state()).isEqualTo(PnCounter.empty());
  }

  @Test
  void framesAreHandledWhileAPromiseIsOnItsWay() {
    var core = node(PnCounter.empty());
    var theirs = PnCounter.of(actor(2), new Tally(4, 0));
    step(core, new Event.Operate(1, 0));

    step(core, heard(new Message.Delta(theirs)));
    var meanwhile = core.state();
    step(core, ON_DISK);

    assertThat(meanwhile).isEqualTo(theirs);
    assertThat(core.state()).isEqualTo(theirs.merge(mine(1, 0)));
  }

  @Test
  void aSecondOperationWhileOneIsOnItsWayIsABug() {
    var core = node(PnCounter.empty());
    step(core, new Event.Operate(1, 0));

    assertThatThrownBy(() -> step(core, new Event.Operate(1, 0)))
        .isInstanceOf(ContractViolation.class);
    assertThatThrownBy(() -> step(node(PnCounter.empty()), ON_DISK))
        .isInstanceOf(ContractViolation.class);
  }

  @Test
  void nothingToCountNeedsNoDisk() {
    var core = node(PnCounter.empty());

    assertThat(step(core, new Event.Operate(0, 0)).getLast()).isEqualTo(new Effect.Acknowledge());
  }

  @Test
  void whoIsRenewedMeanwhilePromisesAgainUnderTheNewActor() {
    var core = node(mine(4, 0));
    step(core, new Event.Operate(6, 0));
    step(core, ON_DISK);
    step(core, new Event.Operate(3, 0));

    step(core, heard(new Message.State(mine(20, 0))));
    var again = step(core, ON_DISK);
    var kept = step(core, ON_DISK);

    var renewed = core.actor();
    assertThat(renewed).isNotEqualTo(actor(1));
    assertThat(again)
        .containsExactly(new Effect.Persist(renewed, PnCounter.of(renewed, new Tally(9, 0))));
    assertThat(kept).contains(new Effect.Acknowledge());
    assertThat(((PnCounter) core.state()).tally(renewed)).isEqualTo(new Tally(9, 0));
    assertThat(((PnCounter) core.state()).tally(actor(1))).isEqualTo(new Tally(20, 0));
  }

  @Test
  void aStalePromiseOnDiskLeavesDoubtIfTheNextOneFails() {
    var core = node(mine(4, 0));
    step(core, new Event.Operate(3, 0));
    step(core, heard(new Message.State(mine(20, 0))));
    step(core, ON_DISK);

    var failed = step(core, new Event.PersistFailed("disk full", false));

    assertThat(failed.getLast()).isEqualTo(new Effect.Doubt("disk full"));
  }

  @Test
  void aPart0NodeThatAdoptsMeanwhilePromisesAgain() {
    var core = node(VersionedCounter.ZERO);

    var asked = step(core, new Event.Operate(1, 0));
    step(core, heard(new Message.Push(new VersionedCounter(7, 5))));
    var again = step(core, ON_DISK);
    var kept = step(core, ON_DISK);

    assertThat(asked).containsExactly(new Effect.Persist(actor(1), new VersionedCounter(1, 1)));
    assertThat(again).containsExactly(new Effect.Persist(actor(1), new VersionedCounter(8, 6)));
    assertThat(kept).contains(new Effect.Acknowledge());
    assertThat(core.state()).isEqualTo(new VersionedCounter(8, 6));
  }

  @Test
  void aPart0NodeGivesUpWhenTheStateChangesDuringEveryWrite() {
    var core = node(VersionedCounter.ZERO);
    step(core, new Event.Operate(1, 0));

    for (int version = 1; version < Promise.MAX_TRIES; version++) {
      step(core, heard(new Message.Push(new VersionedCounter(version, 0))));
      step(core, ON_DISK);
    }
    step(core, heard(new Message.Push(new VersionedCounter(100, 0))));
    var last = step(core, ON_DISK);

    assertThat(last.getLast()).isInstanceOf(Effect.Doubt.class);
    assertThat(core.isPersisting()).isFalse();
  }

  @Test
  void aDecrementThatCanNotBeCountedAnyMoreIsInDoubt() {
    var core = node(new VersionedCounter(1, 1));
    step(core, new Event.Operate(0, 1));
    step(core, heard(new Message.Push(new VersionedCounter(9, 0))));

    var effects = step(core, ON_DISK);

    assertThat(effects.getLast()).isInstanceOf(Effect.Doubt.class);
    assertThat(core.state()).isEqualTo(new VersionedCounter(9, 0));
  }
}
