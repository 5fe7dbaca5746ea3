package hearsay.wal;

import static hearsay.wal.Logs.OWN;
import static hearsay.wal.Logs.begun;
import static hearsay.wal.Logs.crowd;
import static hearsay.wal.Logs.own;
import static hearsay.wal.Logs.recovered;
import static hearsay.wal.Logs.recoveredState;
import static hearsay.wal.Logs.segments;
import static hearsay.wal.Logs.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearsay.wal.Log.Appended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiskFailureTest {
  private static final Appended DURABLE = new Appended.Durable();

  @TempDir Path directory;

  private final FaultyDisk disk = new FaultyDisk();

  static Stream<Named<Consumer<FaultyDisk>>> noNewSegments() {
    return Stream.of(
        Named.of("no room at all", disk -> disk.leaveRoom(0)),
        Named.of("room for half a segment", disk -> disk.leaveRoom(2_000)),
        Named.of("read-only", FaultyDisk::makeReadOnly),
        Named.of("files can't be renamed", FaultyDisk::failMoves),
        Named.of("names can't be forced", FaultyDisk::failDirectoryForces),
        Named.of("nothing is forced", FaultyDisk::failForces));
  }

  @ParameterizedTest
  @MethodSource("noNewSegments")
  void whenNoSegmentCanBeMadeAppendsAreRefusedUntilTheDiskTakesThemAgain(
      Consumer<FaultyDisk> failure) {
    var log = begun(small(directory), disk);
    log.append(OWN, own(1));
    failure.accept(disk);
    var large = crowd(200);

    assertThat(log.append(OWN, large)).isInstanceOf(Appended.NotWritten.class);
    assertThat(log.append(OWN, own(2))).isInstanceOf(Appended.NotWritten.class);
    assertThat(recoveredAside()).isEqualTo(own(1));
    disk.heal();

    assertThat(log.append(OWN, own(3))).isEqualTo(DURABLE);
    log.abandon();
    assertThat(recoveredState(small(directory))).isEqualTo(own(3));
    assertThat(segments(directory)).as("what failed half-way is gone").hasSize(1);
  }

  @Test
  void aRefusalGivesTheReason() {
    var log = begun(small(directory), disk);
    disk.leaveRoom(0);

    assertThat(log.append(OWN, crowd(200)))
        .isEqualTo(new Appended.NotWritten("No space left on device"));
    log.abandon();
  }

  @Test
  void aFullDiskDoesNotStopASegmentThatHasRoom() {
    var log = begun(small(directory), disk);
    disk.leaveRoom(0);

    assertThat(log.append(OWN, own(1))).isEqualTo(DURABLE);
    log.abandon();
  }

  @Test
  void afterAFailedWriteTheNextSegmentDoesWithoutIt() {
    for (int bytes = 0; bytes < 64; bytes += 9) {
      var place = directory.resolve("after" + bytes);
      var log = begun(small(place), disk);
      log.append(OWN, own(1));
      disk.failWritesAfter(bytes);

      assertThat(log.append(OWN, own(2))).isEqualTo(new Appended.Unknown("Input/output error"));
      disk.heal();

      assertThat(log.append(OWN, Logs.state(0, 5).merge(own(1)))).isEqualTo(DURABLE);
      log.abandon();
      assertThat(recoveredState(small(place))).isEqualTo(Logs.state(1, 5));
    }
  }

  @Test
  void afterAFailedForceTheRecordIsThereOrNotAndTheLogReadable() {
    for (int seed = 0; seed < 50; seed++) {
      var settings = small(directory.resolve("seed" + seed));
      var log = begun(settings, disk);
      log.append(OWN, own(1));
      disk.failForces();

      assertThat(log.append(OWN, own(2))).isInstanceOf(Appended.Unknown.class);
      log.abandon();
      disk.losePower(new Random(seed));
      disk.heal();

      assertThat(recoveredState(settings)).as("seed %d", seed).isIn(own(1), own(2));
      assertThat(recovered(settings).actor()).contains(OWN);
    }
  }

  @Test
  void aTornLargeRecordIsDroppedWhicheverOfItsSectorsAreThere() {
    for (int seed = 0; seed < 50; seed++) {
      var settings = small(directory.resolve("seed" + seed));
      var log = begun(settings, disk);
      log.append(OWN, own(1));
      disk.failForces();

      log.append(OWN, crowd(80));
      log.abandon();
      disk.losePower(new Random(seed));
      disk.heal();

      assertThat(recoveredState(settings))
          .as("seed %d", seed)
          .isIn(own(1), own(1).merge(crowd(80)));
    }
  }

  @Test
  void aLogThatCantBeginSaysWhyAndLeavesTheOldOne() {
    var log = begun(small(directory), disk);
    log.append(OWN, own(4));
    log.abandon();
    disk.leaveRoom(100);
    var second = WriteAheadLog.open(small(directory), disk);

    assertThatThrownBy(() -> second.begin(OWN, own(4)))
        .isInstanceOf(WalException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageContaining("No space left on device");
    second.abandon();

    assertThat(recoveredState(small(directory))).isEqualTo(own(4));
  }

  @Test
  void aLastSnapshotThatFailsDoesNoHarm() {
    var log = begun(small(directory), disk);
    log.append(OWN, own(4));
    disk.makeReadOnly();

    log.close(OWN, own(4));

    assertThat(recoveredState(small(directory))).isEqualTo(own(4));
  }

  @Test
  void leftoversThatCouldNotBeDeletedGoLater() {
    var log = begun(small(directory), disk);
    disk.failDeletes();
    log.append(OWN, crowd(200));
    assertThat(segments(directory)).hasSize(2);
    disk.heal();

    log.close(OWN, crowd(200));

    assertThat(segments(directory)).hasSize(1);
  }

  /// What a start would find if the node died now, read from a copy as the log is in use.
  private Object recoveredAside() {
    var copy = directory.resolve("copy");
    try {
      Files.createDirectories(copy);
      for (var file : segments(directory)) {
        Files.write(copy.resolve(file.getFileName()), Files.readAllBytes(file));
      }
      return recoveredState(small(copy));
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
