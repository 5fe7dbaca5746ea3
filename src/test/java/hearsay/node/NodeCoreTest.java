package hearsay.node;

import static hearsay.node.Nodes.INTERVAL;
import static hearsay.node.Nodes.MILLIS;
import static hearsay.node.Nodes.actor;
import static hearsay.node.Nodes.address;
import static hearsay.node.Nodes.addresses;
import static hearsay.node.Nodes.facts;
import static hearsay.node.Nodes.node;
import static hearsay.node.Nodes.sends;
import static hearsay.node.Nodes.sentTo;
import static hearsay.node.Nodes.settings;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import hearsay.protocol.Summary;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// One node under the PN rule, and what both rules share.
class NodeCoreTest {
  private final NodeCore core = node(CounterRule.PN, 4);

  @Test
  void anOperationIsPublishedThenSentThenAcknowledged() {
    var effects = core.step(new Event.Operate(2, 1), MILLIS);

    var delta = new Message.Delta(PnCounter.of(actor(1), new Tally(2, 1)));
    assertThat(effects.getFirst()).isInstanceOf(Effect.Publish.class);
    assertThat(effects.subList(effects.size() - 4, effects.size()))
        .containsExactly(
            new Effect.Send(address(2), delta),
            new Effect.Send(address(3), delta),
            new Effect.Send(address(4), delta),
            new Effect.Acknowledge());
    var applied = facts(Fact.OperationsApplied.class, effects).getFirst();
    assertThat(applied.before()).isEqualTo(PnCounter.empty());
    assertThat(applied.after()).isSameAs(core.state());
    assertThat(core.state().value()).isEqualTo(BigInteger.ONE);
  }

  @Test
  void anOperationPastTheBoundIsRefusedAndChangesNothing() {
    core.step(new Event.Operate(Tally.MAX, 0), 0);

    var effects = core.step(new Event.Operate(1, 0), 0);

    assertThat(effects.getLast()).isInstanceOf(Effect.Refuse.class);
    assertThat(facts(Fact.OperationsRefused.class, effects)).hasSize(1);
    assertThat(core.state().version()).isEqualTo(BigInteger.valueOf(Tally.MAX));
  }

  @Test
  void aStreamOfOperationsIsSentInOneDeltaWhenItsTickIsDue() {
    core.step(new Event.Operate(1, 0), 0);

    var during = core.step(new Event.Operate(1, 0), 1);
    var due = core.step(new Event.Tick(), core.nextWakeNanos());

    assertThat(sends(during)).isEmpty();
    assertThat(sentTo(address(2), due))
        .containsExactly(new Message.Delta(PnCounter.of(actor(1), new Tally(2, 0))));
  }

  @Test
  void newsIsPushedOnButNotBackAndARepeatIsPruned() {
    var delta = new Message.Delta(PnCounter.of(actor(2), new Tally(1, 0)));

    var first = receive(2, delta);
    var repeat = receive(3, delta);
    var echo = receive(2, delta);

    assertThat(sends(first)).extracting(Effect.Send::to).containsExactly(address(3), address(4));
    assertThat(reception(first)).isEqualTo(Reception.TAUGHT);
    assertThat(sends(repeat))
        .containsExactly(new Effect.Send(address(3), new Message.Prune(List.of(actor(2)))));
    assertThat(facts(Fact.TreeChanged.class, repeat))
        .containsExactly(new Fact.TreeChanged(address(3), List.of(actor(2)), false));
    assertThat(reception(repeat)).isEqualTo(Reception.KNEW);
    assertThat(sends(echo)).isEmpty();
  }

  @Test
  void aPrunedLinkCarriesNoNewsUntilItIsGrafted() {
    core.step(new Event.Operate(1, 0), 0);

    receive(2, new Message.Prune(List.of(actor(1))));
    var pruned = core.step(new Event.Operate(1, 0), INTERVAL);
    receive(2, new Message.Graft(List.of(actor(1))));
    var grafted = core.step(new Event.Operate(1, 0), 2 * INTERVAL);

    assertThat(sends(pruned)).extracting(Effect.Send::to).containsExactly(address(3), address(4));
    assertThat(sends(grafted)).hasSize(3);
  }

