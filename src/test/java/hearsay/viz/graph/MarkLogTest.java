package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.node.Reception;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MarkLogTest {
  private final GraphWorld world = GraphWorld.mesh(3);
  private final MarkLog log = new MarkLog();

  @Test
  void lostFrameIsMarkedWhereItWas() {
    var frame = world.send("n1", "n2", 1_000_000_000);
    var before = world.snapshot();
    var from = world.end();
    world.nowNanos = 250_000_000;
    world.lose(frame, "n1", "n2");

    log.add(before, world.entriesSince(from));

    var mark = visible().getFirst();
    assertThat(mark.kind()).isEqualTo(Mark.Kind.LOST);
    assertThat(mark.fraction()).isCloseTo(0.25, Offset.offset(1e-9));
    assertThat(mark.words()).isEqualTo("severed");
  }

  @Test
  void frameEndsAsItWasReceived() {
    assertThat(kindsAfter(Reception.TAUGHT, 1_000_000_000)).containsExactly(Mark.Kind.TAUGHT);
    assertThat(kindsAfter(Reception.KNEW, 1_000_000_000)).containsExactly(Mark.Kind.KNEW);
    assertThat(kindsAfter(Reception.REFUSED, 1_000_000_000)).containsExactly(Mark.Kind.REFUSED);
  }

  @Test
  void frameTooQuickForADotLeavesATrace() {
    assertThat(kindsAfter(Reception.TAUGHT, 1_000_000))
        .containsExactly(Mark.Kind.TRACE, Mark.Kind.TAUGHT);
  }

  @Test
  void refusedFrameSaysWhy() {
    kindsAfter(Reception.REFUSED, 1_000_000_000);

    assertThat(visible().getFirst().words()).isEqualTo("its version is not higher");
  }

  @Test
  void marksFadeAway() {
    kindsAfter(Reception.TAUGHT, 1_000_000);

    assertThat(log.visible(world.end(), bornNanos() + 5_000_000_000L)).isEmpty();
  }

  @Test
  void oldestMarksGiveWay() {
    var from = world.end();
    for (var i = 0; i <= MarkLog.MAX_MARKS; i++) {
      world.deliver(world.send("n1", "n2", 1), "n1", "n2", Reception.REFUSED);
    }
    log.add(world.snapshot(), world.entriesSince(from));

    assertThat(visible()).hasSizeLessThanOrEqualTo(MarkLog.MAX_MARKS);
    assertThat(visible().getFirst().position()).isGreaterThan(from + MarkLog.MAX_MARKS);
  }

  @Test
  void whatIsSaidManyTimesAtOnceInOnePlaceIsOneMark() {
    var from = world.end();
    for (var i = 0; i < 200; i++) {
      world.deliver(world.send("n1", "n2", 1), "n1", "n2", Reception.TAUGHT);
      world.deliver(world.send("n3", "n2", 1), "n3", "n2", Reception.TAUGHT);
    }
    log.add(world.snapshot(), world.entriesSince(from));

    var pulses = visible().stream().filter(mark -> mark.kind() == Mark.Kind.TAUGHT).toList();
    var slots = (bornNanos() - pulses.getFirst().bornNanos()) / 80_000_000 + 2;
    assertThat(pulses).hasSizeLessThanOrEqualTo((int) slots);
  }

  private List<Mark> visible() {
    return log.visible(world.end(), bornNanos());
  }

  private long bornNanos() {
    return world.entriesSince(0).getLast().wallMillis() * 1_000_000;
  }

  private List<Mark.Kind> kindsAfter(Reception reception, long flightNanos) {
    log.clear();
    var frame = world.send("n1", "n2", flightNanos);
    var before = world.snapshot();
    var from = world.end();
    world.nowNanos += flightNanos;
    world.deliver(frame, "n1", "n2", reception);
    log.add(before, world.entriesSince(from));
    return visible().stream().map(Mark::kind).toList();
  }
}
