package hearsay.viz.inspector;

import hearsay.fault.LinkFaults;
import java.util.ArrayList;

/// What is wrong with a link, in words.
final class FaultWords {
  private FaultWords() {}

  /// "loses 30 %, 120 ms late"; empty if nothing is wrong but that it may be severed.
  static String of(LinkFaults faults) {
    var words = new ArrayList<String>();
    if (faults.loss() > 0) {
      words.add("loses " + percent(faults.loss()));
    }
    if (faults.latencyNanos() > 0) {
      words.add(Figures.span(faults.latencyNanos()) + " late");
    }
    if (faults.jitterNanos() > 0) {
      words.add("up to " + Figures.span(faults.jitterNanos()) + " jitter");
    }
    if (faults.duplication() > 0) {
      words.add("doubles " + percent(faults.duplication()));
    }
    if (faults.reordering() > 0) {
      words.add("reorders " + percent(faults.reordering()));
    }
    return String.join(", ", words);
  }

  private static String percent(double probability) {
    var percent = probability * 100;
    return percent > 0 && percent < 1 ? "under 1 %" : Math.round(percent) + " %";
  }
}
