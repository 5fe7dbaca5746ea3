package hearsay.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class ConnectionNumbersTest {
  private static final InetSocketAddress LISTENER = new InetSocketAddress("127.0.0.1", 20_001);
  private static final InetSocketAddress DIALLER = new InetSocketAddress("127.0.0.1", 40_001);

  private final ConnectionNumbers numbers = new ConnectionNumbers();

  @Test
  void givesBothEndsTheSameNumber() {
    var entry = numbers.enter(40_001, 20_001);

    assertThat(entry.number()).isPositive();
    assertThat(numbers.accepted(DIALLER, LISTENER)).isEqualTo(entry.number());
  }

  @Test
  void countsForeignDiallersDownwards() {
    assertThat(numbers.accepted(DIALLER, LISTENER)).isEqualTo(-1);
    assertThat(numbers.accepted(DIALLER, LISTENER)).isEqualTo(-2);
  }

  @Test
  void takesNoOtherMachinesPortsForItsOwn() {
    numbers.enter(40_001, 20_001);
    var elsewhere = new InetSocketAddress("192.0.2.1", 40_001);
    var here = new InetSocketAddress("192.0.2.2", 20_001);

    assertThat(numbers.accepted(elsewhere, here)).isNegative();
  }

  @Test
  void knowsItsOwnDiallersAtAnAddressThatIsNotLoopback() {
    var entry = numbers.enter(40_001, 20_001);
    var dialler = new InetSocketAddress("192.0.2.2", 40_001);
    var listener = new InetSocketAddress("192.0.2.2", 20_001);

    assertThat(numbers.accepted(dialler, listener)).isEqualTo(entry.number());
  }

  @Test
  void forgetsADialThatFailed() {
    numbers.withdraw(numbers.enter(40_001, 20_001));

    assertThat(numbers.accepted(DIALLER, LISTENER)).isNegative();
  }

  @Test
  void givesUpWhatAClosedListenerNeverAccepted() {
    var orphan = numbers.enter(40_001, 20_001);
    var other = numbers.enter(40_002, 20_002);

    assertThat(numbers.giveUp(20_001)).containsExactly(orphan.number());

    assertThat(numbers.isGivenUp(orphan)).isTrue();
    assertThat(numbers.isGivenUp(other)).isFalse();
    assertThat(numbers.giveUp(20_001)).isEmpty();
  }

  @Test
  void remembersABoundedNumberOfConnectionsThatNobodyAccepts() {
    numbers.enter(40_001, 20_001);
    for (var i = 0; i < ConnectionNumbers.MAX_ENTRIES; i++) {
      numbers.enter(50_000, 1 + i);
    }

    assertThat(numbers.accepted(DIALLER, LISTENER)).isNegative();
  }
}
