package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.VersionedCounter;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.protocol.PeerAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComebacksTest {
  private final Journal journal = new Journal(() -> 0);
  private final Captions captions = new Captions();
  private final Notices notices = new Notices();
  private final Comebacks comebacks = new Comebacks(captions, notices);
  private long read;

  @Test
  void aFirstStartIsNoComeback() {
    begin(CounterRule.PN, false);

    assertThat(caption().isShown()).isFalse();
  }

  @Test
  void aCrashOffersARestart() {
    begin(CounterRule.PN, false);

    crash("n2");

    assertThat(caption())
        .isEqualTo(new Caption("n2 crashed: sockets reset", new Caption.Restart("n2")));
    assertThat(caption().actionWords()).isEqualTo("Restart n2");
  }

  @Test
  void withALogItSaysWhatTheNodeStillHolds() {
    begin(CounterRule.PN, true);
    crash("n2");

    start("n2", PnCounter.empty().plus(new ActorId("n2", 1), 4, 1));

    assertThat(caption().text()).isEqualTo("n2 is back with 5 operations from its log");
  }

  @Test
  void withoutALogItIsEmptyAndFilledByItsPeers() {
    begin(CounterRule.PN, false);
    start("n1", PnCounter.empty().plus(new ActorId("n1", 1), 4, 1));
    crash("n2");

    start("n2", PnCounter.empty());

    assertThat(caption().text())
        .isEqualTo("n2 is back, empty, as a new incarnation; its peers fill it");
  }

  @Test
  void whereNobodyKnowsAnythingNobodyFillsIt() {
    begin(CounterRule.PN, false);
    crash("n2");

    start("n2", PnCounter.empty());

    assertThat(caption().text()).isEqualTo("n2 is back, empty, as a new incarnation");
  }

  @Test
  void whereNobodyElseRunsNobodyFillsIt() {
    begin(CounterRule.PN, false);
    crash("n1");
    crash("n2");

    start("n2", PnCounter.empty());

    assertThat(caption().text()).isEqualTo("n2 is back, empty, as a new incarnation");
  }

  @Test
  void partZeroKnowsNoIncarnations() {
    begin(CounterRule.PART0, false);
    start("n1", VersionedCounter.ZERO.increment());
    crash("n2");

    start("n2", VersionedCounter.ZERO);

    assertThat(caption().text()).isEqualTo("n2 is back, empty; its peers fill it");
  }

  @Test
  void amnesiaIsSaidAsItIs() {
    begin(CounterRule.PN, false);
    append(new JournalEvent.AmnesiaChanged(true));
    crash("n2");

    start("n2", PnCounter.empty());

    assertThat(caption().text()).isEqualTo("n2 is back with its old name and no memory");
  }

  @Test
  void aTornTailIsTold() {
    begin(CounterRule.PN, true);

    append(new JournalEvent.LogRecovered("n1", 3, "half a record at the end"));

    assertThat(notices.shown())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.text())
                  .isEqualTo("n1's log did not end well: half a record at the end");
              assertThat(notice.isCalm()).isTrue();
            });
  }

  private void begin(CounterRule rule, boolean isLogged) {
    append(new JournalEvent.ClusterStarted(rule, "mesh", 1, 1, isLogged));
    CounterState empty = rule == CounterRule.PN ? PnCounter.empty() : VersionedCounter.ZERO;
    start("n1", empty);
    start("n2", empty);
    append(
        new JournalEvent.TopologyChanged(
            "mesh", Set.of(new Link("n1", "n2"), new Link("n2", "n1"))));
  }

  private void start(String node, CounterState state) {
    append(
        new JournalEvent.NodeStarted(
            node, new PeerAddress("127.0.0.1", 20_000), new ActorId(node, 1), state, false));
  }

  private void crash(String node) {
    append(new JournalEvent.NodeCrashed(node));
  }

  private void append(JournalEvent event) {
    journal.append(event);
    var fresh = journal.read(read, 10);
    read = journal.end();
    comebacks.pulsed(journal.latest(), fresh);
  }

  private Caption caption() {
    return captions.currentProperty().get();
  }
}
