package hearsay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.PnCounter;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.protocol.PeerAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForeignNodesTest {
  private static final PeerAddress OWN = new PeerAddress("127.0.0.1", 1);
  private static final PeerAddress STRANGER = new PeerAddress("10.0.0.7", 7_000);
  private static final long LATER = 2 * ForeignNodes.ABSENCE_NANOS;

  private final Journal journal = new Journal(() -> 0);
  private final NodeNames names = new NodeNames();
  private final ForeignNodes foreign = new ForeignNodes(names, journal, PnCounter.empty());

  private List<JournalEvent> events() {
    return journal.read(0, Integer.MAX_VALUE).stream().map(JournalEntry::event).toList();
  }

  @Test
  void aNodeIsIntroducedOnceHoweverManyConnectionsItOpens() {
    foreign.opened(-1, STRANGER);
    foreign.opened(-2, STRANGER);

    assertThat(events())
        .singleElement()
        .isInstanceOfSatisfying(
            JournalEvent.NodeStarted.class,
            started -> {
              assertThat(started.node()).isEqualTo("10.0.0.7:7000");
              assertThat(started.isForeign()).isTrue();
            });
  }

  @Test
  void aNodeGoesSomeSecondsAfterItsLastConnectionEnded() {
    foreign.opened(-1, STRANGER);
    foreign.opened(-2, STRANGER);
    foreign.ended(-1, STRANGER, 0);
    foreign.sayGoodbye(LATER);
    assertThat(foreign.isPresent(STRANGER)).isTrue();

    foreign.ended(-2, STRANGER, LATER);
    foreign.sayGoodbye(LATER + ForeignNodes.ABSENCE_NANOS);
    assertThat(foreign.isPresent(STRANGER)).isTrue();
    foreign.sayGoodbye(LATER + ForeignNodes.ABSENCE_NANOS + 1);

    assertThat(foreign.isPresent(STRANGER)).isFalse();
    assertThat(events()).hasSize(2).endsWith(new JournalEvent.NodeRemoved("10.0.0.7:7000"));
  }

  @Test
  void aNodeThatDialsAgainInTimeStays() {
    foreign.opened(-1, STRANGER);
    foreign.ended(-1, STRANGER, 0);
    foreign.opened(-2, STRANGER);

    foreign.sayGoodbye(LATER);

    assertThat(events()).hasSize(1);
  }

  @Test
  void whoPretendsToBeANodeOfThisClusterIsNotIntroduced() {
    names.add(OWN, "n1");

    foreign.opened(-1, OWN);
    foreign.ended(-1, OWN, 0);
    foreign.sayGoodbye(LATER);

    assertThat(events()).isEmpty();
  }

  @Test
  void thereIsRoomForSoManyUntilOneGoes() {
    for (var port = 1; port <= ForeignNodes.MAX + 1; port++) {
      foreign.opened(-port, new PeerAddress("10.0.0.7", port));
    }
    assertThat(events()).hasSize(ForeignNodes.MAX);

    foreign.ended(-1, new PeerAddress("10.0.0.7", 1), 0);
    foreign.sayGoodbye(LATER);
    foreign.opened(-9_999, STRANGER);

    assertThat(foreign.isPresent(STRANGER)).isTrue();
  }
}
