package hearsay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.PnCounter;
import hearsay.journal.FrameKey;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.node.Fact;
import hearsay.node.Reception;
import hearsay.protocol.Message;
import hearsay.protocol.MessageKind;
import hearsay.protocol.PeerAddress;
import hearsay.transport.FrameId;
import hearsay.transport.LossReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameMatcherTest {
  private static final Link LINK = new Link("n1", "n2");
  private static final Message DELTA = new Message.Delta(PnCounter.empty());

  private final Journal journal = new Journal(() -> 0, 10_000);
  private final FrameMatcher matcher = new FrameMatcher(journal);

  private void open() {
    matcher.opened(1, LINK, 40_000, false);
  }

  private void send(long ordinal) {
    matcher.sent(new FrameId(1, ordinal), LINK, DELTA, 20, false);
  }

  private void deliver(FrameId id) {
    var fact =
        new Fact.FrameHandled(
            new PeerAddress("127.0.0.1", 20_001),
            MessageKind.DELTA,
            Reception.KNEW,
            "",
            PnCounter.empty(),
            PnCounter.empty());
    matcher.delivered(id, LINK, fact);
  }

  private List<JournalEvent> events() {
    return journal.read(0, Integer.MAX_VALUE).stream().map(JournalEntry::event).toList();
  }

  private List<JournalEvent.FrameLost> losses() {
    return events().stream()
        .filter(JournalEvent.FrameLost.class::isInstance)
        .map(JournalEvent.FrameLost.class::cast)
        .toList();
  }

  private static JournalEvent.FrameLost lost(long ordinal, LossReason reason) {
    return new JournalEvent.FrameLost(new FrameKey(1, ordinal, 0), LINK, reason.words());
  }

  @Test
  void aFrameSentIsDeliveredOnceAndNotLostAfterwards() {
    open();
    send(1);
    deliver(new FrameId(1, 1));
    matcher.listenerEnded(1, 0, "reset");
    matcher.nodeDown("n2");

    assertThat(events()).filteredOn(JournalEvent.FrameDelivered.class::isInstance).hasSize(1);
    assertThat(losses()).isEmpty();
  }

  @Test
  void ordinalsAboveTheListenersCountAreLostWhenItsEndCloses() {
    open();
    send(1);
    send(2);
    send(3);

    matcher.listenerEnded(1, 1, "reset");

    assertThat(losses())
        .containsExactly(
            lost(2, LossReason.CONNECTION_CLOSED), lost(3, LossReason.CONNECTION_CLOSED));
  }

  @Test
  void aFrameSentAfterTheListenersEndClosedIsLostAtOnce() {
    open();
    matcher.listenerEnded(1, 0, "reset");

    send(1);

    assertThat(losses()).containsExactly(lost(1, LossReason.CONNECTION_CLOSED));
  }

  @Test
  void aFrameReadBeforeTheEndKeepsItsOwnFate() {
    open();
    send(1);
    matcher.listenerEnded(1, 1, "end of stream");
    matcher.diallerEnded(1, "idle");

    matcher.lost(new FrameId(1, 1), LINK, LossReason.INJECTED);

    assertThat(losses()).containsExactly(lost(1, LossReason.INJECTED));
    assertThat(matcher.openConnections()).isZero();
  }

  @Test
  void aDuplicateHasItsOwnKeyAndFate() {
    open();
    send(1);
    var copy = new FrameId(1, 1, 1);
    matcher.held(copy, LINK, MessageKind.DELTA, 5);

    deliver(new FrameId(1, 1));
    matcher.lost(copy, LINK, LossReason.SEVERED);
    matcher.lost(copy, LINK, LossReason.SEVERED);

    assertThat(losses())
        .containsExactly(new JournalEvent.FrameLost(new FrameKey(1, 1, 1), LINK, "link cut"));
  }

  @Test
  void aNodeThatGoesDownLosesWhatWasOnItsWayToIt() {
    open();
    send(1);

    matcher.nodeDown("n2");
    matcher.lost(new FrameId(1, 1), LINK, LossReason.NODE_DOWN);

    assertThat(losses()).containsExactly(lost(1, LossReason.NODE_DOWN));
  }

  @Test
  void framesOfANodeThatWentDownMayStillArrive() {
    open();
    matcher.opened(1, LINK, 40_000, true);
    send(1);

    matcher.nodeDown("n1");
    deliver(new FrameId(1, 1));
    matcher.listenerEnded(1, 1, "reset");

    assertThat(losses()).isEmpty();
    assertThat(matcher.openConnections()).isZero();
  }

  @Test
  void aConnectionTheListenerNeverSpokeOfIsGivenUpAfterAWhile() {
    open();
    send(1);
    matcher.diallerEnded(1, "reset");

    matcher.settleAbandoned(System.nanoTime());
    assertThat(losses()).isEmpty();
    matcher.settleAbandoned(System.nanoTime() + 2 * FrameMatcher.ABANDONED_AFTER_NANOS);

    assertThat(losses()).containsExactly(lost(1, LossReason.CONNECTION_CLOSED));
    assertThat(matcher.openConnections()).isZero();
    matcher.opened(1, LINK, 40_000, true);
    assertThat(matcher.openConnections()).as("too late").isZero();
  }

  @Test
  void aSocketOpensOnceAndClosesWhenBothEndsAreClosed() {
    open();
    matcher.opened(1, LINK, 40_000, true);

    matcher.listenerEnded(1, 0, "reset");
    assertThat(events()).noneMatch(JournalEvent.SocketClosed.class::isInstance);
    matcher.diallerEnded(1, "reset by peer");

    assertThat(events())
        .containsExactly(
            new JournalEvent.SocketOpened(LINK, 1, 40_000),
            new JournalEvent.SocketClosed(LINK, 1, "reset by peer"));
  }

  @Test
  void aForeignNodesFrameIsSentWhenItIsReadAndMeetsOneFate() {
    matcher.opened(-1, LINK, 40_000, true);
    matcher.sent(new FrameId(-1, 1), LINK, DELTA, 20, false);
    matcher.sent(new FrameId(-1, 2), LINK, DELTA, 20, false);
    deliver(new FrameId(-1, 1));
    matcher.lost(new FrameId(-1, 2), LINK, LossReason.MAILBOX_FULL);
    matcher.lost(new FrameId(-1, 2), LINK, LossReason.NODE_DOWN);
    matcher.listenerEnded(-1, 2, "end of stream");

    assertThat(events()).anyMatch(JournalEvent.FrameDelivered.class::isInstance);
    assertThat(losses()).hasSize(1);
    assertThat(matcher.openConnections()).isZero();
  }

  @Test
  void whatBecomesOfAFrameToAForeignNodeNobodyTells() {
    open();

    matcher.sent(new FrameId(1, 1), LINK, DELTA, 20, true);
    matcher.diallerEnded(1, "reset");
    matcher.settleAbandoned(System.nanoTime() + 2 * FrameMatcher.ABANDONED_AFTER_NANOS);

    assertThat(events()).anyMatch(JournalEvent.FrameSent.class::isInstance);
    assertThat(losses()).isEmpty();
    assertThat(matcher.openConnections()).isZero();
  }
}
