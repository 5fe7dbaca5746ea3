package hearsay.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// One run of a probe in a fresh process, as seen from outside: what it reported, and when, counted
/// from just before the process was started.
final class ProbeRun {
  /// A probe that takes longer hangs, and is ended.
  private static final Duration LIMIT = Duration.ofSeconds(75);

  private final Map<String, Reached> reached = new LinkedHashMap<>();
  private double endedMillis;

  private ProbeRun() {}

  private record Reached(double value, double afterMillis) {}

  /// Runs the probe to its end.
  ///
  /// @throws IOException if the process can't be started, fails or hangs; the message is its last
  ///   words
  static ProbeRun of(SelfStart self, String probe, Effort effort, List<String> javaOptions)
      throws IOException, InterruptedException {
    var arguments = new ArrayList<>(List.of("bench", "--probe", probe));
    if (effort.equals(Effort.QUICK)) {
      arguments.add("--quick");
    }
    var run = new ProbeRun();
    var started = System.nanoTime();
    var process = self.start(javaOptions, arguments);
    CompletableFuture.delayedExecutor(LIMIT.toSeconds(), TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    try {
      var lastWords = run.read(process, started);
      var exitCode = process.waitFor();
      run.endedMillis = millisSince(started);
      if (exitCode != 0) {
        throw new IOException("%s ended with %d: %s".formatted(probe, exitCode, lastWords));
      }
      return run;
    } finally {
      process.destroyForcibly();
    }
  }

  private String read(Process process, long started) throws IOException {
    var lastWords = "";
    try (var lines = process.inputReader()) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var mark = Marks.parse(line);
        if (mark.isPresent()) {
          reached.put(mark.get().name(), new Reached(mark.get().value(), millisSince(started)));
        } else {
          lastWords = line;
        }
      }
    }
    return lastWords;
  }

  private static double millisSince(long started) {
    return (System.nanoTime() - started) / 1e6;
  }

  /// When the mark was seen, in ms since before the start.
  ///
  /// @throws IOException if it never was
  double millisTo(String mark) throws IOException {
    return find(mark).afterMillis();
  }

  /// From the mark to the end of the process, in ms.
  double millisToEndFrom(String mark) throws IOException {
    return endedMillis - millisTo(mark);
  }

  /// What was found.
  ///
  /// @throws IOException if it was not
  double value(String mark) throws IOException {
    return find(mark).value();
  }

  private Reached find(String mark) throws IOException {
    var found = reached.get(mark);
    if (found == null) {
      throw new IOException("the probe ended without '" + mark + "'");
    }
    return found;
  }
}
