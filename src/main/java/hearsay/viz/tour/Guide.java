package hearsay.viz.tour;

import hearsay.crdt.CounterRule;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.NodeSnapshot;
import hearsay.journal.Verdict;
import hearsay.protocol.Message;
import hearsay.viz.Insight;
import hearsay.viz.LabViewModel;
import hearsay.viz.LabWindow;
import hearsay.viz.PaceScale;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;

/// What the chapters of the tour have in common: a hand to click with, eyes on the journal, a
/// camera, and the table.
final class Guide {
  /// Twice a lecture's hop, so that a busy machine does not miss the moment of a picture.
  private static final long SLOW_NANOS = 2 * PaceScale.LECTURE_NANOS;

  private final LabWindow window;
  private final Camera camera;
  private final Consumer<String> out;
  private final Hand hand;
  private boolean isAllAsExpected = true;

  Guide(LabWindow window, Camera camera, Consumer<String> out) {
    this.window = window;
    this.camera = camera;
    this.out = out;
    hand = new Hand(window);
  }

  Hand hand() {
    return hand;
  }

  boolean isAllAsExpected() {
    return isAllAsExpected;
  }

  /// Waits for something to be so, takes a picture and writes a line. That it holds in the picture
  /// is the check.
  void show(String picture, String done, Predicate<ClusterSnapshot> expected) {
    until(done, expected);
    var file = camera.take(picture);
    var seen = FxThread.get(() -> viewModel().snapshotProperty().get());
    var verdict = FxThread.get(() -> viewModel().judgement().verdictProperty().get().words());
    var step = new Step(done, values(seen), verdict, expected.test(seen), file);
    isAllAsExpected &= step.isAsExpected();
    out.accept(step.line());
  }

  void take(String picture) {
    camera.take(picture);
  }

  /// Pictures of the same in the dark and on a projector, by the keys and buttons for it. Meanwhile
  /// the cluster stands still.
  void showInAllLooks(String picture) {
    hand.type(KeyCode.SPACE);
    hand.click("theme");
    camera.take(picture + "-dark");
    hand.click("theme");
    hand.type(KeyCode.P);
    camera.take(picture + "-projector");
    hand.type(KeyCode.P);
    hand.type(KeyCode.SPACE);
  }

  /// The same in the dark, by the setting: its button is folded away at this level. The cluster
  /// runs on meanwhile.
  void takeDark(String picture) {
    var dark = viewModel().appearance().darkProperty();
    FxThread.run(() -> dark.set(true));
    camera.take(picture + "-dark");
    FxThread.run(() -> dark.set(false));
  }

  boolean isLive() {
    return viewModel().timeline().isLive();
  }

  Insight.Light light() {
    return viewModel().insight().lightProperty().get();
  }

  /// The sum of all acknowledged operations.
  long acknowledged() {
    return FxThread.get(
        () -> viewModel().snapshotProperty().get().operations().value().longValueExact());
  }

  void until(String what, Predicate<ClusterSnapshot> expected) {
    FxThread.until(
        () -> what + "; the verdict is: " + viewModel().judgement().verdictProperty().get().words(),
        () -> expected.test(viewModel().snapshotProperty().get()));
  }

  /// Arms + or − by a long press, which the headless platform knows, unlike a click with Ctrl.
  void arm(String node, int amount) {
    hand.hold(
        (amount > 0 ? "plus-" : "minus-") + node,
        () -> viewModel().armed().getOrDefault(node, 0) == amount);
  }

  /// Waits until a frame that can teach is halfway to its receiver, as the best moment for a
  /// picture.
  void untilHalfway(String what) {
    FxThread.until(() -> "halfway: " + what, this::isHalfway);
  }

  /// Waits until the words of bounced frames have faded and hide nothing.
  void untilCalm() {
    FxThread.until(
        () -> "the words in the picture never fade",
        () ->
            window.stage().getScene().getRoot().lookupAll(".words").stream()
                .noneMatch(Node::isVisible));
  }

  void lively() {
    hand.slide("pace", PaceScale.position(PaceScale.LIVELY_NANOS));
  }

  void slow() {
    hand.slide("pace", PaceScale.position(SLOW_NANOS));
  }

  String leftmost() {
    return FxThread.get(() -> viewModel().partitions().leftToRight().getFirst());
  }

  String rightmost() {
    return FxThread.get(() -> viewModel().partitions().leftToRight().getLast());
  }

  boolean isRule(CounterRule rule) {
    return FxThread.get(() -> viewModel().snapshotProperty().get().rule() == rule);
  }

  boolean severedLinksHaveNoSocket() {
    return viewModel().snapshotProperty().get().links().values().stream()
        .filter(link -> link.faults().isSevered())
        .allMatch(link -> viewModel().cluster().openSockets(link.link()) == 0);
  }

  /// Open sockets from and to a node.
  int socketsOf(String node) {
    return viewModel().snapshotProperty().get().links().keySet().stream()
        .filter(link -> link.from().equals(node) || link.to().equals(node))
        .mapToInt(viewModel().cluster()::openSockets)
        .sum();
  }

  static boolean isConverged(ClusterSnapshot snapshot, long value) {
    return snapshot.verdict() instanceof Verdict.Converged converged
        && converged.value().equals(BigInteger.valueOf(value));
  }

  /// What a node shows, or -1 if there is no such node.
  static long value(ClusterSnapshot snapshot, String node) {
    return snapshot.node(node).map(at -> at.state().value().longValueExact()).orElse(-1L);
  }

  static boolean isSameVersion(ClusterSnapshot snapshot) {
    return snapshot.nodes().values().stream().map(node -> node.state().version()).distinct().count()
        == 1;
  }

  private boolean isHalfway() {
    var now = viewModel().cluster().clock().nowNanos();
    return viewModel().snapshotProperty().get().flights().values().stream()
        .filter(flight -> !(flight.message() instanceof Message.Digest))
        .anyMatch(
            flight -> {
              var way = (double) (flight.dueNanos() - flight.sentAtNanos());
              var done = (now - flight.sentAtNanos()) / way;
              return done > 0.4 && done < 0.7;
            });
  }

  private LabViewModel viewModel() {
    return window.viewModel();
  }

  private static Map<String, BigInteger> values(ClusterSnapshot snapshot) {
    var values = new HashMap<String, BigInteger>();
    for (NodeSnapshot node : snapshot.nodes().values()) {
      values.put(node.name(), node.state().value());
    }
    return values;
  }
}
