package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hearsay.cluster.ClusterSettings;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import hearsay.journal.Bookmark;
import hearsay.journal.export.TextFormat;
import hearsay.journal.session.SessionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of sessions, without any toolkit.
class SessionsTest {
  private static final ClusterSettings SETTINGS =
      new ClusterSettings(3, CounterRule.PN, Topology.MESH, 0, 1, ClusterSettings.Network.MEMORY);

  @TempDir private Path directory;
  private PulsedLab lab;

  @BeforeEach
  void start() throws IOException {
    lab = new PulsedLab(SETTINGS);
    lab.model().operate("n1", 1);
    lab.until(() -> lab.value("n3") == 1);
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  @Test
  void whatIsSavedOpensAsARecordingWithItsNamesAndPlacesAndTheClusterRunsOn() {
    lab.model().timeline().names().put(9, "nine");
    lab.model().positions().put("n2", new double[] {0.25, 0.75});
    var file = save();
    lab.model().positions().put("n2", new double[] {0.5, 0.5});
    lab.model().operate("n1", 1);
    lab.until(() -> lab.value("n3") == 2);

    open(file);

    assertThat(lab.model().timeline().isRecording()).isTrue();
    assertThat(lab.model().timeline().bookmarks()).containsExactly(new Bookmark(9, "nine"));
    assertThat(lab.model().positions().get("n2")).containsExactly(0.25, 0.75);
    assertThat(lab.value("n3")).isEqualTo(1);
    assertThat(lab.model().appearance().levelProperty().get())
        .isEqualTo(LabViewModel.Level.EXPLORE);
    lab.model().operate("n1", 1);
    assertThat(lab.caption().text()).isEqualTo(CommandGate.RECORDING);

    lab.model().sessions().close();
    lab.until(() -> lab.model().timeline().isLive());
    assertThat(lab.value("n3")).isEqualTo(2);
    assertThat(lab.model().positions().get("n2")).containsExactly(0.5, 0.5);
    assertThat(lab.model().timeline().bookmarks()).containsExactly(new Bookmark(9, "nine"));
  }

  @Test
  void aBrokenFileIsToldAndWhatWasShownStays() throws IOException {
    var broken = directory.resolve("broken.hearsay");
    Files.writeString(broken, "no session\n");

    lab.model().sessions().open(broken);
    lab.until(() -> !lab.model().notices().shown().isEmpty());

    var notice = lab.model().notices().shown().getFirst();
    assertThat(notice.text()).startsWith("broken.hearsay could not be opened: ");
    assertThat(lab.model().timeline().isLive()).isTrue();
    assertThat(lab.model().sessions().progressProperty().get()).isEmpty();
  }

  @Test
  void aMissingFileIsToldByName() {
    lab.model().sessions().open(directory.resolve("gone.hearsay"));

    lab.until(() -> !lab.model().notices().shown().isEmpty());

    assertThat(lab.model().notices().shown().getFirst().text()).contains("gone.hearsay");
  }

  @Test
  void theJournalIsExportedAsText() {
    var file = directory.resolve("values");

    lab.model().sessions().export(TextFormat.CSV, file);
    lab.until(() -> lab.caption().text().startsWith("Exported to values.csv"));

    assertThat(directory.resolve("values.csv")).isNotEmptyFile();
  }

  @Test
  void aRecordingOpensWithoutAClusterAndClosingItStartsOne() throws Exception {
    var session = SessionFile.read(save(), progress -> {});
    try (var model = new LabViewModel(session, "lesson", SETTINGS, LabSettings.FIRST)) {
      model.pulse(1_000_000);

      assertThat(model.timeline().isLive()).isFalse();
      assertThat(model.snapshotProperty().get().nodes()).hasSize(3);
      model.operate("n1", 1);
      model.links().healAll();
      model.nodes().runRound("");
      assertThat(model.settings(1000, 800).nodes()).isEqualTo(3);

      model.sessions().close();
      var pulses = new long[] {1_000_000};
      await()
          .pollInSameThread()
          .until(
              () -> {
                model.pulse(pulses[0] += 1_000_000);
                return model.timeline().isLive();
              });
      assertThat(model.cluster().nodes()).hasSize(3);
    }
  }

  @Test
  void aForkOfARecordingGoesOnFromIt() {
    open(save());
    lab.model().choice().askForFork(lab.now(), "0:00");
    lab.model().choice().restart();

    lab.until(() -> lab.caption().text().startsWith("Forked from 0:00"));

    assertThat(lab.model().sessions().recordingProperty().get()).isEmpty();
    lab.until(() -> lab.value("n1") == 1 && lab.value("n3") == 1);
  }

  private Path save() {
    lab.model().sessions().save(directory.resolve("lesson"));
    lab.until(() -> lab.caption().text().endsWith("to lesson.hearsay"));
    assertThat(lab.caption().action())
        .isEqualTo(new Caption.Show(directory.resolve("lesson.hearsay")));
    return directory.resolve("lesson.hearsay");
  }

  private void open(Path file) {
    lab.model().sessions().open(file);
    lab.until(() -> lab.model().timeline().isRecording());
    lab.pulse();
  }
}
