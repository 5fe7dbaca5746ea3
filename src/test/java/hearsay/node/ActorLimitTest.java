package hearsay.node;

import static hearsay.node.Nodes.address;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.protocol.Codec;
import hearsay.protocol.Message;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActorLimitTest {
  private static final ActorId LATE = new ActorId("late", 1);

  private final NodeCore node = Nodes.node(CounterRule.PN, 2);

  @BeforeEach
  void fillWithInventedActors() {
    for (int from = 0; from < ActorLimit.MAX_ACTORS; from += Codec.MAX_ENTRIES_PER_PAGE) {
      hear(invented(from, from + Codec.MAX_ENTRIES_PER_PAGE));
    }
  }

  @Test
  void aPeerThatInventsActorsFillsAStateToTheLimitOnly() {
    assertThat(state().size()).isEqualTo(ActorLimit.MAX_ACTORS);
  }

  @Test
  void unknownActorsBeyondTheLimitAreRefusedWithTheReason() {
    var fact = hear(PnCounter.of(LATE, new Tally(1, 0)));

    assertThat(fact.reception()).isEqualTo(Reception.REFUSED);
    assertThat(fact.reason()).contains("16384 actors");
    assertThat(fact.after()).isSameAs(fact.before());
  }

  @Test
  void newsOfKnownActorsIsStillLearnt() {
    var known = state().actorAt(0);
    var sent = PnCounter.of(known, new Tally(9, 9)).merge(PnCounter.of(LATE, new Tally(1, 0)));

    var fact = hear(sent);

    assertThat(fact.reception()).isEqualTo(Reception.TAUGHT);
    assertThat(fact.reason()).contains("no room");
    assertThat(state().tally(known)).isEqualTo(new Tally(9, 9));
    assertThat(state().tally(LATE)).isEqualTo(Tally.ZERO);
  }

  @Test
  void theNodeItselfStillCounts() {
    node.step(new Event.Operate(3, 0), 0);

    assertThat(state().tally(Nodes.actor(1))).isEqualTo(new Tally(3, 0));
  }

  private Fact.FrameHandled hear(PnCounter entries) {
    var frame = new Event.FrameReceived(address(2), new Message.State(entries));
    return Nodes.facts(Fact.FrameHandled.class, node.step(frame, 0)).getFirst();
  }

  private PnCounter state() {
    return (PnCounter) node.state();
  }

  private static PnCounter invented(int from, int to) {
    var entries = new TreeMap<ActorId, Tally>();
    for (int i = from; i < to; i++) {
      entries.put(new ActorId("x", i), new Tally(1, 0));
    }
    return PnCounter.of(entries);
  }
}
