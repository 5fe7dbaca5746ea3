package hearsay.wal;

import static hearsay.wal.Logs.OWN;
import static hearsay.wal.Logs.begun;
import static hearsay.wal.Logs.own;
import static hearsay.wal.Logs.recovered;
import static hearsay.wal.Logs.segments;
import static hearsay.wal.Logs.small;
import static hearsay.wal.Logs.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// At every byte of a log of two segments. The older one is there as after a crash between the
/// making of the newer and its own deletion.
class DamageTest {
  private static final int RECORDS = 75;

  @TempDir Path directory;

  /// Every state that was ever acknowledged, the empty one included.
  private final Set<CounterState> history = new HashSet<>();

  private final FilesInMemory files = new FilesInMemory();

  private Path older;
  private Path newest;
  private byte[] whole;
  private int contentBytes;

  @BeforeEach
  void writeALog() throws IOException {
    var disk = new FaultyDisk();
    var log = begun(small(directory), disk);
    disk.failDeletes();
    history.add(PnCounter.empty());
    for (int i = 1; i <= RECORDS; i++) {
      var state = i % 7 == 0 ? state(i, i) : own(i);
      log.append(OWN, state);
      history.add(state(i, i - i % 7));
    }
    log.abandon();
    assertThat(segments(directory)).as("the log has two segments").hasSize(2);
    older = segments(directory).getFirst();
    newest = segments(directory).getLast();
    whole = Files.readAllBytes(newest);
    contentBytes = whole.length;
    while (whole[contentBytes - 1] == 0) {
      contentBytes--;
    }
    files.put(older.getFileName().toString(), Files.readAllBytes(older));
    put(whole);
  }

  @Test
  void cutAnywhereItGivesAPrefixOfTheHistoryOrRefuses() {
    for (int at = 0; at < whole.length; at++) {
      put(Arrays.copyOf(whole, at));

      check("cut at " + at);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0x55, 0xff})
  void flippedAnywhereItGivesAPrefixOfTheHistoryOrRefuses(int bits) {
    for (int at = 0; at < whole.length; at++) {
      var flipped = whole.clone();
      flipped[at] ^= (byte) bits;
      put(flipped);

      check("bits %x flipped at %d".formatted(bits, at));
    }
  }

  @Test
  void damageToAnOlderSegmentDoesNotMatter() throws IOException {
    var bytes = Files.readAllBytes(older);
    for (int at = 0; at < bytes.length; at++) {
      var flipped = bytes.clone();
      flipped[at] ^= 0x10;
      files.put(older.getFileName().toString(), flipped);

      assertThat(read().state()).isEqualTo(state(RECORDS, 70));
    }
  }

  @Test
  void damageBeforeTheLastRecordIsRefusedByNameAndPlace() throws IOException {
    var flipped = whole.clone();
    flipped[contentBytes / 2] ^= 1;
    Files.write(newest, flipped);

    assertThatThrownBy(() -> WriteAheadLog.open(small(directory)))
        .isInstanceOf(WalException.class)
        .hasMessageContaining(newest.toString())
        .hasMessageContaining("at offset")
        .hasMessageContaining("does not fit its checksum")
        .hasMessageContaining("--repair");
    assertThat(Files.readAllBytes(newest)).as("the file is untouched").isEqualTo(flipped);
  }

  @Test
  void whateverOfTheLastRecordReachedTheDiskTheOthersAreThere() {
    int last = startOfLastRecord();
    for (int at = last; at < contentBytes; at++) {
      var torn = whole.clone();
      Arrays.fill(torn, at, whole.length, (byte) 0);
      put(torn);

      var recovery = read();

      assertThat(recovery.state()).isEqualTo(state(RECORDS - 1, 70));
      assertThat(recovery.actor()).contains(OWN);
      boolean isAnythingLeft = at > last;
      assertThat(!recovery.dropped().isEmpty())
          .as("says that something was dropped, torn at %d: %s", at, recovery.dropped())
          .isEqualTo(isAnythingLeft && !isZero(torn, last, at));
    }
  }

  @Test
  void garbageInTheTailIsDroppedAndSaid() {
    var random = new Random(5);
    for (int round = 0; round < 200; round++) {
      var garbage = whole.clone();
      int from = contentBytes + 8 + random.nextInt(whole.length - contentBytes - 300);
      for (int i = from; i < from + 256; i++) {
        garbage[i] = (byte) random.nextInt(256);
      }
      put(garbage);

      var recovery = read();

      assertThat(recovery.state()).as("round %d", round).isEqualTo(state(RECORDS, 70));
      assertThat(recovery.dropped()).contains(newest.getFileName().toString());
    }
  }

  @Test
  void aFileCutShortTakesANewIncarnation() throws IOException {
    Files.write(newest, Arrays.copyOf(whole, startOfLastRecord()));

    var recovery = recovered(small(directory));

    assertThat(recovery.state()).isEqualTo(state(RECORDS - 1, 70));
    assertThat(recovery.actor()).isEmpty();
    assertThat(recovery.dropped()).contains("bytes shorter than it was made");
  }

  @Test
  void aFileOfZerosOrOfAnythingElseIsRefused() throws IOException {
    Files.write(newest, new byte[4_096]);
    assertThatThrownBy(() -> WriteAheadLog.open(small(directory)))
        .isInstanceOf(WalException.class)
        .hasMessageContaining("header is not that of a Hearsay log");

    Files.write(newest, new byte[0]);
    assertThatThrownBy(() -> WriteAheadLog.open(small(directory)))
        .isInstanceOf(WalException.class)
        .hasMessageContaining("header is missing");
  }

  private void check(String damage) {
    try {
      var recovery = read();
      assertThat(history).as(damage).contains(recovery.state());
    } catch (WalException refused) {
      assertThat(refused).as(damage).hasMessageContaining(newest.toString());
    } catch (RuntimeException other) {
      fail(damage, other);
    }
  }

  private void put(byte[] bytes) {
    files.put(newest.getFileName().toString(), bytes);
  }

  private Recovery read() {
    var log = WriteAheadLog.open(small(directory), files);
    log.abandon();
    return log.recovery();
  }

  /// The last byte of the last record that is not zero is that of its one increment total: behind
  /// 17 fixed bytes, the own actor (11), a count, the entry's actor, and 8.
  private int startOfLastRecord() {
    return contentBytes - (17 + 11 + 4 + 11 + 8);
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
