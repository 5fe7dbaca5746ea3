package hearsay.journal.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import hearsay.crdt.VersionedCounter;
import hearsay.fault.LinkFaults;
import hearsay.journal.FrameKey;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.journal.OperationLedger;
import hearsay.node.PeerState;
import hearsay.node.Reception;
import hearsay.protocol.Message;
import hearsay.protocol.MessageKind;
import hearsay.protocol.PeerAddress;
import hearsay.protocol.Summary;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventWordsTest {
  private static final ActorId N1 = new ActorId("n1", 1);
  private static final ActorId N2 = new ActorId("n2", 2);
  private static final PnCounter FOUR = PnCounter.of(N1, new Tally(5, 1));
  private static final VersionedCounter V3 = new VersionedCounter(3, 1);
  private static final PeerAddress ADDRESS = new PeerAddress("127.0.0.1", 7001);
  private static final Link LINK = new Link("n1", "n2");
  private static final FrameKey FRAME = new FrameKey(1, 2, 0);
  private static final FrameKey COPY = new FrameKey(1, 2, 1);

  private static JournalEvent sent(Message message) {
    return new JournalEvent.FrameSent(FRAME, LINK, message, 40);
  }

  private static JournalEvent delivered(FrameKey frame, Reception reception, String reason) {
    return new JournalEvent.FrameDelivered(
        frame, LINK, MessageKind.DELTA, reception, reason, PnCounter.empty(), FOUR);
  }

  private static JournalEvent faulty(LinkFaults faults) {
    return new JournalEvent.LinkFaultsChanged(LINK, faults);
  }

  static Stream<Arguments> events() {
    return Stream.of(operations(), frames(), nodes(), links(), rest()).flatMap(each -> each);
  }

  private static Stream<Arguments> operations() {
    return Stream.of(
        arguments(new JournalEvent.OperationClicked("n1", -1, 1), "−1 clicked at n1"),
        arguments(
            new JournalEvent.OperationsApplied("n1", 5, 1, PnCounter.empty(), FOUR),
            "n1 counts +5 −1, now 4"),
        arguments(
            new JournalEvent.OperationsRefused("n1", 0, 1, "the counter is 0"),
            "n1 refused −1: the counter is 0"),
        arguments(
            new JournalEvent.OperationsInDoubt("n1", 1, 0, "disk full"),
            "n1 does not know whether +1 is on its disk: disk full"));
  }

  private static Stream<Arguments> frames() {
    var summary = Summary.of(N1, FOUR);
    return Stream.of(
        arguments(sent(new Message.Delta(FOUR)), "n1 sends n2 a delta of 1 entry, 40 bytes"),
        arguments(
            sent(new Message.State(PnCounter.empty())),
            "n1 sends n2 a state of 0 entries, 40 bytes"),
        arguments(
            sent(new Message.Request(null, null, FOUR)),
            "n1 sends n2 a request with 1 entry, 40 bytes"),
        arguments(sent(new Message.Push(V3)), "n1 sends n2 a push of v3:1, 40 bytes"),
        arguments(sent(new Message.Pull(V3)), "n1 sends n2 a pull with v3:1, 40 bytes"),
        arguments(sent(new Message.Digest(summary)), "n1 sends n2 a digest of version 6, 40 bytes"),
        arguments(
            sent(new Message.DigestAck(summary)),
            "n1 sends n2 a digest-ack of version 6, 40 bytes"),
        arguments(sent(new Message.Prune(List.of(N1))), "n1 sends n2 a prune, 40 bytes"),
        arguments(sent(new Message.Graft(List.of(N1))), "n1 sends n2 a graft, 40 bytes"),
        arguments(
            new JournalEvent.FrameUnsent(LINK, MessageKind.DIGEST, "link cut"),
            "n1 could not send n2 a digest: link cut"),
        arguments(
            new JournalEvent.FrameHeld(COPY, LINK, MessageKind.DELTA, 1_500_000_000L),
            "A duplicate delta is on its way from n1 to n2 until 1.500 s"),
        arguments(delivered(FRAME, Reception.TAUGHT, ""), "n2 heard from n1 by delta, now 4"),
        arguments(
            delivered(COPY, Reception.KNEW, ""), "n2 learnt nothing from n1's duplicate delta"),
        arguments(
            delivered(FRAME, Reception.REFUSED, "version 3 is not higher"),
            "n2 refused n1's delta: version 3 is not higher"),
        arguments(
            delivered(FRAME, Reception.IGNORED, "another rule"),
            "n2 ignored n1's delta: another rule"),
        arguments(
            new JournalEvent.FrameLost(FRAME, LINK, "connection closed"),
            "A frame from n1 to n2 was lost: connection closed"));
  }

  private static Stream<Arguments> nodes() {
    return Stream.of(
        arguments(
            new JournalEvent.NodeStarted("n1", ADDRESS, N1, PnCounter.empty(), false),
            "n1 started at 127.0.0.1:7001, empty"),
        arguments(
            new JournalEvent.NodeStarted("n1", ADDRESS, N1, FOUR, false),
            "n1 started at 127.0.0.1:7001, with 4"),
        arguments(
            new JournalEvent.NodeStarted("127.0.0.1:9", ADDRESS, N1, FOUR, true),
            "Foreign node 127.0.0.1:9 came"),
        arguments(new JournalEvent.LogRecovered("n1", 1, ""), "n1 read 1 record of its log"),
        arguments(
            new JournalEvent.LogRecovered("n1", 7, "a torn record"),
            "n1 read 7 records of its log, but not all: a torn record"),
        arguments(
            new JournalEvent.LogAppended("n1", 3, N1, FOUR), "n1's log record 3 is on its disk"),
        arguments(new JournalEvent.NodeCrashed("n1"), "n1 crashed"),
        arguments(new JournalEvent.NodeRemoved("n1"), "n1 was removed"),
        arguments(new JournalEvent.AmnesiaChanged(true), "Amnesia is on: broken on purpose"),
        arguments(
            new JournalEvent.PeerChanged("n1", "n2", PeerState.GONE, "3 digests unanswered"),
            "n1 sees n2 as gone: 3 digests unanswered"),
        arguments(
            new JournalEvent.RoundStarted("n1", List.of("n3", "n2"), 1),
            "n1 starts a round with n2, n3"),
        arguments(
            new JournalEvent.RoundStarted("n1", List.of(), 1),
            "n1 starts a round, with nobody to ask"),
        arguments(
            new JournalEvent.RoundRescheduled("n1", 2_500_000L),
            "n1 moves its next round to 0.003 s"),
        arguments(
            new JournalEvent.TreeChanged("n1", "n2", List.of(N2), true),
            "n1 pushes news of n2 to n2"),
        arguments(
            new JournalEvent.TreeChanged("n1", "n2", List.of(N1), false),
            "n1 pushes no more news of n1 to n2"),
        arguments(
            new JournalEvent.ActorRenewed("n1", N1, N2, "its history was copied"),
            "n1 goes on as a new actor: its history was copied"));
  }

  private static Stream<Arguments> links() {
    return Stream.of(
        arguments(
            new JournalEvent.TopologyChanged("ring", Set.of(LINK, LINK.reversed())),
            "Topology ring, 2 directions"),
        arguments(faulty(LinkFaults.SEVERED), "n1→n2 is cut"),
        arguments(faulty(LinkFaults.NONE), "n1→n2 is in order"),
        arguments(
            faulty(new LinkFaults(false, 100_000_000, 1_250_000_000, 0.2, 0.015, 1)),
            "n1→n2 has 100 ms latency, 1.25 s jitter, 20 % loss, 1.5 % duplication,"
                + " 100 % reordering"),
        arguments(
            new JournalEvent.SocketOpened(LINK, 1, 41_000), "Socket n1→n2 opened, port 41000"),
        arguments(
            new JournalEvent.SocketClosed(LINK, 1, "node down"), "Socket n1→n2 closed: node down"));
  }

  private static Stream<Arguments> rest() {
    return Stream.of(
        arguments(
            new JournalEvent.ClusterStarted(CounterRule.PN, "mesh", 0, 1),
            "A fresh cluster: PN, mesh"),
        arguments(
            new JournalEvent.Forked(12, 3, OperationLedger.EMPTY),
            "Goes on from event 12 of another cluster"),
        arguments(new JournalEvent.Paused(), "Paused"),
        arguments(new JournalEvent.Resumed(), "Running again"),
        arguments(new JournalEvent.PaceChanged(0, 1), "Pace: real time, no delay added"),
        arguments(new JournalEvent.PaceChanged(1_200_000_000L, 1), "Pace: a hop takes 1.2 s"),
        arguments(
            new JournalEvent.BytesRejected("n1", "10.0.0.1:5", "length", "body too long", 3),
            "n1 rejected bytes from 10.0.0.1:5: body too long, 3 times"),
        arguments(new JournalEvent.Warned("n1", "strange"), "n1: strange"),
        arguments(new JournalEvent.Warned("", "strange"), "strange"),
        arguments(
            new JournalEvent.DiscoveryStarted("http://127.0.0.1:8", true, "port 7 was taken"),
            "Discovery listens at http://127.0.0.1:8: port 7 was taken"),
        arguments(
            new JournalEvent.DiscoveryStopped("http://127.0.0.1:8"),
            "Discovery stopped at http://127.0.0.1:8"),
        arguments(
            new JournalEvent.DiscoveryContacted("n1", JournalEvent.Errand.PEERS, true, "6 peers"),
            "n1 asked discovery for peers: 6 peers"),
        arguments(
            new JournalEvent.DiscoveryContacted(
                "n1", JournalEvent.Errand.REGISTER, false, "no answer"),
            "n1 could not register with discovery: no answer"),
        arguments(
            new JournalEvent.DiscoveryListed("127.0.0.1:9", false),
            "127.0.0.1:9 is no longer on discovery's list"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("events")
  void everyEventIsToldInOneLine(JournalEvent event, String line) {
    assertThat(EventWords.line(event)).isEqualTo(line);
  }

  @Test
  void noEventIsLeftOut() {
    var told = events().map(arguments -> arguments.get()[0].getClass().getName()).toList();
    var all = JournalEvent.class.getPermittedSubclasses();

    assertThat(told).containsAll(Arrays.stream(all).map(Class::getName).toList());
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("events")
  void anEventOnANodesLineIsAboutThatNode(JournalEvent event, String line) {
    assertThat(EventWords.nodes(event)).containsAll(NodeLine.of(event).stream().toList());
    assertThat(EventWords.nodes(event)).doesNotHaveDuplicates();
    assertThat(EventWords.kind(event)).as(line).isNotNull();
  }

  @Test
  void aFrameIsAboutBothItsEnds() {
    assertThat(EventWords.nodes(sent(new Message.Push(V3)))).containsExactly("n1", "n2");
    assertThat(EventWords.nodes(faulty(LinkFaults.NONE))).containsExactly("n1", "n2");
    assertThat(EventWords.nodes(new JournalEvent.Paused())).isEmpty();
  }
}
