package hearsay.node;

import static hearsay.node.Nodes.address;
import static hearsay.node.Nodes.facts;
import static hearsay.node.Nodes.node;
import static hearsay.node.Nodes.sends;
import static hearsay.node.Nodes.sentTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearsay.contract.ContractViolation;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.crdt.VersionedCounter;
import hearsay.protocol.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One node under the Part 0 rule.
class Part0NodeTest {
  private final NodeCore core = node(CounterRule.PART0, 3);

  @Test
  void anOperationIsPushedToAllPeersThenAcknowledged() {
    var effects = core.step(new Event.Operate(1, 0), 0);

    var push = new Message.Push(new VersionedCounter(1, 1));
    assertThat(effects.subList(effects.size() - 3, effects.size()))
        .containsExactly(
            new Effect.Send(address(2), push),
            new Effect.Send(address(3), push),
            new Effect.Acknowledge());
  }

  @Test
  void aDecrementAtZeroIsRefused() {
    var effects = core.step(new Event.Operate(0, 1), 0);

    assertThat(effects.getLast()).isInstanceOf(Effect.Refuse.class);
    assertThat(facts(Fact.OperationsRefused.class, effects).getFirst().reason()).contains("0");
    assertThat(core.state()).isEqualTo(VersionedCounter.ZERO);
  }

  @Test
  void operationsComeOneByOne() {
    assertThatThrownBy(() -> core.step(new Event.Operate(1, 1), 0))
        .isInstanceOf(ContractViolation.class);
  }

  @Test
  void aHigherPushIsAdoptedAndPushedToAll() {
    var effects = receive(new Message.Push(new VersionedCounter(5, 9)));

    var push = new Message.Push(new VersionedCounter(5, 9));
    assertThat(sends(effects))
        .containsExactly(new Effect.Send(address(2), push), new Effect.Send(address(3), push));
    assertThat(handled(effects).reception()).isEqualTo(Reception.TAUGHT);
  }

  @Test
  void aHigherPullIsAdoptedPushedToAllAndAnswered() {
    var effects = receive(new Message.Pull(new VersionedCounter(5, 9)));

    var push = new Message.Push(new VersionedCounter(5, 9));
    assertThat(sends(effects))
        .containsExactly(
            new Effect.Send(address(2), push),
            new Effect.Send(address(3), push),
            new Effect.Send(address(2), push));
  }

  @Test
  void aLowerPullIsRefusedAndAnsweredWithTheOwnState() {
    receive(new Message.Push(new VersionedCounter(6, 3)));

    var effects = receive(new Message.Pull(new VersionedCounter(5, 9)));

    assertThat(sentTo(address(2), effects))
        .containsExactly(new Message.Push(new VersionedCounter(6, 3)));
    assertThat(handled(effects).reception()).isEqualTo(Reception.REFUSED);
    assertThat(handled(effects).reason()).isEqualTo("v5 not newer than v6");
  }

  @Test
  void theSameVersionWithAnotherCounterIsRefusedByName() {
    receive(new Message.Push(new VersionedCounter(6, 3)));

    var effects = receive(new Message.Push(new VersionedCounter(6, 5)));

    assertThat(handled(effects).reception()).isEqualTo(Reception.REFUSED);
    assertThat(handled(effects).reason()).isEqualTo("same v6, other counter");
    assertThat(sends(effects)).isEmpty();
  }

  @Test
  void anEqualStateIsKnown() {
    var effects = receive(new Message.Push(VersionedCounter.ZERO));

    assertThat(handled(effects).reception()).isEqualTo(Reception.KNEW);
    assertThat(sends(effects)).isEmpty();
  }

  @Test
  void versionsAreComparedUnsigned() {
    receive(new Message.Push(new VersionedCounter(Integer.MAX_VALUE, 1)));

    var effects = receive(new Message.Push(new VersionedCounter(Integer.MIN_VALUE, 2)));

    assertThat(handled(effects).reception()).isEqualTo(Reception.TAUGHT);
  }

  @Test
  void anOpenedLinkIsAskedAtOnce() {
    var effects = core.step(new Event.LinkOpened(address(3)), 0);

    assertThat(sentTo(address(3), effects))
        .containsExactly(new Message.Pull(VersionedCounter.ZERO));
  }

  @Test
  void framesOfThePnRuleAreIgnored() {
    var effects = receive(new Message.Delta(PnCounter.empty()));

    assertThat(handled(effects).reception()).isEqualTo(Reception.IGNORED);
  }

  private List<Effect> receive(Message message) {
    return core.step(new Event.FrameReceived(address(2), message), 0);
  }

  private static Fact.FrameHandled handled(List<Effect> effects) {
    return facts(Fact.FrameHandled.class, effects).getFirst();
  }
}
