package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.protocol.PeerAddress;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WhyTextTest {
  private final Journal journal = new Journal(() -> 0);

  @Test
  void whereNobodyRunsNobodyHoldsAnything() {
    journal.append(new JournalEvent.ClusterStarted(CounterRule.PN, "mesh", 1, 1));

    assertThat(why().lines()).containsExactly("No node runs, so none holds or lacks anything.");
  }

  @Test
  void whereAllIsWellAllHoldEverything() {
    start(3);

    assertThat(why().lines())
        .containsExactly("Every running node holds every acknowledged operation.");
  }

  @Test
  void whoLacksWhatIsSaidInOneLineHoweverManyTheyAre() {
    start(20);
    var actor = new ActorId("n1", 1);
    var after = PnCounter.empty().plus(actor, 1, 0);
    journal.append(new JournalEvent.OperationsApplied("n1", 1, 0, PnCounter.empty(), after));

    assertThat(why().lines())
        .containsExactly(
            "n2, n3, n4, n5, n6 and 14 more lack +1 of n1, since 0:00;"
                + " never in contact with a holder");
  }

  private void start(int nodes) {
    journal.append(new JournalEvent.ClusterStarted(CounterRule.PN, "mesh", 1, 1));
    IntStream.rangeClosed(1, nodes)
        .forEach(
            i ->
                journal.append(
                    new JournalEvent.NodeStarted(
                        "n" + i,
                        new PeerAddress("127.0.0.1", 20_000 + i),
                        new ActorId("n" + i, 1),
                        PnCounter.empty(),
                        false)));
  }

  private WhyText why() {
    ClusterSnapshot snapshot = journal.latest();
    return WhyText.of(snapshot, new Moments(journal, System.currentTimeMillis()), 0);
  }
}
