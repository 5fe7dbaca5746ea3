package hearsay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.bench.SelfStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole tour, in a process of its own: JavaFX starts only once in one.
class TourCommandTest {
  /// A picture of this size that shows nothing packs into a quarter of that.
  private static final long BLANK_BYTES = 20_000;

  @TempDir private Path directory;

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void everythingThatHasToHappenDoesAndIsInThePictures() throws Exception {
    var tour =
        SelfStart.ofThisProcess(Main.class)
            .start(List.of(), List.of("tour", "--out", directory.toString()));

    var said = new String(tour.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(tour.waitFor()).as(said).isZero();
    assertThat(said).doesNotContain("NOT AS EXPECTED");
    var pictures = pictures();
    assertThat(pictures)
        .extracting(picture -> picture.getFileName().toString())
        .contains(
            "01-healthy.png",
            "02-in-flight.png",
            "05-partitioned.png",
            "08-reunited.png",
            "10-part0-lost-update.png",
            "11-part0-stuck.png",
            "12-crashed.png",
            "13-restarted.png",
            "14-architecture.png");
    for (var picture : pictures) {
      assertThat(Files.size(picture)).as("bytes of %s", picture).isGreaterThan(BLANK_BYTES);
    }
  }

  private List<Path> pictures() throws IOException {
    try (var files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}
