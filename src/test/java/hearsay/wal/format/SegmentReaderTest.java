package hearsay.wal.format;

import static hearsay.wal.format.SegmentBytes.OWN;
import static hearsay.wal.format.SegmentBytes.begun;
import static hearsay.wal.format.SegmentBytes.own;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import hearsay.wal.format.SegmentReading.Ending;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class SegmentReaderTest {
  @Test
  void whatWasWrittenIsReadBack() {
    var entries = new TreeMap<ActorId, Tally>();
    entries.put(new ActorId("Ω-łódź-😀", -1), new Tally(Tally.MAX, 0));
    entries.put(new ActorId("n".repeat(255), 0), new Tally(0, Tally.MAX));
    var segment = begun().change(own(1)).change(PnCounter.of(entries)).change(own(2));
    var state = segment.empty();

    var reading = segment.read(state);

    assertThat(reading).isEqualTo(new SegmentReading(4, 104, segment.end(), new Ending.Clean()));
    assertThat(state.state()).isEqualTo(PnCounter.of(entries).merge(own(2)));
    assertThat(state.actor()).contains(OWN);
  }

  @Test
  void thePartZeroCounterIsReadBackUnsigned() {
    var last = new VersionedCounter(-1, -1);
    var segment =
        new SegmentBytes(CounterRule.PART0, 0).snapshot(OWN, VersionedCounter.ZERO).change(last);
    var state = segment.empty();

    assertThat(segment.read(state).ending()).isEqualTo(new Ending.Clean());
    assertThat(state.state()).isEqualTo(last);
  }

  @Test
  void aSnapshotOfARepairNamesNoActor() {
    var segment = new SegmentBytes(CounterRule.PN, 0).snapshot(null, own(3));
    var state = segment.empty();

    assertThat(segment.read(state).ending()).isEqualTo(new Ending.Clean());
    assertThat(state.actor()).isEmpty();
    assertThat(state.state()).isEqualTo(own(3));
  }

  @Test
  void aDamagedLastRecordIsATornTail() {
    var segment = begun().change(own(1));
    int last = segment.end();
    segment.change(own(2)).flip(last + 20);
    var state = segment.empty();

    var reading = segment.read(state);

    assertThat(reading.end()).isEqualTo(last);
    assertThat(reading.ending())
        .isInstanceOfSatisfying(
            Ending.Torn.class,
            torn -> assertThat(torn.what()).isEqualTo("does not fit its checksum"));
    assertThat(state.state()).isEqualTo(own(1));
  }

  @Test
  void aDamagedRecordBeforeAWholeOneIsDamage() {
    var segment = begun();
    int first = segment.end();
    segment.change(own(1));
    int second = segment.end();
    segment.change(own(2)).flip(first + 3);

    assertThat(segment.read(segment.empty()).ending())
        .isEqualTo(
            new Ending.Damaged(
                "does not fit its checksum, and a whole record follows at offset " + second));
  }

  @Test
  void aRecordThatWasWipedOutBeforeAWholeOneIsDamage() {
    var segment = begun().skipSequence().raw(new byte[64]).change(own(2));

    assertThat(segment.read(segment.empty()).ending()).isInstanceOf(Ending.Damaged.class);
  }

  @Test
  void aLengthIsNeverBelieved() {
    for (int length : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 4_096, 1 << 30}) {
      var segment = begun();
      segment.raw(ByteBuffer.allocate(24).putInt(1).putInt(length).putLong(101).array());

      assertThat(segment.read(segment.empty()).ending())
          .as("length %d", length)
          .isInstanceOfSatisfying(
              Ending.Torn.class,
              torn ->
                  assertThat(torn.what()).isEqualTo("has a length that no record here can have"));
    }
  }

  @Test
  void aRecordOfAnotherSegmentDoesNotPass() {
    var segment = begun().strayed(own(1));
    var state = segment.empty();

    assertThat(segment.read(state).ending()).isInstanceOf(Ending.Torn.class);
    assertThat(state.state()).isEqualTo(PnCounter.empty());
  }

  @Test
  void aGapInTheSequenceIsDamage() {
    var segment = begun().skipSequence().change(own(1));

    assertThat(segment.read(segment.empty()).ending())
        .isEqualTo(new Ending.Damaged("has sequence 102 where 101 follows"));
  }

  @Test
  void aSegmentBeginsWithASnapshotAndHasNoSecond() {
    var without = new SegmentBytes(CounterRule.PN, 0).change(own(1));
    var two = begun().snapshot(OWN, own(1));

    assertThat(without.read(without.empty()).ending()).isInstanceOf(Ending.Damaged.class);
    assertThat(two.read(two.empty()).ending())
        .isEqualTo(new Ending.Damaged("fits its checksum, but says what no record here says"));
  }

  @Test
  void aDamagedSnapshotIsNeverATornTail() {
    var segment = begun();
    segment.flip(segment.end() - 10);

    assertThat(segment.read(segment.empty()).ending())
        .isInstanceOfSatisfying(
            Ending.Damaged.class, damaged -> assertThat(damaged.what()).contains("the snapshot"));
  }

  @Test
  void aBodyThatSaysNonsenseUnderAFittingChecksumIsDamage() {
    var own = ByteBuffer.allocate(11).put((byte) 2).put(new byte[] {'n', '1'}).putLong(1).array();
    byte[][] bodies = {
      {2, 'n'},
      {0},
      concat(own),
      concat(own, new byte[] {-1, -1, -1, -1}),
      concat(own, new byte[] {0, 0, 0, 2}, own, new byte[16]),
      concat(own, new byte[] {0, 0, 0, 1}, own, new byte[16]),
      concat(own, new byte[] {0, 0, 0, 1}, own, new byte[] {-1}, new byte[15]),
      concat(own, new byte[] {0, 0, 0, 0, 7}),
      concat(new byte[] {1, -1}, new byte[8], new byte[4]),
    };
    for (var body : bodies) {
      var segment = begun().raw(record(101, Layout.PN_CHANGE, body));

      assertThat(segment.read(segment.empty()).ending())
          .as("body of %d bytes", body.length)
          .isEqualTo(new Ending.Damaged("fits its checksum, but says what no record here says"));
    }
  }

  @Test
  void bytesMadeToLookLikeRecordsAreNotSearchedForHours() {
    var segment = begun().raw(new byte[24]);
    while (segment.end() + 24 < SegmentBytes.SIZE) {
      int length = SegmentBytes.SIZE - segment.end() - Layout.BODY_AT - 8;
      segment.raw(
          ByteBuffer.allocate(24).putInt(9).putInt(length).putLong(101).put((byte) 2).array());
    }

    assertThat(segment.read(segment.empty()).ending())
        .isInstanceOfSatisfying(
            Ending.Damaged.class,
            damaged -> assertThat(damaged.what()).contains("too much that looks like records"));
  }

  private static byte[] record(long sequence, byte type, byte[] body) {
    int length = (int) Layout.aligned(Layout.BODY_AT + (long) body.length);
    var out = ByteBuffer.allocate(Math.max(length, Layout.MIN_RECORD_BYTES));
    out.putInt(0).putInt(body.length).putLong(sequence).put(type).put(body);
    var crc = new CRC32C();
    crc.update(out.array(), 4, length - 4);
    return out.putInt(0, (int) crc.getValue() ^ SegmentBytes.NUMBER).array();
  }

  private static byte[] concat(byte[]... parts) {
    var all = ByteBuffer.allocate(1_000);
    for (var part : parts) {
      all.put(part);
    }
    return Arrays.copyOf(all.array(), all.position());
  }
}
