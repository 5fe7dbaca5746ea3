package hearsay.runtime.api;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/// Writes figures in the text format of Prometheus, version 0.0.4. Pure; one thread.
final class PrometheusText {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final double NANOS_PER_SECOND = 1e9;

  private final StringBuilder text = new StringBuilder();

  PrometheusText counter(String name, String help, long value) {
    return head(name, "counter", help).line(name, Long.toString(value));
  }

  /// A counter of seconds that was kept in nanoseconds.
  PrometheusText secondsCounter(String name, String help, long nanos) {
    return head(name, "counter", help).line(name, Double.toString(nanos / NANOS_PER_SECOND));
  }

  /// One counter with a line for each value of a label.
  <E extends Enum<E>, N> PrometheusText counters(
      String name, String help, String label, Map<E, N> values, ToLongFunction<N> value) {
    return head(name, "counter", help).lines(name, label, values, value);
  }

  PrometheusText gauge(String name, String help, BigInteger value) {
    return head(name, "gauge", help).line(name, value.toString());
  }

  PrometheusText secondsGauge(String name, String help, long nanos) {
    return head(name, "gauge", help).line(name, Double.toString(nanos / NANOS_PER_SECOND));
  }

  /// One gauge with a line for each value of a label.
  <E extends Enum<E>, N> PrometheusText gauges(
      String name, String help, String label, Map<E, N> values, ToLongFunction<N> value) {
    return head(name, "gauge", help).lines(name, label, values, value);
  }

  /// A gauge that is always 1 and says all by its labels.
  PrometheusText info(String name, String help, Map<String, String> labels) {
    head(name, "gauge", help);
    text.append(name).append('{');
    var separator = "";
    for (var label : labels.entrySet()) {
      text.append(separator).append(label.getKey()).append("=\"");
      text.append(escaped(label.getValue())).append('"');
      separator = ",";
    }
    text.append("} 1\n");
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private <E extends Enum<E>, N> PrometheusText lines(
      String name, String label, Map<E, N> values, ToLongFunction<N> value) {
    for (var entry : values.entrySet()) {
      var kind = entry.getKey().name().toLowerCase(Locale.ROOT);
      var number = Long.toString(value.applyAsLong(entry.getValue()));
      line("%s{%s=\"%s\"}".formatted(name, label, kind), number);
    }
    return this;
  }

  private PrometheusText head(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  private PrometheusText line(String name, String value) {
    text.append(name).append(' ').append(value).append('\n');
    return this;
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
