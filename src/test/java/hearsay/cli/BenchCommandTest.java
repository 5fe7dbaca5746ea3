package hearsay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.bench.Bench;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpNamesEveryBenchmark() {
    assertThat(run("bench", "--help")).isZero();
    assertThat(out.toString()).contains(new Bench(Main.class, true).names());
  }

  @Test
  void unknownBenchmarkIsBadUsage() {
    assertThat(run("bench", "--only", "speed")).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("hearsay bench: no benchmark is called 'speed': there are visible, ");
  }

  @Test
  void jsonIsOneObjectAndNothingElse() {
    assertThat(run("bench", "--quick", "--json", "--only", "visible")).isZero();
    assertThat(out.toString().strip()).startsWith("{").endsWith("}").contains("\"figures\"");
    assertThat(err.toString()).isEmpty();
  }

  private int run(String... args) {
    return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }
}
