package hearsay.wal.format;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RecordWriterTest {
  /// The example of the package's description.
  @Test
  void aRecordLooksAsItIsDescribed() {
    var own = new ActorId("n1", 1);
    var record = new RecordWriter().change(2, 9, own, PnCounter.of(own, new Tally(300, 2)));

    var bytes = new byte[record.remaining()];
    record.get(bytes);

    assertThat(HexFormat.of().formatHex(bytes, 4, bytes.length))
        .isEqualTo(
            "0000002a"
                + "0000000000000009"
                + "02"
                + "026e310000000000000001"
                + "00000001"
                + "026e310000000000000001"
                + "000000000000012c"
                + "0000000000000002"
                + "0000000000");
    assertThat(HexFormat.of().formatHex(bytes, 0, 4)).isEqualTo("98e8b7db");
  }
}
