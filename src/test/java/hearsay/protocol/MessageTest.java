package hearsay.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hearsay.contract.ContractViolation;
import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.StateHash;
import hearsay.crdt.Tally;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTest {
  private static final ActorId N1 = new ActorId("n1", 1);
  private static final ActorId N2 = new ActorId("n2", 1);

  @Test
  void treeMessagesKeepTheirActorsInOrderAndOnce() {
    var actors = List.of(N2, N1, N2);

    assertThat(new Message.Prune(actors).actors()).containsExactly(N1, N2);
    assertThat(new Message.Graft(actors).actors()).containsExactly(N1, N2);
  }

  @Test
  void requestHoldsOnlyWhatLiesWithinItsBounds() {
    var entries = PnCounter.of(N1, new Tally(1, 0));

    assertThat(new Message.Request(null, N1, entries).entries()).isEqualTo(entries);
    assertThatExceptionOfType(ContractViolation.class)
        .isThrownBy(() -> new Message.Request(N1, null, entries));
    assertThatExceptionOfType(ContractViolation.class)
        .isThrownBy(() -> new Message.Request(N2, N1, PnCounter.empty()));
  }

  @Test
  void summaryIsOfAState() {
    var state = PnCounter.of(N1, new Tally(1, 3));

    assertThat(Summary.of(N1, state))
        .isEqualTo(new Summary(N1, BigInteger.valueOf(-2), BigInteger.valueOf(4), state.hash()));
  }

  @Test
  void summaryThatDoesNotFitIn128BitsIsABug() {
    var large = BigInteger.ONE.shiftLeft(127);

    assertRefused(large, BigInteger.ZERO);
    assertRefused(BigInteger.ZERO, large);
    assertRefused(BigInteger.ZERO, BigInteger.ONE.negate());
  }

  private static void assertRefused(BigInteger value, BigInteger version) {
    assertThatExceptionOfType(ContractViolation.class)
        .isThrownBy(() -> new Summary(N1, value, version, StateHash.ZERO));
  }
}
