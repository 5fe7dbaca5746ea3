package hearsay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarksTest {
  @Test
  void markIsReadBackAsItWasWritten() {
    var out = new StringWriter();

    new Marks(new PrintWriter(out)).mark("heap", 3.25);

    assertThat(Marks.parse(out.toString().strip())).contains(new Marks.Mark("heap", 3.25));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mark", "mark heap", "mark heap x", "mark heap 1 2", "a warning"})
  void otherOutputIsNoMark(String line) {
    assertThat(Marks.parse(line)).isEmpty();
  }
}
