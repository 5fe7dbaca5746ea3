package hearsay.wal;

import static hearsay.wal.Logs.OWN;
import static hearsay.wal.Logs.begun;
import static hearsay.wal.Logs.newest;
import static hearsay.wal.Logs.own;
import static hearsay.wal.Logs.recovered;
import static hearsay.wal.Logs.segments;
import static hearsay.wal.Logs.small;
import static hearsay.wal.Logs.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairTest {
  /// The snapshot follows the header, the first record the snapshot.
  private static final int HEADER_BYTES = 32;

  private static final int SNAPSHOT_BYTES = 32;
  private static final int FIRST_RECORD = HEADER_BYTES + SNAPSHOT_BYTES;

  @TempDir Path directory;

  @Test
  void aSoundLogIsLeftAsItIs() throws IOException {
    writeLog();
    var before = Files.readAllBytes(newest(directory));

    var lines = WriteAheadLog.repair(small(directory));

    assertThat(lines).containsExactly("Nothing to repair in " + directory);
    assertThat(Files.readAllBytes(newest(directory))).isEqualTo(before);
    assertThat(directory.resolve("damaged-1")).doesNotExist();
  }

  @Test
  void whatCameBehindTheDamageIsSaved() throws IOException {
    writeLog();
    flip(FIRST_RECORD + 20);
    var damaged = Files.readAllBytes(newest(directory));
    var name = newest(directory).getFileName();

    var lines = WriteAheadLog.repair(small(directory));

    var recovery = recovered(small(directory));
    assertThat(recovery.state()).isEqualTo(own(3));
    assertThat(recovery.actor()).as("the node needs a new incarnation").isEmpty();
    assertThat(Files.readAllBytes(directory.resolve("damaged-1").resolve(name))).isEqualTo(damaged);
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).contains("damaged at offset 64"))
        .anySatisfy(line -> assertThat(line).contains("damaged-1"))
        .anySatisfy(line -> assertThat(line).contains("new incarnation"));
    assertThat(segments(directory)).hasSize(1);
  }

  @Test
  void aDamagedSnapshotCostsNoMoreThanItself() throws IOException {
    writeLog();
    flip(HEADER_BYTES + 20);

    WriteAheadLog.repair(small(directory));

    assertThat(recovered(small(directory)).state()).isEqualTo(state(3, 9));
    assertThat(recovered(small(directory)).actor()).isEmpty();
  }

  @Test
  void aDamagedHeaderCostsNothing() throws IOException {
    writeLog();
    flip(0);
    assertThatThrownBy(() -> WriteAheadLog.open(small(directory)))
        .isInstanceOf(WalException.class)
        .hasMessageContaining("--repair");

    var lines = WriteAheadLog.repair(small(directory));

    assertThat(recovered(small(directory)).state()).isEqualTo(state(3, 9));
    assertThat(recovered(small(directory)).actor()).contains(OWN);
    assertThat(lines).last().isEqualTo("Nothing was lost");
  }

  @Test
  void aFileThatIsNoLogAtAllLeavesNothing() throws IOException {
    Files.writeString(directory.resolve(SegmentFiles.name(3)), "my shopping list ".repeat(99));

    WriteAheadLog.repair(small(directory));

    assertThat(recovered(small(directory)).state()).isEqualTo(PnCounter.empty());
    assertThat(recovered(small(directory)).actor()).isEmpty();
    assertThat(directory.resolve("damaged-1").resolve(SegmentFiles.name(3))).exists();
  }

  @Test
  void whatAnOlderSegmentHoldsCountsUnlessTheNewerSaysOtherwise() throws IOException {
    var disk = new FaultyDisk();
    var log = begun(small(directory), disk);
    log.append(OWN, state(1, 9));
    disk.failDeletes();
    disk.failWritesAfter(10);
    log.append(OWN, own(2));
    disk.heal();
    disk.failDeletes();
    log.append(OWN, own(4));
    log.abandon();
    assertThat(segments(directory)).hasSize(2);
    flip(HEADER_BYTES + 20);

    WriteAheadLog.repair(small(directory));

    assertThat(recovered(small(directory)).state()).isEqualTo(state(4, 9));
  }

  @Test
  void aSecondRepairFindsNothingLeftToDo() throws IOException {
    writeLog();
    flip(FIRST_RECORD + 20);
    WriteAheadLog.repair(small(directory));

    var lines = WriteAheadLog.repair(small(directory));

    assertThat(lines).containsExactly("Nothing to repair in " + directory);
    assertThat(recovered(small(directory)).actor()).isEmpty();
  }

  @Test
  void eachRepairKeepsItsOwnCopy() throws IOException {
    writeLog();
    flip(FIRST_RECORD + 20);
    WriteAheadLog.repair(small(directory));
    flip(0);

    WriteAheadLog.repair(small(directory));

    assertThat(directory.resolve("damaged-1")).isDirectory();
    assertThat(directory.resolve("damaged-2")).isDirectory();
  }

  @Test
  void aRepairThatWasCutShortAnywhereIsFinishedByTheNext() throws IOException {
    var disk = new FaultyDisk();
    for (int bytes = 0; bytes < 5_000; bytes += 61) {
      directory = Files.createDirectory(directory.resolve("cut"));
      writeLog();
      flip(FIRST_RECORD + 20);
      disk.failWritesAfter(bytes);
      try {
        WriteAheadLog.repair(small(directory), disk);
      } catch (WalException cut) {
        assertThat(cut).hasMessageContaining("Input/output error");
      }
      disk.heal();

      WriteAheadLog.repair(small(directory), disk);

      assertThat(recovered(small(directory)).state()).as("after %d", bytes).isEqualTo(own(3));
      assertThat(directory.resolve("damaged-1").resolve(SegmentFiles.name(1))).exists();
    }
  }

  @Test
  void aRepairKilledBeforeItDeletedTheOldFilesIsDone() throws IOException {
    var disk = new FaultyDisk();
    writeLog();
    flip(FIRST_RECORD + 20);
    disk.failDeletes();
    assertThatThrownBy(() -> WriteAheadLog.repair(small(directory), disk))
        .isInstanceOf(WalException.class);

    assertThat(recovered(small(directory)).state()).isEqualTo(own(3));
    assertThat(WriteAheadLog.repair(small(directory)))
        .containsExactly("Nothing to repair in " + directory);
  }

  @Test
  void anotherNodesLogIsNotRepaired() throws IOException {
    writeLog();
    flip(FIRST_RECORD + 20);

    assertThatThrownBy(
            () -> WriteAheadLog.repair(new WalSettings(directory, "n7", CounterRule.PN, 4_096)))
        .isInstanceOf(WalException.class)
        .hasMessageContaining("belongs to node n1");
    assertThat(directory.resolve("damaged-1")).doesNotExist();
  }

  /// A snapshot of nothing; then own 1 and peer 9; own 2; own 3.
  private void writeLog() {
    var log = begun(small(directory), new FaultyDisk());
    log.append(OWN, state(1, 9));
    log.append(OWN, own(2));
    log.append(OWN, own(3));
    log.abandon();
  }

  private void flip(int offset) throws IOException {
    var bytes = Files.readAllBytes(newest(directory));
    bytes[offset] ^= 1;
    Files.write(newest(directory), bytes);
  }
}
