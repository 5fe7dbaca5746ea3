package hearsay.bench;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The figures for programs: one object with the machine and a list of figures, numbers in their
/// unit and null where there is none.
final class JsonReport {
  private static final JsonMapper MAPPER = new JsonMapper();

  private JsonReport() {}

  static String of(Machine machine, List<Figure> figures, List<Failure> failures) {
    var report = MAPPER.createObjectNode();
    report
        .putObject("machine")
        .put("cores", machine.cores())
        .put("java", machine.java())
        .put("system", machine.system())
        .put("heapMebibytes", machine.heapMebibytes());
    var list = report.putArray("figures");
    figures.forEach(figure -> list.add(json(figure)));
    var failed = report.putArray("failures");
    failures.forEach(
        failure ->
            failed
                .addObject()
                .put("benchmark", failure.benchmark())
                .put("reason", failure.reason()));
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report);
  }

  private static JsonNode json(Figure figure) {
    var json =
        MAPPER
            .createObjectNode()
            .put("name", figure.name())
            .put("journal", figure.journal().word())
            .put("unit", figure.unit().symbol())
            .put("measured", figure.measured())
            .put("floor", figure.floor())
            .put("ratio", figure.ratio());
    putBudget(json, figure.budget());
    return json.put("verdict", figure.verdict().name())
        .put("marginPercent", figure.marginPercent())
        .put("note", figure.note());
  }

  private static void putBudget(ObjectNode json, Budget budget) {
    switch (budget) {
      case Budget.None _ -> json.putNull("budget");
      case Budget.AtMost(var limit) -> json.putObject("budget").put("atMost", limit);
      case Budget.AtLeast(var limit) -> json.putObject("budget").put("atLeast", limit);
      case Budget.TimesFloor(var factor) -> json.putObject("budget").put("timesFloor", factor);
    }
  }
}
