package hearsay.wal.format;

import static hearsay.wal.format.SegmentBytes.NUMBER;
import static hearsay.wal.format.SegmentBytes.OWN;
import static hearsay.wal.format.SegmentBytes.PEER;
import static hearsay.wal.format.SegmentBytes.begun;
import static hearsay.wal.format.SegmentBytes.own;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.wal.format.SegmentSalvage.Salvaged;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentSalvageTest {
  @Test
  void aWholeSegmentIsSavedCompletely() {
    var segment = begun().change(own(1)).change(own(2));
    var state = segment.empty();

    assertThat(salvage(segment, state)).isEqualTo(new Salvaged(3, 103, true));
    assertThat(state.state()).isEqualTo(own(2));
  }

  @Test
  void recordsOnBothSidesOfTheDamageAreSaved() {
    var peer = PnCounter.of(PEER, new Tally(9, 0));
    var segment = begun().change(peer);
    int damaged = segment.end();
    segment.change(own(1)).change(own(2)).flip(damaged + 5);
    var state = segment.empty();

    assertThat(salvage(segment, state)).isEqualTo(new Salvaged(3, 104, false));
    assertThat(state.state()).isEqualTo(peer.merge(own(2)));
  }

  @Test
  void withoutAHeaderTheNumberOfTheFileServes() {
    var segment = begun().change(own(1)).flip(0);
    var state = segment.empty();

    assertThat(salvage(segment, state)).isEqualTo(new Salvaged(2, 102, true));
    assertThat(state.actor()).contains(OWN);
  }

  @Test
  void somethingBehindTheLastRecordMakesItIncomplete() {
    var segment = begun().change(own(1)).raw((byte) 1);

    assertThat(salvage(segment, segment.empty()).isComplete()).isFalse();
  }

  @Test
  void aSnapshotReplacesWhatOlderSegmentsSaid() {
    var segment = begun().change(own(1));
    var state = segment.empty();
    state.replace(PEER, PnCounter.of(PEER, new Tally(4, 4)));

    salvage(segment, state);

    assertThat(state.state()).isEqualTo(own(1));
  }

  @Test
  void whatOlderSegmentsAlreadySaidIsNotReplayed() {
    var segment = begun().change(own(1));

    assertThat(SegmentSalvage.of(segment.all(), NUMBER, 500, segment.empty()))
        .isEqualTo(new Salvaged(0, 500, false));
  }

  @Test
  void randomBytesHoldNothing() {
    for (int seed = 0; seed < 200; seed++) {
      var bytes = new byte[4_096];
      new Random(seed).nextBytes(bytes);
      var state = new LoggedState(CounterRule.PN);

      var salvaged = SegmentSalvage.of(ByteBuffer.wrap(bytes), NUMBER, 0, state);

      assertThat(salvaged).as("seed %d", seed).isEqualTo(new Salvaged(0, 0, false));
      assertThat(state.state()).isEqualTo(PnCounter.empty());
    }
  }

  private static Salvaged salvage(SegmentBytes segment, LoggedState into) {
    return SegmentSalvage.of(segment.all(), NUMBER, 0, into);
  }
}
