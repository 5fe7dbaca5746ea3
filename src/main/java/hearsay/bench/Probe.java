package hearsay.bench;

import java.io.IOException;

/// The part of a benchmark that needs a process of its own. It runs there and reports what it
/// reaches and finds; the process that started it reads the reports and takes the times.
interface Probe {
  /// One word, unique.
  String name();

  /// @throws IOException if sockets can't be had
  /// @throws InterruptedException if the run is called off
  void run(Effort effort, Marks marks) throws IOException, InterruptedException;
}
