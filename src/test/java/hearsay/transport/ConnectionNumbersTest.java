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
    var entry = entered(40_001, 20_001);

    assertThat(entry.number()).isPositive();
    assertThat(numbers.named(DIALLER, LISTENER)).isEqualTo(entry.number());
  }

  @Test
  void givesBothEndsTheSameNumberWhenItEndsBeforeTheFirstFrame() {
    var entry = entered(40_001, 20_001);

    assertThat(numbers.endedUnnamed(DIALLER, LISTENER)).isEqualTo(entry.number());
  }

  @Test
  void countsForeignDiallersDownwards() {
    assertThat(numbers.named(DIALLER, LISTENER)).isEqualTo(-1);
    assertThat(numbers.endedUnnamed(DIALLER, LISTENER)).isEqualTo(-2);
  }

  @Test
  void takesNoOtherMachinesPortsForItsOwn() {
    entered(40_001, 20_001);
    var elsewhere = new InetSocketAddress("192.0.2.1", 40_001);
    var here = new InetSocketAddress("192.0.2.2", 20_001);

    assertThat(numbers.named(elsewhere, here)).isNegative();
  }

  @Test
  void knowsItsOwnDiallersAtAnAddressThatIsNotLoopback() {
    var entry = entered(40_001, 20_001);
    var dialler = new InetSocketAddress("192.0.2.2", 40_001);
    var listener = new InetSocketAddress("192.0.2.2", 20_001);

    assertThat(numbers.named(dialler, listener)).isEqualTo(entry.number());
  }

  @Test
  void forgetsADialThatFailed() {
    numbers.withdraw(entered(40_001, 20_001));

    assertThat(numbers.named(DIALLER, LISTENER)).isNegative();
  }

  @Test
  void lettingADiallerInFailsWhenTheOtherEndHasClosedAlready() {
    var entry = numbers.begin(20_001);
    numbers.endedUnnamed(DIALLER, LISTENER);

    assertThat(numbers.enter(entry, 40_001)).isFalse();
    assertThat(numbers.enter(numbers.begin(20_001), 40_001)).isTrue();
  }

  @Test
  void silentVisitorsDoNotDisturbLaterDials() {
    numbers.endedUnnamed(DIALLER, LISTENER);

    assertThat(numbers.enter(numbers.begin(20_001), 40_001)).isTrue();
  }

  @Test
  void givesUpWhatAClosedListenerNeverRead() {
    var orphan = entered(40_001, 20_001);
    var other = entered(40_002, 20_002);

    assertThat(numbers.giveUp(20_001)).containsExactly(orphan.number());

    assertThat(numbers.giveUp(20_001)).isEmpty();
    assertThat(numbers.giveUp(20_002)).containsExactly(other.number());
  }

  @Test
  void aDialUnderWayLearnsThatItsListenerHasClosed() {
    var orphan = numbers.begin(20_001);
    var other = numbers.begin(20_002);

    assertThat(numbers.giveUp(20_001)).isEmpty();

    assertThat(numbers.enter(orphan, 40_001)).isFalse();
    assertThat(numbers.enter(other, 40_002)).isTrue();
    assertThat(numbers.enter(numbers.begin(20_001), 40_001)).isTrue();
  }

  @Test
  void remembersABoundedNumberOfConnectionsThatNobodyReads() {
    entered(40_001, 20_001);
    for (var i = 0; i < ConnectionNumbers.MAX_ENTRIES; i++) {
      entered(50_000, 1 + i);
    }

    assertThat(numbers.named(DIALLER, LISTENER)).isNegative();
  }

  private ConnectionNumbers.Entry entered(int diallerPort, int listenerPort) {
    var entry = numbers.begin(listenerPort);
    assertThat(numbers.enter(entry, diallerPort)).isTrue();
    return entry;
  }
}
