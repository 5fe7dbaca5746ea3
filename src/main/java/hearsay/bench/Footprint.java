package hearsay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What this process takes of the machine at one moment.
///
/// @param heapMebibytes live objects, after a collection
/// @param residentMebibytes memory the system holds for the process, before the collection; null
///   where the system does not tell
record Footprint(double heapMebibytes, @Nullable Double residentMebibytes) {
  private static final double MEBIBYTE = 1 << 20;
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";

  /// The system is asked first: a collection takes some memory itself, and gives it back only
  /// later.
  static Footprint now() {
    var resident = askSystem();
    // Asked for, not relied on: a collector may decline, and the figure is then too high.
    System.gc();
    var runtime = Runtime.getRuntime();
    return new Footprint((runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE, resident);
  }

  void mark(Marks marks) {
    marks.mark("heap", heapMebibytes);
    marks.mark("resident", residentMebibytes == null ? Double.NaN : residentMebibytes);
  }

  private static @Nullable Double askSystem() {
    try (var lines = Files.isReadable(STATUS) ? Files.lines(STATUS) : Stream.<String>empty()) {
      return lines
          .filter(line -> line.startsWith(RESIDENT))
          .map(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / MEBIBYTE)
          .findFirst()
          .orElse(null);
    } catch (IOException e) {
      return null;
    }
  }

  /// The figure of the resident memory that a probe reported.
  static Figure resident(
      String name, Journalling journal, Budget budget, double reportedMebibytes) {
    return Double.isNaN(reportedMebibytes)
        ? Figure.notMeasured(name, journal, Unit.MEBIBYTES, budget, "the system does not tell")
        : Figure.of(name, journal, Unit.MEBIBYTES, budget, reportedMebibytes);
  }
}
