package hearsay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import org.junit.jupiter.api.Test;

class LogContentTest {
  private static final ActorId SELF = new ActorId("n1", 1);
  private static final ActorId RENEWED = new ActorId("n1", 7);
  private static final ActorId OTHER = new ActorId("n2", 2);

  private static PnCounter entry(ActorId actor, long increments) {
    return PnCounter.of(actor, new Tally(increments, 0));
  }

  @Test
  void aRecordHoldsThePromiseAndWhatWasHeardSinceTheLast() {
    var content = new LogContent(SELF, entry(OTHER, 3));

    var nothingHeard = content.record(SELF, entry(SELF, 1), entry(OTHER, 3));
    var heard = content.record(SELF, entry(SELF, 1), entry(OTHER, 4));

    assertThat(nothingHeard).isEqualTo(entry(SELF, 1));
    assertThat(heard).isEqualTo(entry(SELF, 1).merge(entry(OTHER, 4)));
  }

  @Test
  void aKeptPromiseNeedsNoSecondRecord() {
    var content = new LogContent(SELF, PnCounter.empty());
    content.written(SELF, entry(SELF, 1), PnCounter.empty());

    assertThat(content.heard(SELF, entry(SELF, 1))).isNull();
    assertThat(content.heard(SELF, entry(SELF, 1).merge(entry(OTHER, 4))))
        .isEqualTo(entry(OTHER, 4));
  }

  @Test
  void aPromiseOfAnActorThatWasRenewedIsSetRight() {
    var content = new LogContent(SELF, entry(SELF, 10));
    content.written(SELF, entry(SELF, 13), entry(SELF, 10));

    assertThat(content.heard(RENEWED, entry(SELF, 12))).isEqualTo(entry(SELF, 12));
  }

  @Test
  void aNewActorIsNewsByItself() {
    var content = new LogContent(SELF, entry(SELF, 10));

    assertThat(content.heard(SELF, entry(SELF, 10))).isNull();
    assertThat(content.heard(RENEWED, entry(SELF, 10))).isEqualTo(PnCounter.empty());
  }

  @Test
  void underPart0ARecordIsTheWholeState() {
    var content = new LogContent(SELF, VersionedCounter.ZERO);
    var promised = new VersionedCounter(1, 1);
    var adopted = new VersionedCounter(5, 2);

    assertThat(content.record(SELF, promised, VersionedCounter.ZERO)).isEqualTo(promised);
    content.written(SELF, promised, VersionedCounter.ZERO);
    assertThat(content.heard(SELF, promised)).isNull();
    assertThat(content.heard(SELF, adopted)).isEqualTo(adopted);
  }
}
