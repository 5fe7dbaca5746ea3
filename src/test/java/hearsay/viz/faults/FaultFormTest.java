package hearsay.viz.faults;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.fault.LinkFaults;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultFormTest {
  private static final LinkFaults ROUGH =
      new LinkFaults(false, 10_000_000, 333_333, 1 / 3.0, 0.1, 0.2);

  private final FaultForm form = new FaultForm();

  private FaultField field(String name) {
    return form.fields().stream().filter(it -> it.name().startsWith(name)).findAny().orElseThrow();
  }

  @Test
  void showsWhatIsTheCaseInTheTimeThatIsSeen() {
    form.present(List.of(ROUGH), 0.1);

    assertThat(form.fields())
        .extracting(it -> it.textProperty().get())
        .containsExactly("100", "3.33", "33.3", "10", "20");
    assertThat(form.isTouched()).isFalse();
  }

  @Test
  void whatNobodyTouchedStaysExactlyWhatItIs() {
    form.present(List.of(ROUGH), 1);

    field("Loss").textProperty().set("50");

    assertThat(form.wanted(ROUGH, 1))
        .isEqualTo(new LinkFaults(false, 10_000_000, 333_333, 0.5, 0.1, 0.2));
  }

  @Test
  void whereLinksDifferEachKeepsItsOwn() {
    form.present(List.of(ROUGH, LinkFaults.SEVERED), 1);
    assertThat(field("Loss").textProperty().get()).isEmpty();
    assertThat(form.cutMixedProperty().get()).isTrue();

    field("Latency").textProperty().set("7");

    assertThat(form.wanted(ROUGH, 1).latencyNanos()).isEqualTo(7_000_000);
    assertThat(form.wanted(ROUGH, 1).loss()).isEqualTo(1 / 3.0);
    assertThat(form.wanted(ROUGH, 1).isSevered()).isFalse();
    assertThat(form.wanted(LinkFaults.SEVERED, 1).isSevered()).isTrue();
  }

  @Test
  void clearingAsksForNothingToBeWrong() {
    form.present(List.of(ROUGH, LinkFaults.SEVERED), 1);

    form.clear();

    assertThat(form.wanted(ROUGH, 1)).isEqualTo(LinkFaults.NONE);
    assertThat(form.wanted(LinkFaults.SEVERED, 1)).isEqualTo(LinkFaults.NONE);
  }

  @Test
  void resettingForgetsWhatWasTyped() {
    form.present(List.of(ROUGH), 1);
    field("Loss").textProperty().set("much");
    form.cutProperty().set(true);
    assertThat(form.isValid()).isFalse();

    form.reset();

    assertThat(form.isValid()).isTrue();
    assertThat(form.isTouched()).isFalse();
  }
}
