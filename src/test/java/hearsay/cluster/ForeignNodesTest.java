package hearsay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.PnCounter;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.protocol.PeerAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForeignNodesTest {
  private static final PeerAddress OWN = new PeerAddress("127.0.0.1", 1);
  private static final PeerAddress STRANGER = new PeerAddress("10.0.0.7", 7_000);
  private static final String NAME = "10.0.0.7:7000";
  private static final long LATER = 2 * ForeignNodes.ABSENCE_NANOS;

  private final Journal journal = new Journal(() -> 0);
  private final NodeNames names = new NodeNames();
  private final ForeignNodes foreign = new ForeignNodes(names, journal, PnCounter.empty());

  /// Who came and went.
  private List<JournalEvent> events() {
    return journal.read(0, Integer.MAX_VALUE).stream()
        .map(JournalEntry::event)
        .filter(event -> !(event instanceof JournalEvent.LinkFaultsChanged))
        .filter(event -> !(event instanceof JournalEvent.DiscoveryListed))
        .toList();
  }

  @Test
  void aNodeIsIntroducedOnceHoweverManyConnectionsItOpens() {
    foreign.opened(-1, STRANGER, "n1");
    foreign.opened(-2, STRANGER, "n1");

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
    foreign.opened(-1, STRANGER, "n1");
    foreign.opened(-2, STRANGER, "n1");
    foreign.ended(-1, STRANGER, 0);
    foreign.sayGoodbye(LATER, link -> false);
    assertThat(foreign.isPresent(STRANGER)).isTrue();

    foreign.ended(-2, STRANGER, LATER);
    foreign.sayGoodbye(LATER + ForeignNodes.ABSENCE_NANOS, link -> false);
    assertThat(foreign.isPresent(STRANGER)).isTrue();
    foreign.sayGoodbye(LATER + ForeignNodes.ABSENCE_NANOS + 1, link -> false);

    assertThat(foreign.isPresent(STRANGER)).isFalse();
    assertThat(events()).hasSize(2).endsWith(new JournalEvent.NodeRemoved("10.0.0.7:7000"));
  }

  @Test
  void aNodeThatDialsAgainInTimeStays() {
    foreign.opened(-1, STRANGER, "n1");
    foreign.ended(-1, STRANGER, 0);
    foreign.opened(-2, STRANGER, "n1");

    foreign.sayGoodbye(LATER, link -> false);

    assertThat(events()).hasSize(1);
  }

  @Test
  void whoPretendsToBeANodeOfThisClusterIsNotIntroduced() {
    names.add(OWN, "n1");

    foreign.opened(-1, OWN, "n1");
    foreign.ended(-1, OWN, 0);
    foreign.sayGoodbye(LATER, link -> false);

    assertThat(events()).isEmpty();
  }

  @Test
  void thereIsRoomForSoManyUntilOneGoes() {
    for (var port = 1; port <= ForeignNodes.MAX + 1; port++) {
      foreign.opened(-port, new PeerAddress("10.0.0.7", port), "n1");
    }
    assertThat(events()).hasSize(ForeignNodes.MAX);

    foreign.ended(-1, new PeerAddress("10.0.0.7", 1), 0);
    foreign.sayGoodbye(LATER, link -> false);
    foreign.opened(-9_999, STRANGER, "n1");

    assertThat(foreign.isPresent(STRANGER)).isTrue();
  }

  @Test
  void itIsLinkedBothWaysWithTheNodesItDials() {
    foreign.opened(-1, STRANGER, "n1");
    foreign.opened(-2, STRANGER, "n1");
    foreign.opened(-3, STRANGER, "n2");

    var snapshot = ClusterSnapshot.EMPTY.with(journal.read(0, Integer.MAX_VALUE));
    assertThat(foreign.links())
        .containsExactlyInAnyOrder(
            new Link("n1", NAME), new Link(NAME, "n1"), new Link("n2", NAME), new Link(NAME, "n2"));
    assertThat(foreign.neighbours("n2")).containsExactly(STRANGER);
    assertThat(foreign.takeMeetings())
        .extracting(ForeignNodes.Meeting::own)
        .containsExactly("n1", "n2");
    assertThat(foreign.takeMeetings()).isEmpty();
    assertThat(snapshot.node(NAME).orElseThrow().isForeign()).isTrue();
  }

  @Test
  void whoIsListedIsPresentBeforeItSpeaksAndStaysForAsLongAsItIsListed() {
    foreign.listed(List.of(STRANGER), 0);
    foreign.sayGoodbye(LATER, link -> false);
    assertThat(foreign.listed()).containsExactly(STRANGER);

    foreign.listed(List.of(), LATER);
    foreign.sayGoodbye(LATER + ForeignNodes.ABSENCE_NANOS, link -> false);
    assertThat(foreign.isPresent(STRANGER)).isTrue();
    foreign.sayGoodbye(LATER + ForeignNodes.ABSENCE_NANOS + 1, link -> false);

    assertThat(foreign.isPresent(STRANGER)).isFalse();
  }

  @Test
  void whatTheListSaysIsToldWhenItChangesAndAgainByANewServer() {
    foreign.listed(List.of(STRANGER), 0);
    foreign.listed(List.of(STRANGER), 1);
    assertThat(told()).containsExactly(true);

    foreign.listed(List.of(), 2);
    foreign.listed(List.of(STRANGER), 3);
    assertThat(told()).containsExactly(true, false, true);

    foreign.forgetList();
    foreign.listed(List.of(STRANGER), 4);
    assertThat(told()).containsExactly(true, false, true, true);
  }

  private List<Boolean> told() {
    return journal.read(0, Integer.MAX_VALUE).stream()
        .map(JournalEntry::event)
        .filter(JournalEvent.DiscoveryListed.class::isInstance)
        .map(event -> ((JournalEvent.DiscoveryListed) event).isListed())
        .toList();
  }

  @Test
  void whoIsOnTheListNoMoreStaysWhileItIsHeard() {
    foreign.listed(List.of(STRANGER), 0);
    foreign.opened(-1, STRANGER, "n1");
    foreign.listed(List.of(), 0);

    foreign.sayGoodbye(LATER, link -> false);

    assertThat(foreign.isPresent(STRANGER)).isTrue();
  }

  @Test
  void whoIsCutOffStaysAsNobodyCanTellWhetherItHasGone() {
    foreign.opened(-1, STRANGER, "n1");
    foreign.ended(-1, STRANGER, 0);

    foreign.sayGoodbye(LATER, new Link(NAME, "n1")::equals);
    assertThat(foreign.isPresent(STRANGER)).isTrue();

    assertThat(foreign.sayGoodbye(LATER, link -> false))
        .containsExactly(new ForeignNodes.Departure(STRANGER, Set.of("n1")));
  }

  @Test
  void anOwnNodeOnTheListIsNoStrangerByWhateverName() {
    names.add(OWN, "n1");

    foreign.listed(List.of(OWN, new PeerAddress("localhost", 1), new PeerAddress("::1", 1)), 0);

    assertThat(events()).isEmpty();
  }

  @Test
  void aNodeOfOursThatIsRemovedTakesItsLinksAlong() {
    foreign.opened(-1, STRANGER, "n1");

    foreign.forgetOwn("n1");

    assertThat(foreign.links()).isEmpty();
    assertThat(foreign.takeMeetings()).isEmpty();
  }
}