  @Test
  void anEqualDigestIsAcknowledgedAndAnUnequalOneAnsweredWithTheVector() {
    var mine = core.state();
    var equal = new Summary(actor(2), mine.value(), mine.version(), mine.hash());
    var other = PnCounter.of(actor(2), new Tally(1, 0));
    var unequal = new Summary(actor(2), other.value(), other.version(), other.hash());

    var toEqual = receive(2, new Message.Digest(equal));
    var toUnequal = receive(2, new Message.Digest(unequal));

    assertThat(sends(toEqual).getFirst().message()).isInstanceOf(Message.DigestAck.class);
    assertThat(sends(toUnequal).getFirst().message())
        .isEqualTo(new Message.Request(null, null, PnCounter.empty()));
  }

  @Test
  void aRequestIsAnsweredWithWhatItsSenderLacksAndLearntFrom() {
    core.step(new Event.Operate(1, 0), 0);
    receive(4, new Message.Prune(List.of(actor(1))));
    var theirs = PnCounter.of(actor(4), new Tally(5, 0));

    var effects = receive(4, new Message.Request(null, null, theirs));

    assertThat(sentTo(address(4), effects))
        .containsExactly(
            new Message.State(PnCounter.of(actor(1), new Tally(1, 0))),
            new Message.Graft(List.of(actor(4))));
    assertThat(reception(effects)).isEqualTo(Reception.TAUGHT);
    assertThat(facts(Fact.TreeChanged.class, effects))
        .contains(new Fact.TreeChanged(address(4), List.of(actor(1)), true));
    assertThat(core.state().value()).isEqualTo(BigInteger.valueOf(6));
  }

  @Test
  void aRequestForARangeIsAnsweredForThatRangeOnly() {
    core.step(new Event.Operate(1, 0), 0);

    var effects = receive(4, new Message.Request(actor(1), null, PnCounter.empty()));

    assertThat(sends(effects)).isEmpty();
    assertThat(reception(effects)).isEqualTo(Reception.KNEW);
  }

  @Test
  void whoFindsMoreOfItsOwnActorGoesOnUnderANewOne() {
    core.step(new Event.Operate(2, 0), 0);

    var effects = receive(2, new Message.State(PnCounter.of(actor(1), new Tally(7, 1))));
    core.step(new Event.Operate(1, 0), INTERVAL);

    var renewed = facts(Fact.ActorRenewed.class, effects).getFirst();
    var state = (PnCounter) core.state();
    assertThat(renewed.before()).isEqualTo(actor(1));
    assertThat(renewed.after().name()).isEqualTo("n1");
    assertThat(state.tally(actor(1))).isEqualTo(new Tally(7, 1));
    assertThat(state.tally(renewed.after())).isEqualTo(new Tally(3, 0));
  }

  @Test
  void framesOfTheOtherRuleAreIgnoredAndDoNotMakeAPeer() {
    var effects = receive(9, new Message.Push(new VersionedCounter(3, 3)));

    var handled = facts(Fact.FrameHandled.class, effects).getFirst();
    assertThat(handled.reception()).isEqualTo(Reception.IGNORED);
    assertThat(handled.reason()).contains("PUSH", "another rule");
    assertThat(core.peers()).hasSize(3);
  }

  @Test
  void aNewcomerThatSpeaksBecomesAPeer() {
    receive(9, new Message.Graft(List.of()));

    assertThat(core.peers()).extracting(PeerStatus::address).contains(address(9));
  }

  @Test
  void whoMayNotBeAPeerIsIgnored() {
    var foreign = new PeerAddress("203.0.113.5", 7001);
    core.step(new Event.PeersForgotten(List.of(address(4))), 0);

    var toForeign = core.step(new Event.FrameReceived(foreign, new Message.Prune(List.of())), 0);
    var toForgotten = receive(4, new Message.Prune(List.of()));
    var toSelf = receive(1, new Message.Prune(List.of()));

    assertThat(List.of(toForeign, toForgotten, toSelf))
        .allMatch(effects -> reception(effects) == Reception.IGNORED);
    assertThat(core.peers()).extracting(PeerStatus::address).isEqualTo(addresses(2, 3));
  }

