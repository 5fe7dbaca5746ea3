package hearsay.bench;

import hearsay.viz.spacetime.DiagramSpeed;

/// Shows the space–time diagram of a busy cluster for a while, on whatever platform the process was
/// given.
final class DiagramProbe implements Probe {
  /// As many lines as can be read.
  private static final int MAX_NODES = 10;

  @Override
  public String name() {
    return "diagram";
  }

  @Override
  public void run(Effort effort, Marks marks) {
    var speed =
        DiagramSpeed.measure(entries(effort), Math.min(MAX_NODES, effort.nodes()), effort.span());
    marks.mark("frames", speed.framesPerSecond());
    marks.mark("cpu", speed.cpuShare());
  }

  /// How many entries the diagram has.
  static int entries(Effort effort) {
    return effort.journalEntries() / 10;
  }
}
