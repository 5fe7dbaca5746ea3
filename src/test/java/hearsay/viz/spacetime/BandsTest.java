package hearsay.viz.spacetime;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.fault.LinkFaults;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Group;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BandsTest {
  private static final Group A = new Group(0, Set.of("n1"), Set.of());
  private static final Group B = new Group(1, Set.of("n2"), Set.of());

  private static JournalEntry entry(long position, long millis, JournalEvent event) {
    return new JournalEntry(position, millis * 1_000_000, millis, event);
  }

  private static JournalEvent cut() {
    return new JournalEvent.LinkFaultsChanged(new Link("n1", "n2"), LinkFaults.SEVERED);
  }

  @Test
  void cutsInAFlurryAreOnePartitionFromTheFirstOfThem() {
    var bands = new Bands(ClusterSnapshot.EMPTY, at -> at == 12 ? List.of(A, B) : List.of());

    bands.take(entry(10, 100, cut()));
    bands.take(entry(11, 101, cut()));
    bands.take(entry(12, 500, new JournalEvent.Warned("n1", "later")));

    assertThat(bands.bands()).hasSize(1);
    assertThat(bands.bands().getFirst().fromPosition()).isEqualTo(10);
    assertThat(bands.bands().getFirst().words()).isEqualTo("partition A | B");
    assertThat(bands.bands().getFirst().isOpen()).isTrue();
  }

  @Test
  void aPartitionEndsWhereItIsHealed() {
    var bands = new Bands(ClusterSnapshot.EMPTY, at -> at == 1 ? List.of(A, B) : List.of(A));

    bands.take(entry(0, 100, cut()));
    bands.take(entry(1, 900, cut()));
    bands.caughtUp(Long.MAX_VALUE);

    assertThat(bands.bands())
        .containsExactly(
            new Stretch(Stretch.Kind.PARTITION, 0, 100_000_000, 1, 900_000_000, "partition A | B"));
  }

  @Test
  void aChangeThatMayYetGoOnIsNotShown() {
    var bands = new Bands(ClusterSnapshot.EMPTY, _ -> List.of(A, B));

    bands.take(entry(0, 100, cut()));
    bands.caughtUp(150);

    assertThat(bands.bands()).isEmpty();
  }

  @Test
  void aOneWayCutSaysWhoHears() {
    var deaf = new Group(0, Set.of("n1"), Set.of());
    var hearing = new Group(1, Set.of("n2"), Set.of(0));

    assertThat(Bands.words(List.of(deaf, hearing))).isEqualTo("partition A | B, B hears A");
    assertThat(Bands.words(List.of(deaf))).isEmpty();
  }

  @Test
  void aPauseLastsUntilItIsOver() {
    var bands = new Bands(ClusterSnapshot.EMPTY, _ -> List.of());

    bands.take(entry(3, 100, new JournalEvent.Paused()));
    bands.take(entry(5, 900, new JournalEvent.Resumed()));

    assertThat(bands.bands())
        .containsExactly(new Stretch(Stretch.Kind.PAUSE, 3, 100_000_000, 5, 900_000_000, "paused"));
  }
}
