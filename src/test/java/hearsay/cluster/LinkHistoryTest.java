package hearsay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.fault.LinkFaults;
import hearsay.journal.Link;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkHistoryTest {
  private static final Link LINK = new Link("n1", "n2");

  private final LinkHistory history = new LinkHistory();

  private static LinkStep step(String caption) {
    return new LinkStep.FaultsSet(
        caption, Map.of(LINK, LinkFaults.NONE), Map.of(LINK, LinkFaults.SEVERED));
  }

  @Test
  void stepsAreTakenBackLastFirstAndDoneAgainInOrder() {
    history.add(step("a"));
    history.add(step("b"));

    assertThat(history.undo()).contains(step("b"));
    assertThat(history.undo()).contains(step("a"));
    assertThat(history.undo()).isEmpty();
    assertThat(history.redo()).contains(step("a"));
    assertThat(history.redo()).contains(step("b"));
    assertThat(history.redo()).isEmpty();
  }

  @Test
  void aNewStepForgetsWhatWasTakenBack() {
    history.add(step("a"));
    history.undo();

    history.add(step("b"));

    assertThat(history.redoable()).isEmpty();
    assertThat(history.undoable()).contains("b");
  }

  @Test
  void theOldestStepIsForgottenAtTheBound() {
    for (var i = 0; i <= LinkHistory.MAX_STEPS; i++) {
      history.add(step("step " + i));
    }

    var last = "";
    for (var step = history.undo(); step.isPresent(); step = history.undo()) {
      last = step.get().caption();
    }

    assertThat(last).isEqualTo("step 1");
  }
}
