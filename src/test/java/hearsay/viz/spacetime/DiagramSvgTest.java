package hearsay.viz.spacetime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagramSvgTest {
  /// Opening, closing or empty tags, whose attributes are quoted and hold no "<".
  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-z]+)((?: [a-zA-Z0-9:-]+=\"[^\"<]*\")*)(/?)>");

  private static String svg(int nodes, int entries) throws IOException {
    var load = new DiagramLoad(nodes, 100_000, 1);
    load.goOn(entries, entries * 1_000_000L);
    var out = new StringBuilder();
    DiagramSvg.write(load.journal(), 0, load.journal().end(), false, 1_280, 250, out);
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 12, 100})
  void theFileIsWellFormedAndWithoutScripts(int nodes) throws IOException {
    var text = svg(nodes, 800);

    assertThat(text).startsWith("<?xml version=\"1.0\"").doesNotContain("<script");
    var body = text.substring(text.indexOf("?>") + 2);
    var open = new ArrayDeque<String>();
    var tags = TAG.matcher(body);
    while (tags.find()) {
      if (!tags.group(1).isEmpty()) {
        assertThat(open.pop()).isEqualTo(tags.group(2));
      } else if (tags.group(4).isEmpty()) {
        open.push(tags.group(2));
      }
    }
    assertThat(open).isEmpty();
    assertThat(TAG.matcher(body).replaceAll("")).doesNotContain("<", ">");
    assertThat(text).doesNotContain("NaN", "Infinity");
  }

  @Test
  void everyNodeIsNamed() throws IOException {
    assertThat(svg(5, 300)).contains(">n1<", ">n5<", "+1");
  }

  @Test
  void namesAreEscaped() {
    assertThat(SvgText.escaped("<a href=\"x\">&'\u0001"))
        .isEqualTo("&lt;a href=&quot;x&quot;&gt;&amp;&apos;\uFFFD");
  }
}
