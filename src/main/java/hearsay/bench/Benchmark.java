package hearsay.bench;

import java.io.IOException;
import java.util.List;

/// Takes one or more figures. Bounded in time, and leaves nothing running.
interface Benchmark {
  /// One word, for `--only`.
  String name();

  /// What it measures, in a line.
  String title();

  /// @throws IOException if sockets or processes can't be had
  /// @throws InterruptedException if the run is called off
  List<Figure> run(Effort effort) throws IOException, InterruptedException;
}
