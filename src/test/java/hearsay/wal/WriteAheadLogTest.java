package hearsay.wal;

import static hearsay.wal.Logs.OWN;
import static hearsay.wal.Logs.PEER;
import static hearsay.wal.Logs.begun;
import static hearsay.wal.Logs.crowd;
import static hearsay.wal.Logs.own;
import static hearsay.wal.Logs.recovered;
import static hearsay.wal.Logs.recoveredState;
import static hearsay.wal.Logs.segments;
import static hearsay.wal.Logs.small;
import static hearsay.wal.Logs.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearsay.contract.ContractViolation;
import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.crdt.VersionedCounter;
import hearsay.wal.Log.Appended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteAheadLogTest {
  @TempDir Path directory;

  @Test
  void aFreshLogRemembersNothing() {
    var recovery = recovered(small(directory.resolve("made/on/demand")));

    assertThat(recovery.actor()).isEmpty();
    assertThat(recovery.state()).isEqualTo(PnCounter.empty());
    assertThat(recovery.records()).isZero();
    assertThat(recovery.dropped()).isEmpty();
  }

  @Test
  void whatWasAppendedIsThereAfterACrash() {
    var log = begun(small(directory));

    assertThat(log.append(OWN, own(1))).isEqualTo(new Appended.Durable());
    assertThat(log.append(OWN, state(3, 7))).isEqualTo(new Appended.Durable());
    log.abandon();

    var recovery = recovered(small(directory));
    assertThat(recovery.actor()).contains(OWN);
    assertThat(recovery.state()).isEqualTo(state(3, 7));
    assertThat(recovery.records()).isEqualTo(3);
    assertThat(recovery.dropped()).isEmpty();
  }

  @Test
  void anAppendReplacesWhatWasKnownOfItsActorsAndKeepsTheOthers() {
    var log = begun(small(directory));
    log.append(OWN, state(5, 7));

    log.append(OWN, own(4));
    log.abandon();

    assertThat(recoveredState(small(directory))).isEqualTo(state(4, 7));
  }

  @Test
  void aNodeThatChangedItsActorGoesOnUnderTheNewOne() {
    var log = begun(small(directory));
    var second = new ActorId("n1", 0xc3);

    log.append(second, own(5));
    log.abandon();

    assertThat(recovered(small(directory)).actor()).contains(second);
  }

  @Test
  void theCounterOfPartZeroIsKeptWhole() {
    var settings = new WalSettings(directory, "n1", CounterRule.PART0, 4_096);
    var log = begun(settings);

    log.append(OWN, new VersionedCounter(-2, -3L));
    log.abandon();

    assertThat(recovered(settings).state()).isEqualTo(new VersionedCounter(-2, -3L));
    assertThat(recovered(settings).actor()).contains(OWN);
  }

  @Test
  void aGracefulEndLeavesOneSmallSnapshotOfTheWholeState() throws IOException {
    var log = begun(small(directory));
    log.append(OWN, own(1));

    log.close(OWN, state(1, 9));
    log.close(OWN, state(1, 9));

    assertThat(segments(directory)).hasSize(1);
    assertThat(Files.size(segments(directory).getFirst())).isLessThan(200);
    assertThat(recovered(small(directory)).state()).isEqualTo(state(1, 9));
    assertThat(recovered(small(directory)).records()).isEqualTo(1);
    assertThat(recovered(small(directory)).dropped()).isEmpty();
  }

  @Test
  void openingChangesNoFileButTheLock() throws IOException {
    begun(small(directory)).abandon();
    var file = segments(directory).getFirst();
    var before = Files.readAllBytes(file);

    recovered(small(directory));

    assertThat(segments(directory)).containsExactly(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void diskUseStaysBoundedOverManyAppends() throws IOException {
    var log = begun(small(directory), new FaultyDisk());
    long most = 0;

    for (int i = 1; i <= 100_000; i++) {
      log.append(OWN, own(i));
      if (i % 1_000 == 0) {
        most = Math.max(most, bytesOf(directory));
      }
    }
    log.abandon();

    assertThat(most).isLessThanOrEqualTo(2 * WalSettings.MIN_SEGMENT_BYTES + 64);
    assertThat(recoveredState(small(directory))).isEqualTo(own(100_000));
  }

  @Test
  void aStateLargerThanASegmentGetsALargerOne() {
    var crowd = crowd(16_384);
    var log = begun(small(directory));

    assertThat(log.append(OWN, crowd)).isEqualTo(new Appended.Durable());
    assertThat(log.append(OWN, own(8))).isEqualTo(new Appended.Durable());
    log.abandon();

    assertThat(recoveredState(small(directory))).isEqualTo(crowd.merge(own(8)));
  }

  @Test
  void aLargeStateIsNotWrittenAnewAtEachAppend() {
    var log = WriteAheadLog.open(small(directory));
    log.begin(OWN, crowd(1_000));
    var first = segments(directory);

    for (int i = 1; i <= 300; i++) {
      log.append(OWN, own(i));
    }

    assertThat(segments(directory)).isEqualTo(first);
    log.abandon();
  }

  @Test
  void aLogBelongsToOneNode() {
    begun(small(directory)).abandon();

    assertThatThrownBy(
            () -> WriteAheadLog.open(new WalSettings(directory, "n2", CounterRule.PN, 4_096)))
        .isInstanceOf(WalException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageContaining("belongs to node n1, not to n2");
  }

  @Test
  void aLogBelongsToOneRule() {
    begun(small(directory)).abandon();

    assertThatThrownBy(
            () -> WriteAheadLog.open(new WalSettings(directory, "n1", CounterRule.PART0, 4_096)))
        .isInstanceOf(WalException.class)
        .hasMessageContaining("was written under the rule PN, not PART0");
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsRefused() throws IOException {
    var file = Files.writeString(directory.resolve("file"), "text");

    assertThatThrownBy(() -> WriteAheadLog.open(small(file)))
        .isInstanceOf(WalException.class)
        .hasMessageContaining(file + " can't be used");
  }

  @Test
  void aLinkToNowhereIsRefusedAndALinkToADirectoryIsFollowed() throws IOException {
    var target = directory.resolve("target");
    var link = Files.createSymbolicLink(directory.resolve("link"), target);

    assertThatThrownBy(() -> WriteAheadLog.open(small(link))).isInstanceOf(WalException.class);
    Files.createDirectory(target);
    begun(small(link)).abandon();

    assertThat(segments(target)).hasSize(1);
  }

  @Test
  void aDirectoryInPlaceOfASegmentIsRefused() throws IOException {
    Files.createDirectory(directory.resolve(SegmentFiles.name(7)));

    assertThatThrownBy(() -> WriteAheadLog.open(small(directory)))
        .isInstanceOf(WalException.class)
        .hasMessageContaining("no regular file");
  }

  @Test
  void aFileOfAnotherVersionIsRefusedAndNotRepaired() throws IOException {
    begun(small(directory)).abandon();
    var bytes = Files.readAllBytes(segments(directory).getFirst());
    bytes[15] = 2;
    Files.write(segments(directory).getFirst(), bytes);

    assertThatThrownBy(() -> WriteAheadLog.open(small(directory)))
        .isInstanceOf(WalException.class)
        .hasMessageContaining("format version 2");
    assertThatThrownBy(() -> WriteAheadLog.repair(small(directory)))
        .isInstanceOf(WalException.class);
  }

  @Test
  void otherFilesInTheDirectoryAreLeftAlone() throws IOException {
    var note = Files.writeString(directory.resolve("segment-notes.txt"), "mine");

    begun(small(directory)).close(OWN, own(1));

    assertThat(note).hasContent("mine");
    assertThat(recoveredState(small(directory))).isEqualTo(own(1));
  }

  @Test
  void filesHaveTheSameNamesInACountryOfOtherDigits() {
    var home = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      begun(small(directory)).abandon();
    } finally {
      Locale.setDefault(home);
    }

    assertThat(segments(directory).getFirst().getFileName())
        .hasToString("segment-00000000000000000001.log");
  }

  @Test
  void aSegmentNumberBeyondAllCountingIsRefused() throws IOException {
    Files.createFile(directory.resolve("segment-99999999999999999999.log"));

    assertThatThrownBy(() -> WriteAheadLog.open(small(directory)))
        .isInstanceOf(WalException.class)
        .hasMessageContaining("no log counts that far");
  }

  @Test
  void aHalfMadeSegmentOfACrashIsIgnoredAndThenRemoved() throws IOException {
    var log = begun(small(directory));
    log.append(OWN, own(2));
    log.abandon();
    var halfMade = directory.resolve(SegmentFiles.name(9) + ".new");
    Files.write(halfMade, new byte[100]);

    assertThat(recoveredState(small(directory))).isEqualTo(own(2));
    assertThat(halfMade).exists();
    begun(small(directory)).abandon();

    assertThat(halfMade).doesNotExist();
    assertThat(recoveredState(small(directory))).isEqualTo(own(2));
  }

  @Test
  void aCrashBeforeTheOldSegmentWasDeletedLeavesBothAndTheNewerCounts() {
    var disk = new FaultyDisk();
    var log = begun(small(directory), disk);
    disk.failDeletes();
    for (int i = 1; i <= 100; i++) {
      log.append(OWN, own(i));
    }
    log.abandon();

    assertThat(segments(directory)).hasSize(2);
    assertThat(recoveredState(small(directory))).isEqualTo(own(100));
  }

  @Test
  void aClosedLogTakesNoMore() {
    var log = begun(small(directory));
    log.abandon();

    assertThat(log.append(OWN, own(1))).isEqualTo(new Appended.NotWritten("the log is closed"));
    assertThat(recoveredState(small(directory))).isEqualTo(PnCounter.empty());
  }

  @Test
  void anAppendBeforeTheBeginningBreaksTheContract() {
    var log = WriteAheadLog.open(small(directory));

    assertThatThrownBy(() -> log.append(PEER, own(1))).isInstanceOf(ContractViolation.class);
    log.abandon();
  }

  private static long bytesOf(Path directory) throws IOException {
    long sum = 0;
    for (var file : segments(directory)) {
      sum += Files.size(file);
    }
    return sum;
  }
}
