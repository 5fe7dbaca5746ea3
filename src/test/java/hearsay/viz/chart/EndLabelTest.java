package hearsay.viz.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EndLabelTest {
  private static final double EM = 12;
  private static final ValueAxis AXIS = ValueAxis.of(new Area(0, 20, 600, 100), 0, 100, 22, true);

  private static List<EndLabel> labels(List<Double> values, String strong) {
    var nodes = IntStream.rangeClosed(1, values.size()).mapToObj(i -> "n" + i).toList();
    return EndLabel.of(nodes, values, strong, AXIS, EM);
  }

  @Test
  void nodesThatShowTheSameShareALabel() {
    assertThat(labels(List.of(8.0, 9.0, 8.0), ""))
        .extracting(EndLabel::text)
        .containsExactly("n2: 9", "n1, n3: 8");
    assertThat(labels(List.of(8.0, 8.0), ""))
        .extracting(EndLabel::text)
        .containsExactly("all 2: 8");
    assertThat(labels(List.of(8.0), "")).extracting(EndLabel::text).containsExactly("n1: 8");
    assertThat(labels(List.of(8.0, 8.0, 8.0, 8.0, 1.0), "n2"))
        .extracting(EndLabel::text)
        .containsExactly("n2 and 3: 8", "n5: 1");
  }

  @Test
  void labelsNeverLieUponEachOther() {
    var labels = labels(IntStream.range(0, 100).mapToObj(i -> (double) i).toList(), "n50");

    assertThat(labels).hasSizeBetween(5, 8);
    assertThat(labels).anyMatch(label -> label.isStrong() && label.text().equals("n50: 49"));
    for (int i = 1; i < labels.size(); i++) {
      assertThat(labels.get(i).y() - labels.get(i - 1).y()).isGreaterThanOrEqualTo(1.24 * EM);
    }
    assertThat(labels.getLast().y()).isLessThanOrEqualTo(120);
  }

  @Test
  void noNodeHasNoLabel() {
    assertThat(labels(List.of(), "n1")).isEmpty();
  }
}
