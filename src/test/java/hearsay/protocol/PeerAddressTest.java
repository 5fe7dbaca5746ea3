package hearsay.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hearsay.contract.ContractViolation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:7001",
        "255.255.255.255:65535",
        "localhost:1",
        "node-1.example_x.org:80",
        "[::1]:7001",
        "[::]:7001",
        "[fe80::1%eth0]:7001",
        "[2001:db8:0:0:0:0:0:1]:7001",
        "[::ffff:127.0.0.1]:7001"
      })
  void whatIsParsedIsPrintedAlike(String text) {
    assertThat(PeerAddress.parse(text)).hasToString(text);
  }

  @Test
  void ipv6HostStandsWithoutBrackets() {
    assertThat(PeerAddress.parse("[::1]:7001")).isEqualTo(new PeerAddress("::1", 7001));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "localhost          | it has no port; write host:port",
        "\"\"               | it has no port; write host:port",
        "localhost:         | its port is not a number from 1 to 65535",
        "localhost:x        | its port is not a number from 1 to 65535",
        "localhost:0        | its port is not a number from 1 to 65535",
        "localhost:-1       | its port is not a number from 1 to 65535",
        "localhost:080      | its port is not a number from 1 to 65535",
        "localhost:65536    | its port is not a number from 1 to 65535",
        "localhost:99999999 | its port is not a number from 1 to 65535",
        ":7001              | it has no host; write host:port",
        "a/b:7001           | its host is not made of letters, digits, . - and _",
        "\"a b:7001\"       | its host is not made of letters, digits, . - and _",
        "[:7001             | its host is not made of letters, digits, . - and _",
        "256.0.0.1:7001     | its host is not an IPv4 address",
        "127.1:7001         | its host is not an IPv4 address",
        "127.0.0.1.:7001    | its host is not an IPv4 address",
        "127.0.0.01:7001    | its host is not an IPv4 address",
        "[:::1]:7001        | its host is not an IPv6 address",
        "[1::2::3]:7001     | its host is not an IPv6 address",
        "[1:2]:7001         | its host is not an IPv6 address",
        "[g::1]:7001        | its host is not an IPv6 address",
        "::1:7001           | brackets enclose IPv6 addresses, as in [::1]:7001, and nothing else",
        "[n1]:7001          | brackets enclose IPv6 addresses, as in [::1]:7001, and nothing else",
        "http://n1:7001     | brackets enclose IPv6 addresses, as in [::1]:7001, and nothing else"
      })
  void messageNamesWhatIsWrong(String text, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PeerAddress.parse(text))
        .withMessage("'" + text + "' is no address: " + problem);
  }

  @Test
  void hostAloneFollowsTheRulesOfAnAddress() {
    assertThat(List.of("lab5", "10.0.0.7", "::1")).allMatch(PeerAddress::isHost);
    assertThat(List.of("", "10.0.0.256", "10.0.0.7:7001", "[::1]", "no host"))
        .noneMatch(PeerAddress::isHost);
  }

  @Test
  void foreignTextIsMaskedAndCutInMessages() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PeerAddress.parse("\u001b[1mn\n:7001"))
        .withMessageStartingWith("'?[1mn?:7001' is no address");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PeerAddress.parse("h".repeat(1_000_000)))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
  }

  @Test
  void addressTakesUpTo255Bytes() {
    assertThat(PeerAddress.parse("h".repeat(250) + ":7001").toString()).hasSize(255);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PeerAddress.parse("h".repeat(251) + ":7001"))
        .withMessageEndingWith("it is longer than 255 bytes");
  }

  @Test
  void addressThatCantBePrintedIsABug() {
    assertThatExceptionOfType(ContractViolation.class).isThrownBy(() -> new PeerAddress("", 1));
    assertThatExceptionOfType(ContractViolation.class).isThrownBy(() -> new PeerAddress("a", 0));
    assertThatExceptionOfType(ContractViolation.class)
        .isThrownBy(() -> new PeerAddress("[::1]", 1));
  }
}
