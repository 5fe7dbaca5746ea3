package hearsay.cluster;

import hearsay.journal.FrameKey;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.node.Fact;
import hearsay.node.Reception;
import hearsay.protocol.Message;
import hearsay.protocol.MessageKind;
import hearsay.transport.FrameId;
import hearsay.transport.LossReason;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Makes one flight in the journal of what two ends of a connection report: every frame sent is
/// delivered or lost, once. *Sent* is journalled before the write, so it comes first; frames are
/// FIFO on a connection, so at its end the ordinals above the listener's count are lost. Duplicates
/// have keys of their own, as have frames that were lost on purpose and put on their way again. A
/// frame of a foreign node is sent when it is read. What becomes of frames to foreign nodes nobody
/// tells. Any thread.
final class FrameMatcher {
  /// A listener that did not speak of a connection this long after the dialler closed it never
  /// will: the bytes are gone. Real time.
  static final long ABANDONED_AFTER_NANOS = 3_000_000_000L;

  private final Journal journal;
  private final Map<Long, ConnectionLedger> connections = new ConcurrentHashMap<>();
  private final AtomicLong taught = new AtomicLong();

  FrameMatcher(Journal journal) {
    this.journal = journal;
  }

  /// An end of a connection is open. The dialler speaks first; a listener in this process that
  /// speaks of a connection nobody knows speaks of one given up already.
  void opened(long connection, Link link, int port, boolean byListener) {
    var isKnown = connections.containsKey(connection);
    var isTooLate = byListener && !isKnown && connection > 0;
    if (!isTooLate && ledger(connection, link).opened(byListener)) {
      journal.append(new JournalEvent.SocketOpened(link, connection, port));
    }
  }

  /// @param isToForeign whether nobody will report the frame's arrival
  void sent(FrameId id, Link link, Message message, int bytes, boolean isToForeign) {
    var frame = key(id);
    journal.append(new JournalEvent.FrameSent(frame, link, message, bytes));
    if (!isToForeign && !opensFlight(id)) {
      append(frame, link, LossReason.CONNECTION_CLOSED.words());
    }
  }

  /// A copy of a frame whose fate was settled is put on its way. The journal has it sent, without a
  /// byte, as nothing else says what it carries. Its connection may be over, and forgotten here.
  void sentAgain(FrameId id, Link link, Message message) {
    journal.append(new JournalEvent.FrameSent(key(id), link, message, 0));
    connections.compute(
        id.connection(),
        (number, known) -> {
          var ledger = known == null ? ConnectionLedger.ofPast(link) : known;
          ledger.sent(key(id));
          return ledger;
        });
  }

  void unsent(Link link, MessageKind kind, LossReason reason) {
    journal.append(new JournalEvent.FrameUnsent(link, kind, reason.words()));
  }

  void held(FrameId id, Link link, MessageKind kind, long dueNanos) {
    if (id.copy() > 0) {
      opensFlight(id);
    }
    journal.append(new JournalEvent.FrameHeld(key(id), link, kind, dueNanos));
  }

  void delivered(FrameId id, Link link, Fact.FrameHandled fact) {
    settle(id);
    journal.append(
        new JournalEvent.FrameDelivered(
            key(id),
            link,
            fact.kind(),
            fact.reception(),
            fact.reason(),
            fact.before(),
            fact.after()));
    if (fact.reception() == Reception.TAUGHT) {
      taught.incrementAndGet();
    }
  }

  /// How many frames taught their node something since the start.
  long framesThatTaught() {
    return taught.get();
  }

  /// A frame was lost between its two ends, or at the listener's.
  void lost(FrameId id, Link link, LossReason reason) {
    if (settle(id)) {
      append(key(id), link, reason.words());
    }
  }

  void diallerEnded(long connection, String reason) {
    var ledger = connections.get(connection);
    if (ledger != null) {
      ledger.diallerEnded(System.nanoTime());
      finish(connection, ledger, reason);
    }
  }

  void listenerEnded(long connection, long frames, String reason) {
    var ledger = connections.get(connection);
    if (ledger == null) {
      return;
    }
    var isForeign = connection < 0;
    if (isForeign) {
      ledger.diallerEnded(System.nanoTime());
    }
    lose(ledger, ledger.listenerEnded(frames), LossReason.CONNECTION_CLOSED.words());
    finish(connection, ledger, reason);
  }

  /// A node takes no more steps and its transport is closed: what was on its way to it is lost.
  void nodeDown(String node) {
    connections.forEach(
        (connection, ledger) -> {
          if (ledger.link().to().equals(node)) {
            lose(ledger, ledger.listenerGone(), LossReason.NODE_DOWN.words());
          }
          if (ledger.link().from().equals(node)) {
            ledger.diallerEnded(System.nanoTime());
          }
          finish(connection, ledger, LossReason.NODE_DOWN.words());
        });
  }

  /// Gives up the connections whose listener never spoke of them; called every now and then.
  void settleAbandoned(long realNanos) {
    connections.forEach(
        (connection, ledger) -> {
          if (ledger.isAbandoned(realNanos, ABANDONED_AFTER_NANOS)) {
            lose(ledger, ledger.listenerGone(), LossReason.CONNECTION_CLOSED.words());
            finish(connection, ledger, LossReason.CONNECTION_CLOSED.words());
          }
        });
  }

  /// Connections not finished yet.
  int openConnections() {
    return connections.size();
  }

  private ConnectionLedger ledger(long connection, Link link) {
    return connections.computeIfAbsent(connection, number -> new ConnectionLedger(link));
  }

  private boolean opensFlight(FrameId id) {
    var ledger = connections.get(id.connection());
    return ledger != null && ledger.sent(key(id));
  }

  private boolean settle(FrameId id) {
    var ledger = connections.get(id.connection());
    if (ledger == null) {
      return false;
    }
    var wasOpen = ledger.settled(key(id));
    if (ledger.isFinished()) {
      connections.remove(id.connection());
    }
    return wasOpen;
  }

  private void finish(long connection, ConnectionLedger ledger, String reason) {
    if (ledger.closed()) {
      journal.append(new JournalEvent.SocketClosed(ledger.link(), connection, reason));
    }
    if (ledger.isFinished()) {
      connections.remove(connection);
    }
  }

  private void lose(ConnectionLedger ledger, List<FrameKey> frames, String reason) {
    frames.forEach(frame -> append(frame, ledger.link(), reason));
  }

  private void append(FrameKey frame, Link link, String reason) {
    journal.append(new JournalEvent.FrameLost(frame, link, reason));
  }

  private static FrameKey key(FrameId id) {
    return new FrameKey(id.connection(), id.ordinal(), id.copy());
  }
}
