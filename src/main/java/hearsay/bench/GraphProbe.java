package hearsay.bench;

import hearsay.viz.graph.GraphSpeed;

/// Shows the moving graph for a while, on whatever platform the process was given.
final class GraphProbe implements Probe {
  @Override
  public String name() {
    return "graph";
  }

  @Override
  public void run(Effort effort, Marks marks) {
    var speed = GraphSpeed.measure(effort.talkers(), effort.flights(), effort.span());
    marks.mark("frames", speed.framesPerSecond());
    marks.mark("cpu", speed.cpuShare());
  }
}
