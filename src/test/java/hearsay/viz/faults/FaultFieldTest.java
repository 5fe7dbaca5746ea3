package hearsay.viz.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultFieldTest {
  private final FaultField field = new FaultField("Loss", FaultField.Unit.PERCENT);

  @ParameterizedTest
  @CsvSource({"20, 20", "33.3, 33.3", "'12,5', 12.5", "' 7 ', 7", "100, 100"})
  void takesNumbersWithPointOrComma(String typed, double value) {
    field.textProperty().set(typed);

    assertThat(field.errorProperty().get()).isEmpty();
    assertThat(field.value()).isEqualTo(value);
    assertThat(field.sliderProperty().get()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "much", "-1", "1e3", "NaN", "1 2", "0x1", "99999999999"})
  void saysWhatItTakesInstead(String typed) {
    field.textProperty().set(typed);

    assertThat(field.errorProperty().get()).isEqualTo("A number from 0 to 100, please");
  }

  @Test
  void saysHowMuchIsTooMuch() {
    field.textProperty().set("120");

    assertThat(field.errorProperty().get()).isEqualTo("At most 100 %");
    field.textProperty().set("20");
    assertThat(field.errorProperty().get()).isEmpty();
  }

  @Test
  void theSliderRoundsAndMoreThanItHoldsCanBeTyped() {
    var millis = new FaultField("Latency", FaultField.Unit.MILLIS);

    millis.sliderProperty().set(1_234);
    assertThat(millis.textProperty().get()).isEqualTo("1230");
    millis.textProperty().set("30000");

    assertThat(millis.isValid()).isTrue();
    assertThat(millis.sliderProperty().get()).isEqualTo(FaultField.Unit.MILLIS.sliderMax());
    assertThat(millis.textProperty().get()).isEqualTo("30000");
  }

  @Test
  void whatWasTypedStaysWhenTheWorldChangesUntilItIsReset() {
    field.textProperty().set("20");

    field.present("5");
    assertThat(field.textProperty().get()).isEqualTo("20");
    field.reset();

    assertThat(field.textProperty().get()).isEqualTo("5");
    field.present("6");
    assertThat(field.textProperty().get()).isEqualTo("6");
  }

  @Test
  void nothingIsTypedWhereTheLinksDiffer() {
    field.present("");

    assertThat(field.textProperty().get()).isEmpty();
    assertThat(field.isValid()).isTrue();
    assertThat(field.isTouched()).isFalse();
  }
}
