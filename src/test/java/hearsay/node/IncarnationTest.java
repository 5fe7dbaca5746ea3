package hearsay.node;

import static hearsay.node.Nodes.INTERVAL;
import static hearsay.node.Nodes.actor;
import static hearsay.node.Nodes.address;
import static hearsay.node.Nodes.addresses;
import static hearsay.node.Nodes.facts;
import static hearsay.node.Nodes.sends;
import static hearsay.node.Nodes.settings;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.protocol.Message;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Nodes that hear more of their own actor than they know.
class IncarnationTest {
  private static NodeCore node(PnCounter remembered, Memory.Kind kind) {
    var settings = settings(1, CounterRule.PN).with(new Memory(remembered, kind));
    var core = new NodeCore(settings, new Random(7), 0);
    core.step(new Event.PeersLearned(addresses(2, 3)), 0);
    return core;
  }

  private static PnCounter entry(ActorId actor, long increments, long decrements) {
    return PnCounter.of(actor, new Tally(increments, decrements));
  }

  private static List<Effect> hear(NodeCore core, PnCounter entries, long nowNanos) {
    return core.step(new Event.FrameReceived(address(2), new Message.State(entries)), nowNanos);
  }

  private static void count(NodeCore core, long increments, long decrements) {
    core.step(new Event.Operate(increments, decrements), 0);
    core.step(new Event.Persisted(), 0);
  }

  private static Tally tally(NodeCore core, ActorId actor) {
    return ((PnCounter) core.state()).tally(actor);
  }

  @Test
  void aRecoveredStateIsShownAndTold() {
    var core = node(entry(actor(1), 4, 0), Memory.Kind.LOG);

    var effects =
        core.step(
            new Event.FrameReceived(address(2), new Message.Request(null, null, PnCounter.empty())),
            0);

    assertThat(core.state()).isEqualTo(entry(actor(1), 4, 0));
    assertThat(sends(effects))
        .contains(new Effect.Send(address(2), new Message.State(entry(actor(1), 4, 0))));
  }

  @Test
  void onlyWhatWasCountedSinceTheStartMovesToTheNewActor() {
    var core = node(entry(actor(1), 4, 1), Memory.Kind.LOG);
    count(core, 6, 2);

    var effects = hear(core, entry(actor(1), 20, 9), 0);

    assertThat(facts(Fact.ActorRenewed.class, effects)).hasSize(1);
    assertThat(tally(core, actor(1))).isEqualTo(new Tally(20, 9));
    assertThat(tally(core, core.actor())).isEqualTo(new Tally(6, 2));
  }

  @Test
  void whatIsNotHiddenStaysWhereItIs() {
    var core = node(entry(actor(1), 4, 1), Memory.Kind.LOG);
    count(core, 6, 2);

    hear(core, entry(actor(1), 5, 9), 0);

    assertThat(tally(core, actor(1))).isEqualTo(new Tally(10, 9));
    assertThat(tally(core, core.actor())).isEqualTo(new Tally(0, 2));
  }

  @Test
  void whoNamesTheActorAgainAndAgainDoesNotMakeItRenewEachTime() {
    var core = node(PnCounter.empty(), Memory.Kind.LOG);
    hear(core, entry(actor(1), 1, 0), 0);
    var second = core.actor();
    count(core, 2, 0);

    var tooSoon = hear(core, entry(second, 50, 0).merge(entry(actor(3), 1, 0)), INTERVAL);
    var meanwhile = tally(core, second);
    hear(core, entry(second, 50, 0), Incarnation.FIRST_PAUSE_INTERVALS * INTERVAL);

    assertThat(facts(Fact.FrameHandled.class, tooSoon).getFirst().reason())
        .isEqualTo(Incarnation.PAUSE_REASON);
    assertThat(meanwhile).isEqualTo(new Tally(2, 0));
    assertThat(tally(core, actor(3))).as("all else is taken").isEqualTo(new Tally(1, 0));
    assertThat(core.actor()).isNotEqualTo(second);
    assertThat(tally(core, second)).isEqualTo(new Tally(50, 0));
    assertThat(tally(core, core.actor())).isEqualTo(new Tally(2, 0));
  }

  @Test
  void renewalsBecomeRarerAndRarer() {
    var core = node(PnCounter.empty(), Memory.Kind.NONE);

    long nowNanos = 0;
    int renewals = 0;
    for (int i = 0; i < 100_000; i++, nowNanos += INTERVAL / 10) {
      var effects = hear(core, entry(core.actor(), 1, 0), nowNanos);
      renewals += facts(Fact.ActorRenewed.class, effects).size();
    }

    assertThat(renewals).isEqualTo(10);
  }

  @Test
  void withAmnesiaPeersRememberWhatHidesWhatTheNodeCounts() {
    var core = node(PnCounter.empty(), Memory.Kind.AMNESIA);
    core.step(new Event.Operate(3, 0), 0);

    var effects = hear(core, entry(actor(1), 20, 0), 0);
    core.step(new Event.Operate(1, 0), 0);

    assertThat(facts(Fact.ActorRenewed.class, effects)).isEmpty();
    assertThat(core.actor()).isEqualTo(actor(1));
    assertThat(core.state()).as("3 increments are lost").isEqualTo(entry(actor(1), 21, 0));
  }
}
