package hearsay.viz;

import hearsay.cluster.ClusterSettings;
import hearsay.cluster.DiscoveryChoice;
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
/// @param panes which panes lie beside the graph, and how large they are
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
    Panes panes,
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
          Panes.FIRST,
          1280,
          800,
          Map.of());

  /// Where a node lies, as fractions of the graph's area.
  public record Position(double x, double y) {
    public Position {
      check(x >= 0 && x <= 1 && y >= 0 && y <= 1, "a position lies in 0..1");
    }

    /// All of these, within bounds.
    static Map<String, Position> all(Map<String, double[]> places) {
      var all = new TreeMap<String, Position>();
      places.forEach(
          (node, at) ->
              all.put(node, new Position(Math.clamp(at[0], 0, 1), Math.clamp(at[1], 0, 1))));
      return all;
    }
  }

  /// The panes right of and below the graph.
  ///
  /// @param rightWidth pixels at normal size of text, [#MIN_SIDE] to [#MAX_SIDE]
  /// @param bottomHeight likewise
  /// @param bottomTab number of the tab shown below, from 0
  public record Panes(
      boolean isRightShown,
      boolean isBottomShown,
      double rightWidth,
      double bottomHeight,
      int bottomTab) {
    static final double MIN_SIDE = 100;
    static final double MAX_SIDE = 4_000;

    /// As a first look at Explore has them.
    public static final Panes FIRST = new Panes(true, true, 344, 224, 0);

    public Panes {
      check(rightWidth >= MIN_SIDE && rightWidth <= MAX_SIDE, "the right pane has a width");
      check(bottomHeight >= MIN_SIDE && bottomHeight <= MAX_SIDE, "the lower pane has a height");
      check(bottomTab >= 0 && bottomTab < PaneChoice.BOTTOM_TABS, "there is such a tab");
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
    check(panes != null, "panes are given");
    check(positions != null, "positions are given");
    // In order, so that the file changes only where a setting did.
    positions = Collections.unmodifiableMap(new TreeMap<>(positions));
  }

  /// Those of a lab as it is now.
  ///
  /// @param usualNodes how many nodes are remembered if they now join those of others, which says
  ///   nothing about how many of one's own are usual
  static LabSettings of(LabViewModel lab, int usualNodes, double width, double height) {
    var looks = lab.appearance();
    var choice = lab.choice();
    var isVisit = choice.discovery() instanceof DiscoveryChoice.External;
    return new LabSettings(
        looks.levelProperty().get(),
        looks.darkProperty().get(),
        looks.projectorProperty().get(),
        looks.reducedMotionProperty().get(),
        looks.scaleProperty().get(),
        lab.pace().hopNanos(),
        isVisit
            ? usualNodes
            : Math.clamp(choice.nodesProperty().get(), 1, ClusterSettings.MAX_NODES),
        choice.ruleProperty().get(),
        choice.topologyProperty().get(),
        choice.loggedProperty().get(),
        lab.architecture().isWanted(),
        lab.panes().wanted(),
        Math.max(width, MIN_WIDTH),
        Math.max(height, MIN_HEIGHT),
        Position.all(lab.sessions().ownPositions()));
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
