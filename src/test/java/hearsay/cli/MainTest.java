package hearsay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpGoesToStandardOutputAndSucceeds() {
    var exitCode = run("--help");

    assertThat(exitCode).isZero();
    assertThat(out.toString()).startsWith("Usage: hearsay").contains("--version", "Exit codes:");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void versionIsTheVersionOfTheModule() {
    var exitCode = run("--version");

    assertThat(exitCode).isZero();
    assertThat(out.toString()).matches("hearsay \\d+\\.\\d+\\.\\d+\\R");
  }

  @Test
  void badUsageIsOneLineOnStandardErrorAndExitCodeTwo() {
    var exitCode = run("--no-such-option");

    assertThat(exitCode).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .containsExactly("hearsay: Unknown option: '--no-such-option' (see hearsay --help)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--nodes 0 | --nodes must be 1 to 1000, not 0",
        "lab --nodes 1001 | --nodes must be 1 to 1000, not 1001",
        "lab --rule most | is no rule: it is pn or part0",
        "tour --out x --nodes 3 | --nodes must be 4 to 12, not 3",
        "--host 0.0.0.0 | name a real one of this machine",
        "lab --host :: | name a real one of this machine",
        "--host 127.0.0.1:7001 | write an address of this machine, without a port",
        "--host 10.0.0.256 | write an address of this machine, without a port",
        "--host no.such.host.invalid | is not known here",
        "tour | Missing required option",
      })
  void whatCanNotBeDoneIsBadUsage(String line, String complaint) {
    var exitCode = run(line.split(" "));

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement(STRING).contains(complaint);
  }

  @Test
  void aHostThatIsNotThisMachineIsAFailure() {
    var exitCode = run("--host", "192.0.2.1");

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement(STRING)
        .startsWith("hearsay: can't listen on 192.0.2.1: ");
  }

  @Test
  void failureIsItsFirstLineOnStandardErrorAndExitCodeOne() {
    var command =
        new CommandLine(new FailingCommand())
            .setErr(new PrintWriter(err, true))
            .setExecutionExceptionHandler(Failures::failed);

    var exitCode = command.execute();

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString().lines()).containsExactly("failing: the port is taken");
  }

  private int run(String... args) {
    return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @Command(name = "failing")
  static final class FailingCommand implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("the port is taken\nand more that only a log should hold");
    }
  }
}
