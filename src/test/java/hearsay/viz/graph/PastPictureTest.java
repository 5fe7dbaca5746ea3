package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.cluster.DiscoveryChoice;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import hearsay.journal.Link;
import hearsay.viz.LabSettings;
import hearsay.viz.LabViewModel;
import hearsay.viz.Showing;
import hearsay.viz.Timeline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// The same moment gives the same pixels, live and looked back at after more has happened. The test
/// pulses the lab itself, so that a picture belongs to exactly one [Showing]; the scene is in no
/// window, whose bitmaps of cards might be a pulse old in a picture.
@ExtendWith(ApplicationExtension.class)
class PastPictureTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long AFTERGLOW_MILLIS = 2_500;
  private static final long HOP_NANOS = 500_000_000;

  private Scene scene;
  private LabViewModel model;
  private GraphView graph;
  private Showing shown;

  /// A moment as it was seen.
  private record Seen(String when, Showing showing, int[] pixels) {}

  @AfterEach
  void close() {
    onFx(
        () -> {
          model.close();
          return true;
        });
  }

  @Test
  void replayEqualsWhatWasSeenUnderThePnRule() throws IOException {
    open(CounterRule.PN, new DiscoveryChoice.Embedded(0));

    assertReplaysEqual(live());
  }

  @Test
  void replayEqualsWhatWasSeenUnderPartZero() throws IOException {
    open(CounterRule.PART0, new DiscoveryChoice.Embedded(0));

    assertReplaysEqual(live());
  }

  @Test
  void seekingToAPausedMomentShowsThePictureThatWasThere() throws IOException {
    // Heartbeats to a server go on in a pause.
    open(CounterRule.PN, new DiscoveryChoice.None());
    act(() -> model.operate("n1", 1));
    until(() -> !shown.snapshot().flights().isEmpty());
    act(() -> model.pace().togglePause());
    until(() -> ageMillis() > AFTERGLOW_MILLIS);
    // The last thing that happened leaves no mark, so that the moments after it look like it.
    act(() -> model.operate("n2", 1));
    until(() -> shown.snapshot().node("n2").orElseThrow().state().version().signum() > 0);
    var before = see("paused");
    act(() -> model.pace().togglePause());
    act(() -> model.operate("n3", 1));
    until(() -> shown.snapshot().position() > before.showing().snapshot().position() + 20);

    act(() -> model.timeline().seek(before.showing().snapshot().position()));
    var after = see("looked back at");

    assertThat(after.showing().isLive()).isFalse();
    assertSame(before, after.pixels());
  }

  /// A life with everything that leaves marks, and pictures taken on the way.
  private List<Seen> live() {
    var seen = new ArrayList<Seen>();
    act(() -> model.operate("n1", 1));
    act(() -> model.operate("n2", 1));
    until(() -> !shown.snapshot().flights().isEmpty());
    seen.add(see("dots in flight"));
    act(() -> model.cut(Set.of(new Link("n1", "n2"), new Link("n1", "n3"), new Link("n1", "n4"))));
    seen.add(see("frames lost at the cut"));
    untilAge(300);
    seen.add(see("a partition, marks half faded"));
    act(() -> model.crash("n4"));
    act(() -> model.operate("n3", 1));
    untilAge(100);
    seen.add(see("a crashed node"));
    act(() -> model.operate("n1", 1));
    for (var i = 0; i < 4; i++) {
      var position = shown.snapshot().position();
      until(() -> shown.snapshot().position() > position + 5);
      seen.add(see("on the way " + i));
    }
    act(() -> model.links().healAll());
    act(() -> model.restart("n4"));
    until(() -> shown.snapshot().crashed().isEmpty());
    seen.add(see("healed and restarted"));
    var last = shown.snapshot().position();
    until(() -> shown.snapshot().position() > last + 30);
    return seen;
  }

  private void assertReplaysEqual(List<Seen> seen) {
    assertThat(seen.stream().filter(at -> !at.showing().snapshot().flights().isEmpty()))
        .as("pictures with dots")
        .isNotEmpty();
    for (var at : seen.reversed()) {
      var replay = replay(at.showing());
      assertSame(at, onFx(() -> picture(graph, replay)));
    }
  }

  /// As the timeline shows it after a jump.
  private Showing replay(Showing then) {
    var journal = model.timeline().journal();
    var to = then.snapshot().position();
    var since = then.wallNanos() / 1_000_000 - AFTERGLOW_MILLIS;
    var from = Math.max(0, to - Timeline.MAX_AFTERGLOW);
    var glow =
        journal.read(from, (int) (to - from)).stream()
            .dropWhile(entry -> entry.wallMillis() < since)
            .toList();
    return new Showing(
        journal.snapshotAt(glow.isEmpty() ? to : glow.getFirst().position()),
        journal.snapshotAt(to),
        glow,
        true,
        false,
        then.clusterNanos(),
        then.wallNanos());
  }

  private static void assertSame(Seen seen, int[] replayed) {
    var different = 0;
    for (var i = 0; i < replayed.length; i++) {
      different += replayed[i] == seen.pixels()[i] ? 0 : 1;
    }
    assertThat(different).as("pixels that differ: %s", seen.when()).isZero();
  }

  private void open(CounterRule rule, DiscoveryChoice discovery) throws IOException {
    var settings =
        new ClusterSettings(5, rule, Topology.MESH, HOP_NANOS, 1, ClusterSettings.Network.TCP);
    var cluster = Cluster.start(settings.withDiscovery(discovery));
    onFx(
        () -> {
          model = new LabViewModel(cluster, LabSettings.FIRST);
          model.appearance().levelProperty().set(LabViewModel.Level.EXPLORE);
          model.architectureProperty().set(true);
          model.addPulseListener(showing -> shown = showing);
          graph = new GraphView(model);
          // The look of pictures: + and − are not greyed in the past.
          var root = new StackPane(graph);
          root.getStyleClass().add("picture");
          scene = new Scene(root, 900, 620);
          for (var sheet : List.of("hearsay.css", "graph.css")) {
            var url = getClass().getResource("/hearsay/assets/styles/" + sheet);
            scene.getStylesheets().add(Objects.requireNonNull(url).toExternalForm());
          }
          model.pulse(System.nanoTime());
          return true;
        });
  }

  private Seen see(String when) {
    return onFx(
        () -> {
          model.pulse(System.nanoTime());
          return new Seen(when, shown, pixels(scene.snapshot(null)));
        });
  }

  private int[] picture(GraphView view, Showing showing) {
    view.show(showing);
    return pixels(view.getScene().snapshot(null));
  }

  private static int[] pixels(Image image) {
    var width = (int) image.getWidth();
    var height = (int) image.getHeight();
    var pixels = new int[width * height];
    var format = PixelFormat.getIntArgbInstance();
    image.getPixelReader().getPixels(0, 0, width, height, format, pixels, 0, width);
    return pixels;
  }

  /// Real time since the last entry.
  private long ageMillis() {
    var position = shown.snapshot().position();
    var last = model.timeline().journal().entry(position - 1);
    return shown.wallNanos() / 1_000_000 - last.wallMillis();
  }

  private void untilAge(long millis) {
    var since = shown.wallNanos();
    until(() -> shown.wallNanos() - since > millis * 1_000_000);
  }

  private void act(Runnable deed) {
    onFx(
        () -> {
          deed.run();
          model.pulse(System.nanoTime());
          return true;
        });
  }

  private void until(Callable<Boolean> condition) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(15))
        .until(
            () ->
                onFx(
                    () -> {
                      model.pulse(System.nanoTime());
                      return condition.call();
                    }));
  }

  private static <T> T onFx(Callable<T> task) {
    return WaitForAsyncUtils.waitForAsyncFx(LIMIT.toMillis(), task);
  }
}
