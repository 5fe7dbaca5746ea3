package hearsay.transport;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import hearsay.protocol.PeerAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryNetworkTest extends TransportContract {
  private final MemoryNetwork network = new MemoryNetwork();
  private int lastPort = 20_000;

  @Override
  Transport listen(int port, TransportObserver observer) {
    return network.listen(new PeerAddress("127.0.0.1", port == 0 ? ++lastPort : port), observer);
  }

  @AfterEach
  void closeNetwork() {
    network.close();
  }

  @Test
  void refusesAnAddressInUse() throws Exception {
    var address = node().address();

    assertThatIllegalStateException()
        .isThrownBy(() -> network.listen(address, recorder))
        .withMessageContaining(address.toString());
  }
}
