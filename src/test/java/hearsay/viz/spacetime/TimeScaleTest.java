package hearsay.viz.spacetime;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.viz.Insight;
import hearsay.viz.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimeScaleTest {
  private static final long EPOCH = 1_700_000_000_000L;
  private static final long MILLI = 1_000_000L;

  private final DiagramIndex index = new DiagramIndex(ClusterSnapshot.EMPTY, at -> List.of());

  private void happens(long millis, long nanos) {
    JournalEvent event =
        index.end() == 0
            ? new JournalEvent.ClusterStarted(CounterRule.PN, "mesh", 40 * MILLI, 1)
            : new JournalEvent.OperationsRefused("n1", 1, 0, "for the test");
    index.add(new JournalEntry(index.end(), nanos, EPOCH + millis, event));
  }

  private TimeScale scale(Axis axis, double from, double span) {
    var last = index.end() - 1;
    var wishes =
        new DiagramWishes(
            800,
            200,
            12,
            new Viewport(axis, from, span, false),
            Shown.ALL,
            1,
            0,
            index.end(),
            index.nanos(last),
            index.wallMillis(last),
            EPOCH,
            false,
            Selection.NONE,
            Insight.Light.NONE,
            List.of());
    return TimeScale.of(index, wishes, DiagramLayout.plot(List.of("n1"), 800, 200, 12));
  }

  private static List<String> words(TimeScale scale) {
    return scale.ticks().stream().map(Tick::words).toList();
  }

  @Test
  void aSlowPaceIsMarkedInTheTimeThatPeopleLiveThrough() {
    for (var second = 0; second <= 30; second++) {
      happens(second * 1_000L, second * 1_000 * MILLI / 30);
    }

    var scale = scale(Axis.TIME, 0, 1_000 * MILLI);

    assertThat(words(scale)).startsWith("0:00", "0:05", "0:10").endsWith("0:30");
    assertThat(scale.ticks().get(2).at()).isEqualTo(10_000 * MILLI / 30);
    assertThat(scale.origin()).isEmpty();
  }

  @Test
  void aPauseIsOneMarkHoweverLongItTook() {
    for (var tenth = 0; tenth <= 40; tenth++) {
      happens(tenth * 100L + (tenth > 20 ? 60_000 : 0), tenth * 100 * MILLI);
    }

    var scale = scale(Axis.TIME, 0, 4_000 * MILLI);

    var places = scale.ticks().stream().map(Tick::at).toList();
    assertThat(places).isSorted().doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(5);
    assertThat(words(scale)).contains("0:00").doesNotContain("0:30", "0:50");
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void withinAMomentTheMarksCountOnFromIt(Axis axis) {
    for (var i = 0; i < 100; i++) {
      happens(42_350 + i / 50, 5_000 * MILLI + i * 20_000);
    }
    var from = axis == Axis.TIME ? 5_000 * MILLI : 0;

    var scale = scale(axis, from, axis == Axis.TIME ? 1_900_000 : 99);

    assertThat(scale.origin()).isEqualTo("from 0:42.350");
    assertThat(scale.ticks()).hasSizeGreaterThan(2);
    assertThat(words(scale)).allMatch(word -> word.matches("\\+[0-9.]+ (µs|ms)"));
  }
}
