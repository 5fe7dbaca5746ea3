package hearsay.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowListTest {
  private static final AllowList LIST =
      AllowList.of(Set.of("Lab.Example", "fe80::1%eth0", "10.0.0.7"), 8000);
  private static final InetAddress ARRIVED_AT = InetAddress.ofLiteral("192.168.1.5");

  @ParameterizedTest
  @CsvSource({
    "localhost:8000, true",
    "LOCALHOST:8000, true",
    "127.0.0.1:8000, true",
    "[::1]:8000, true",
    "[0:0:0:0:0:0:0:1]:8000, true",
    "[fe80::1]:8000, true",
    "10.0.0.7:8000, true",
    "lab.example:8000, true",
    "192.168.1.5:8000, true",
    "192.168.1.6:8000, false",
    "localhost, false",
    "localhost:8001, false",
    "localhost:80000, false",
    "localhost:, false",
    "localhost.evil.example:8000, false",
    "evil.example:8000, false",
    "localhost%evil.example:8000, false",
    "me@localhost:8000, false",
    "localhost:8000/x, false",
    "::1:8000, false",
    "'', false",
    "' localhost:8000', false"
  })
  void admitsOnlyHostsThatNameTheService(String host, boolean isAdmitted) {
    assertThat(LIST.admitsHost(host, ARRIVED_AT)).isEqualTo(isAdmitted);
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8000, true",
    "http://192.168.1.5:8000, true",
    "http://localhost, false",
    "https://localhost:8000, false",
    "http://evil.example, false",
    "http://evil.example:8000, false",
    "null, false",
    "'', false"
  })
  void admitsOnlyItsOwnPages(String origin, boolean isAdmitted) {
    assertThat(LIST.admitsOrigin(origin, ARRIVED_AT)).isEqualTo(isAdmitted);
  }

  @ParameterizedTest
  @CsvSource({"localhost, true", "localhost:80, true", "localhost:8000, false"})
  void noPortMeansPortEighty(String host, boolean isAdmitted) {
    assertThat(AllowList.of(Set.of(), 80).admitsHost(host, ARRIVED_AT)).isEqualTo(isAdmitted);
  }
}
