package hearsay.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.discovery.Registry.Registration;
import hearsay.protocol.PeerAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private static final long TTL_NANOS = 1_000;
  // A monotonic clock may stand anywhere, and pass from positive to negative.
  private static final long START = Long.MAX_VALUE - 500;
  private static final PeerAddress N1 = new PeerAddress("127.0.0.1", 7001);
  private static final PeerAddress N2 = new PeerAddress("127.0.0.1", 7002);
  private static final PeerAddress N3 = new PeerAddress("127.0.0.1", 7003);

  private final Registry registry = new Registry(Duration.ofNanos(TTL_NANOS), 2);

  private List<PeerAddress> addresses(long nowNanos) {
    return registry.listing(nowNanos).registrations().stream().map(Registration::address).toList();
  }

  @Test
  void registrationLastsForItsTtlAndNoLonger() {
    registry.register(N1, START);

    assertThat(addresses(START + TTL_NANOS)).containsExactly(N1);
    assertThat(addresses(START + TTL_NANOS + 1)).isEmpty();
  }

  @Test
  void heartbeatKeepsARegistration() {
    registry.register(N1, START);
    registry.register(N2, START);

    assertThat(registry.heartbeat(N1, START + TTL_NANOS)).isTrue();

    assertThat(addresses(START + TTL_NANOS + 1)).containsExactly(N1);
  }

  @Test
  void heartbeatOfALapsedOrUnknownNodeIsRefused() {
    registry.register(N1, START);

    assertThat(registry.heartbeat(N2, START)).isFalse();
    assertThat(registry.heartbeat(N1, START + TTL_NANOS + 1)).isFalse();
    assertThat(registry.size(START + TTL_NANOS + 1)).isZero();
  }

  @Test
  void fullRegistryTakesNobodyNewButThoseItHas() {
    registry.register(N1, START);
    registry.register(N2, START);

    assertThat(registry.register(N3, START)).isFalse();
    assertThat(registry.register(N1, START)).isTrue();
  }

  @Test
  void lapsedOnesMakeRoom() {
    registry.register(N1, START);
    registry.register(N2, START + 10);

    assertThat(registry.register(N3, START + TTL_NANOS + 1)).isTrue();

    assertThat(addresses(START + TTL_NANOS + 1)).containsExactly(N2, N3);
  }

  @Test
  void deregisteredOnesMakeRoom() {
    registry.register(N1, START);
    registry.register(N2, START);

    assertThat(registry.deregister(N1, START)).isTrue();
    assertThat(registry.deregister(N1, START)).isFalse();

    assertThat(registry.register(N3, START)).isTrue();
  }

  @Test
  void versionMovesWithWhoIsThereAndNotWithHeartbeats() {
    var empty = registry.version(START);
    registry.register(N1, START);
    var one = registry.version(START);
    registry.heartbeat(N1, START + 1);
    registry.register(N1, START + 2);
    var stillOne = registry.version(START + 2);
    var lapsed = registry.version(START + TTL_NANOS + 3);

    assertThat(one).isNotEqualTo(empty);
    assertThat(stillOne).isEqualTo(one);
    assertThat(lapsed).isNotIn(empty, one);
  }
}
