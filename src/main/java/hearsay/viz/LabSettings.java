package hearsay.viz;

import hearsay.cluster.ClusterSettings;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What the lab remembers from one start to the next.
///
/// @param nodes 1 to [ClusterSettings#MAX_NODES]
/// @param hopNanos real time a hop takes, 0 to 5 s
/// @param isLogged whether nodes keep a log
/// @param isArchitectureShown whether the discovery server is drawn
/// @param scale zoom of text and cards, [#MIN_SCALE] to [#MAX_SCALE]
/// @param width of the window in pixels, at least [#MIN_WIDTH]
/// @param height of the window in pixels, at least [#MIN_HEIGHT]
/// @param positions where the user put nodes, as fractions of the graph's area
public record LabSettings(
    LabViewModel.Level level,
    boolean isDark,
    boolean isProjector,
    boolean isMotionReduced,
    double scale,
    long hopNanos,
    int nodes,
    CounterRule rule,
    Topology topology,
    boolean isLogged,
    boolean isArchitectureShown,
    double width,
    double height,
    Map<String, Position> positions) {
  public static final double MIN_SCALE = 0.5;
  public static final double MAX_SCALE = 3;
  public static final double MIN_WIDTH = 800;
  public static final double MIN_HEIGHT = 600;

  /// A screen is not wider than this; a file that says so is broken.
  private static final double MAX_SIDE = 20_000;

  /// What a first start shows.
  public static final LabSettings FIRST =
      new LabSettings(
          LabViewModel.Level.LECTURE,
          false,
          false,
          false,
          1,
          PaceScale.LECTURE_NANOS,
          5,
          CounterRule.PN,
          Topology.MESH,
          false,
          false,
          1280,
          800,
          Map.of());

  /// Where a node lies, as fractions of the graph's area.
  public record Position(double x, double y) {
    public Position {
      check(x >= 0 && x <= 1 && y >= 0 && y <= 1, "a position lies in 0..1");
    }
  }

  /// @throws IllegalArgumentException if a value is out of its range: the file comes from the
  ///   world, not from us
  public LabSettings {
    check(level != null && rule != null && topology != null, "level, rule and topology are given");
    check(scale >= MIN_SCALE && scale <= MAX_SCALE, "the scale lies in 0.5..3");
    check(hopNanos >= 0 && hopNanos <= PaceScale.SLOWEST_NANOS, "a hop takes 0 to 5 s");
    check(nodes >= 1 && nodes <= ClusterSettings.MAX_NODES, "a cluster has 1 to 1000 nodes");
    check(width >= MIN_WIDTH && width <= MAX_SIDE, "the window has a width");
    check(height >= MIN_HEIGHT && height <= MAX_SIDE, "the window has a height");
    check(positions != null, "positions are given");
    // In order, so that the file changes only where a setting did.
    positions = Collections.unmodifiableMap(new TreeMap<>(positions));
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
