package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {
  @ParameterizedTest
  @CsvSource({
    "n1, 5, n1",
    "127.0.0.1:9001, 14, 127.0.0.1:9001",
    "127.0.0.1:9001, 11, 127.0…:9001",
    "127.0.0.1:9001, 5, :9001",
    "127.0.0.1:54321, 5, :54321",
    "lab-machine-7.example.org:9001, 12, lab-ma…:9001",
    "averylongname, 6, avery…"
  })
  void portStaysWhateverIsLeftOut(String name, int characters, String expected) {
    assertThat(AddressText.within(name, characters)).isEqualTo(expected);
  }

  @Test
  void onThisMachineThePortIsNameEnough() {
    assertThat(AddressText.withoutLoopback("heard from 127.0.0.1:7001"))
        .isEqualTo("heard from :7001");
    assertThat(AddressText.withoutLoopback("heard from lab5:7001"))
        .isEqualTo("heard from lab5:7001");
  }
}
