package hearsay.viz.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HexViewTest {
  @Test
  void everyByteTakesThreeCharactersWhereverLinesEnd() {
    var lines = HexView.lines(new Row.Bytes("0001020304050607", 0), 4);

    assertThat(lines).isEqualTo("00 01 02 03\n04 05 06 07");
    assertThat(lines.indexOf("06")).isEqualTo(6 * 3);
  }

  @Test
  void bytesLeftOutAreCounted() {
    assertThat(HexView.lines(new Row.Bytes("ff", 1_204), 4)).isEqualTo("ff\n… and 1,204 B more");
  }
}
