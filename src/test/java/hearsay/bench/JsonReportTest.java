package hearsay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReportTest {
  private static final Machine MACHINE = new Machine(2, "Some VM 25", "Linux 6 (amd64)", 512);

  @Test
  void numbersAreNumbersAndWhatIsNotThereIsNull() {
    var figure =
        Figure.of("heap", Journalling.OFF, Unit.MEBIBYTES, new Budget.AtMost(4), 3.5)
            .noting("a note");

    var json = report(List.of(figure), List.of()).get("figures").get(0);

    assertThat(json.get("name").stringValue()).isEqualTo("heap");
    assertThat(json.get("journal").stringValue()).isEqualTo("off");
    assertThat(json.get("unit").stringValue()).isEqualTo("MiB");
    assertThat(json.get("measured").doubleValue()).isEqualTo(3.5);
    assertThat(json.get("floor").isNull()).isTrue();
    assertThat(json.get("ratio").isNull()).isTrue();
    assertThat(json.get("budget").get("atMost").doubleValue()).isEqualTo(4);
    assertThat(json.get("verdict").stringValue()).isEqualTo("MET");
    assertThat(json.get("marginPercent").doubleValue()).isEqualTo(12.5);
    assertThat(json.get("note").stringValue()).isEqualTo("a note");
  }

  @Test
  void ratioStandsBesideItsFloor() {
    var figure =
        Figure.of("visible", Journalling.ON, Unit.MILLIS, new Budget.TimesFloor(1.5), 1)
            .beside(0.5);

    var json = report(List.of(figure), List.of()).get("figures").get(0);

    assertThat(json.get("floor").doubleValue()).isEqualTo(0.5);
    assertThat(json.get("ratio").doubleValue()).isEqualTo(2);
    assertThat(json.get("budget").get("timesFloor").doubleValue()).isEqualTo(1.5);
    assertThat(json.get("verdict").stringValue()).isEqualTo("MISSED");
  }

  @Test
  void machineAndFailuresAreTold() {
    var json = report(List.of(), List.of(new Failure("crowd", "no port is free")));

    assertThat(json.get("machine").get("cores").intValue()).isEqualTo(2);
    assertThat(json.get("failures").get(0).get("benchmark").stringValue()).isEqualTo("crowd");
    assertThat(json.get("failures").get(0).get("reason").stringValue())
        .isEqualTo("no port is free");
  }

  private static JsonNode report(List<Figure> figures, List<Failure> failures) {
    return new JsonMapper().readTree(JsonReport.of(MACHINE, figures, failures));
  }
}
