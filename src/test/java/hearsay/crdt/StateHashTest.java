package hearsay.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The expected values come from the Python of [StateHash]'s description.
class StateHashTest {
  @Test
  void documentedVectorHolds() {
    var state =
        PnCounter.empty()
            .plus(new ActorId("n1", 1), 3, 0)
            .plus(new ActorId("n2", 0xfedcba9876543210L), 5, 2);

    assertThat(state.hash()).hasToString("e86c814ed50e6623203f6f4c5f7e8335");
  }

  @Test
  void namesCountAsUtf8() {
    assertThat(PnCounter.of(new ActorId("ü", 7), new Tally(Tally.MAX, 1)).hash())
        .hasToString("ad9f04a32758b897ca65de8d02bd4a6f");
  }

  @Test
  void versionedCounterHasItsOwn() {
    assertThat(new VersionedCounter(9, 3).hash()).hasToString("1f19b669ed0688ec910a2dec89025cc1");
    assertThat(new VersionedCounter(3, 9).hash()).isNotEqualTo(new VersionedCounter(9, 3).hash());
  }
}
