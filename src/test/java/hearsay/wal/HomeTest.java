package hearsay.wal;

import static hearsay.wal.Logs.OWN;
import static hearsay.wal.Logs.begun;
import static hearsay.wal.Logs.own;
import static hearsay.wal.Logs.recovered;
import static hearsay.wal.Logs.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  private static final ActorId SECOND = new ActorId("n1", 0xc3);

  @TempDir Path directory;

  private Path original;
  private Path elsewhere;

  @BeforeEach
  void writeALog() {
    original = directory.resolve("original");
    elsewhere = directory.resolve("elsewhere");
    var log = begun(small(original));
    log.append(OWN, own(5));
    log.abandon();
  }

  @Test
  void aCopyHasTheHistoryAndNeedsAnActorOfItsOwn() {
    Backup.copy(original, elsewhere);

    assertThat(recovered(small(elsewhere)).isCopy()).isTrue();
    assertThat(recovered(small(elsewhere)).actor()).isEmpty();
    assertThat(recovered(small(elsewhere)).state()).isEqualTo(own(5));
    assertThat(recovered(small(original)).isCopy()).isFalse();
    assertThat(recovered(small(original)).actor()).contains(OWN);
  }

  @Test
  void aCopyThatHasBegunIsAtHome() {
    Backup.copy(original, elsewhere);
    var log = WriteAheadLog.open(small(elsewhere));
    log.begin(SECOND, log.recovery().state());
    log.abandon();

    assertThat(recovered(small(elsewhere)).isCopy()).isFalse();
    assertThat(recovered(small(elsewhere)).actor()).contains(SECOND);
  }

  @Test
  void aBackupPutBackInPlaceOfTheOriginalIsACopy() {
    Backup.copy(original, elsewhere);
    Backup.delete(original);
    Backup.copy(elsewhere, original);

    assertThat(recovered(small(original)).actor()).isEmpty();
  }

  @Test
  void segmentsAloneAreACopy() throws IOException {
    try (var files = Files.list(original)) {
      for (var file : files.filter(f -> f.getFileName().toString().startsWith("home")).toList()) {
        Files.delete(file);
      }
    }

    assertThat(recovered(small(original)).actor()).isEmpty();
  }

  @Test
  void aDirectoryThatWasRenamedIsTheSame() throws IOException {
    Files.move(original, elsewhere);

    assertThat(recovered(small(elsewhere)).actor()).contains(OWN);
  }

  @Test
  void aCopyThatCouldNotSettleStaysACopy() {
    Backup.copy(original, elsewhere);
    var disk = new FaultyDisk();
    var log = WriteAheadLog.open(small(elsewhere), disk);
    disk.failDirectoryForces();
    assertThatThrownBy(() -> log.begin(SECOND, PnCounter.empty())).isInstanceOf(WalException.class);
    log.abandon();

    assertThat(recovered(small(elsewhere)).actor()).isEmpty();
  }
}
