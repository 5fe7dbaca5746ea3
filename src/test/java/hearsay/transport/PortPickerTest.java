package hearsay.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PortPickerTest {
  @Test
  void offersEveryPortOfItsRangeOnceBeforeAnyTwice() {
    var picker = new PortPicker(PortPicker.PORTS - 3);
    var ports = new HashSet<Integer>();

    for (var i = 0; i < PortPicker.PORTS; i++) {
      ports.add(picker.next());
    }

    assertThat(ports).hasSize(PortPicker.PORTS).allMatch(port -> port >= 20_000 && port < 32_768);
  }
}
