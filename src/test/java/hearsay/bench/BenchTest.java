package hearsay.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearsay.cli.Main;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BenchTest {
  private final Bench bench = new Bench(Main.class, true);

  static List<String> names() {
    return new Bench(Main.class, true).names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void benchmarkGivesFiguresInASmallSize(String name) throws InterruptedException {
    var lines = new ArrayList<String>();

    var results = bench.run(Set.of(name), lines::add);

    assertThat(results.failures()).as("failures").isEmpty();
    assertThat(results.figures()).as("figures").isNotEmpty();
    assertThat(lines).hasSizeGreaterThan(TextReport.head(results.machine()).size());
  }

  @Test
  void unknownNameIsRefusedWithTheNamesThereAre() {
    assertThatThrownBy(() -> bench.run(Set.of("speed"), _ -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no benchmark is called 'speed': there are " + String.join(", ", names()));
  }
}
