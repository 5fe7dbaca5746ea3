package hearsay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "node | Missing required option: '--listen=HOST:PORT'",
        "node --listen here | '--listen': 'here' is no address: it has no port",
        "node --listen 127.0.0.1:70000 | '--listen': '127.0.0.1:70000' is no address",
        "node --listen 127.0.0.1:+0 | '--listen': '127.0.0.1:+0' is no address",
        "node --listen 0.0.0.0:7001 | --listen 0.0.0.0 is no address for others: say by"
            + " --advertise",
        "node --listen [::]:7001 | is no address for others",
        "node --listen 0.0.0.0:7001 --advertise 0.0.0.0:7001 | --advertise must name one address",
        "node --listen 127.0.0.1:0 --peers 127.0.0.1:1,x | '--peers' (HOST:PORT): 'x' is no"
            + " address",
        "node --listen 127.0.0.1:0 --discovery ftp://a | '--discovery': 'ftp://a' is no URL",
        "node --listen 127.0.0.1:0 --discovery http://a:1/b | is no URL of a server",
        "node --listen 127.0.0.1:0 --discovery http:// | is no URL of a server",
        "node --listen 127.0.0.1:0 --sync-interval 200 | '200' is no duration: write a number and",
        "node --listen 127.0.0.1:0 --sync-interval 0ms | '0ms' is not between 1ms and 60m",
        "node --listen 127.0.0.1:0 --sync-interval 61m | '61m' is not between 1ms and 60m",
        "node --listen 127.0.0.1:0 --fanout 0 | --fanout must be 1 to 4096, not 0",
        "node --listen 127.0.0.1:0 --max-sync-peers x | '--max-sync-peers': 'x' is not an int",
        "node --listen 127.0.0.1:0 --rule most | 'most' is no rule: it is pn or part0",
        "node --listen 127.0.0.1:0 --repair | --repair works on the log of --data-dir",
        "node --listen 127.0.0.1:0 --data-dir x | --data-dir needs a --name, or a --listen with a",
        "discovery --listen 127.0.0.1:0 --ttl soon | '--ttl': 'soon' is no duration",
        "discovery --listen 127.0.0.1:0 --ttl 10ms | --ttl must be at least 100ms",
        "discovery | Missing required option: '--listen=HOST:PORT'",
        "lab --discovery 127.0.0.1:8000 | '127.0.0.1:8000' is no URL of a server: write http://",
      })
  void whatIsWrongIsNamedInOneLine(String line, String complaint) {
    var exitCode = run(line.split(" "));

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement(STRING).contains(complaint);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aNameIsVisibleTextOfAtMost255Bytes() {
    assertThat(run("node", "--listen", "127.0.0.1:0", "--name", " ")).isEqualTo(2);
    assertThat(run("node", "--listen", "127.0.0.1:0", "--name", "a\tb")).isEqualTo(2);
    assertThat(run("node", "--listen", "127.0.0.1:0", "--name", "a\u2028b")).isEqualTo(2);
    assertThat(run("node", "--listen", "127.0.0.1:0", "--name", "é".repeat(128))).isEqualTo(2);
    assertThat(err.toString().lines())
        .hasSize(4)
        .allMatch(line -> line.contains("--name must be 1 to 255 bytes of visible text"));
  }

  @Test
  void aTakenPortIsOneLineAndExitCodeOne() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var address = "127.0.0.1:" + taken.getLocalPort();

      assertThat(run("node", "--listen", address)).isEqualTo(1);
      assertThat(run("node", "--listen", "127.0.0.1:0", "--http", address)).isEqualTo(1);
      assertThat(run("discovery", "--listen", address)).isEqualTo(1);
      assertThat(err.toString().lines())
          .hasSize(3)
          .allMatch(line -> line.contains("can't listen on " + address));
    }
  }

  @Test
  void anUnknownHostIsOneLineAndExitCodeOne() {
    assertThat(run("node", "--listen", "no-such-host.invalid:7001")).isEqualTo(1);
    assertThat(run("discovery", "--listen", "no-such-host.invalid:8000")).isEqualTo(1);
    assertThat(err.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("no-such-host.invalid"));
  }

  @Test
  void aDataDirectoryThatCanNotBeUsedIsOneLineAndExitCodeOne() throws IOException {
    var file = Files.writeString(directory.resolve("file"), "not a directory");

    var exitCode =
        run("node", "--name", "n1", "--listen", "127.0.0.1:0", "--data-dir", file.toString());

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString().lines()).singleElement(STRING).contains(file.toString());
  }

  private int run(String... args) {
    return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }
}