  @Test
  void aStartingNodeAsksOnePeerAtOnceAndRoundsSoon() {
    var fresh = new NodeCore(settings(1, CounterRule.PN), new Random(1), 0);

    var effects = fresh.step(new Event.PeersLearned(addresses(1, 5)), 0);

    assertThat(fresh.peers()).hasSize(4);
    assertThat(sends(effects)).hasSize(1);
    assertThat(sends(effects).getFirst().message()).isInstanceOf(Message.Digest.class);
    assertThat(fresh.nextWakeNanos()).isLessThanOrEqualTo(INTERVAL / 4);
  }

  @Test
  void aNodeWithoutPeersNeverWakes() {
    assertThat(node(CounterRule.PN, 1).nextWakeNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void anUnreachablePeerIsNotPushedToUntilItsLinkOpens() {
    core.step(new Event.PeerUnreachable(address(3), "refused"), 0);

    var apart = core.step(new Event.Operate(1, 0), 0);
    var opened = core.step(new Event.LinkOpened(address(3)), INTERVAL);
    var together = core.step(new Event.Operate(1, 0), INTERVAL);

    assertThat(sentTo(address(3), apart)).isEmpty();
    assertThat(facts(Fact.PeerChanged.class, opened))
        .containsExactly(new Fact.PeerChanged(address(3), PeerState.ACTIVE, "its link opened"));
    assertThat(sentTo(address(3), opened).getFirst()).isInstanceOf(Message.Digest.class);
    assertThat(sentTo(address(3), together)).hasSize(1);
  }

  @Test
  void aSilentPeerIsSuspectedButStillPushedTo() {
    long nowNanos = 0;
    while (core.peers().stream().anyMatch(peer -> peer.state() == PeerState.ACTIVE)) {
      nowNanos = core.nextWakeNanos();
      core.step(new Event.Tick(), nowNanos);
    }

    var effects = core.step(new Event.Operate(1, 0), nowNanos);

    assertThat(sends(effects)).hasSize(3);
  }

  @Test
  void whatASilencedPeerBroughtIsAskedOfAnother() {
    receive(2, new Message.Delta(PnCounter.of(actor(9), new Tally(1, 0))));
    receive(3, new Message.Delta(PnCounter.of(actor(9), new Tally(1, 0))));

    var effects = core.step(new Event.PeerUnreachable(address(2), "cut"), 0);

    assertThat(sends(effects))
        .containsExactly(new Effect.Send(address(3), new Message.Graft(List.of(actor(9)))));
  }

  @Test
  void aRequestedRoundAsksAtMostSoManyPeersNow() {
    var effects = core.step(new Event.RoundRequested(), 0);

    var started = facts(Fact.RoundStarted.class, effects).getFirst();
    assertThat(sends(effects)).hasSize(2).doesNotHaveDuplicates();
    assertThat(sends(effects)).extracting(Effect.Send::to).isEqualTo(started.targets());
    assertThat(started.nextRoundAtNanos()).isEqualTo(core.nextWakeNanos());
  }

  @Test
  void eventsAboutStrangersAreNoMatter() {
    assertThat(core.step(new Event.LinkOpened(address(9)), 0)).isEmpty();
    assertThat(core.step(new Event.PeerUnreachable(address(9), "refused"), 0)).isEmpty();
    assertThat(core.step(new Event.PeersForgotten(List.of(address(9))), 0)).isEmpty();
  }

  private List<Effect> receive(int from, Message message) {
    return core.step(new Event.FrameReceived(address(from), message), 0);
  }

  private static Reception reception(List<Effect> effects) {
    return facts(Fact.FrameHandled.class, effects).getFirst().reception();
  }
}
