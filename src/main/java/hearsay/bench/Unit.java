package hearsay.bench;

/// What a figure counts.
enum Unit {
  MILLIS("ms"),
  PER_SECOND("/s"),
  MEBIBYTES("MiB"),
  CPU_MILLIS_PER_SECOND("ms/s"),
  BYTES_PER_SECOND("B/s"),
  BYTES_PER_OPERATION("B/op"),
  BYTES_PER_EVENT("B/event"),
  FRAMES_PER_SECOND("fps"),
  PERCENT_OF_A_CORE("% core");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }
}
