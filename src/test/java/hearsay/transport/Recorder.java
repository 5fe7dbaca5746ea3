package hearsay.transport;

import hearsay.protocol.Frame;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Writes down all that one or more transports tell their observers and nodes.
final class Recorder implements TransportObserver {
  private final List<Event> events = new ArrayList<>();

  sealed interface Event {}

  record Dialled(long connection, PeerAddress to) implements Event {}

  record Accepted(long connection, PeerAddress from) implements Event {}

  record Sent(FrameId id, PeerAddress to, Message message, int bytes) implements Event {}

  record Unsent(PeerAddress to, Message message, LossReason reason) implements Event {}

  record Held(FrameId id, Message message, long dueNanos) implements Event {}

  record SentAgain(FrameId id) implements Event {}

  record Received(FrameId id, Frame frame, int bytes) implements Event {}

  record Lost(FrameId id, LossReason reason) implements Event {}

  record OutgoingEnded(long connection, PeerAddress to, String reason) implements Event {}

  record IncomingEnded(long connection, @Nullable PeerAddress from, long frames, String reason)
      implements Event {}

  record DialFailed(PeerAddress to, String reason) implements Event {}

  record Rejected(String remote, String rule, String text, long count) implements Event {}

  record Delivered(FrameId id, Frame frame) implements Event {}

  record Unreachable(PeerAddress peer, String reason) implements Event {}

  record Opened(PeerAddress peer) implements Event {}

  private synchronized void add(Event event) {
    events.add(event);
  }

  synchronized <E extends Event> List<E> all(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  <E extends Event> long count(Class<E> kind) {
    return all(kind).size();
  }

  <E extends Event> boolean has(Class<E> kind, Predicate<E> condition) {
    return all(kind).stream().anyMatch(condition);
  }

  List<Message> delivered() {
    return all(Delivered.class).stream().map(event -> event.frame().message()).toList();
  }

  /// How often each written frame was settled: read, or beyond what was read when its connection
  /// ended.
  Map<FrameId, Integer> settlements() {
    var settled = new HashMap<FrameId, Integer>();
    var sent = all(Sent.class);
    sent.forEach(event -> settled.put(event.id(), 0));
    all(Received.class).forEach(event -> settled.merge(event.id(), 1, Integer::sum));
    for (var end : all(IncomingEnded.class)) {
      sent.stream()
          .map(Sent::id)
          .filter(id -> id.connection() == end.connection() && id.ordinal() > end.frames())
          .forEach(id -> settled.merge(id, 1, Integer::sum));
    }
    return settled;
  }

  /// The node behind a transport.
  Transport.Receiver node() {
    return new Transport.Receiver() {
      @Override
      public void frameReceived(FrameId id, Frame frame) {
        add(new Delivered(id, frame));
      }

      @Override
      public void peerUnreachable(PeerAddress peer, String reason) {
        add(new Unreachable(peer, reason));
      }

      @Override
      public void linkOpened(PeerAddress peer) {
        add(new Opened(peer));
      }
    };
  }

  @Override
  public void dialled(long connection, PeerAddress to, int localPort) {
    add(new Dialled(connection, to));
  }

  @Override
  public void accepted(long connection, PeerAddress from, int remotePort) {
    add(new Accepted(connection, from));
  }

  @Override
  public void sent(FrameId id, PeerAddress to, Message message, int bytes) {
    add(new Sent(id, to, message, bytes));
  }

  @Override
  public void unsent(PeerAddress to, Message message, LossReason reason) {
    add(new Unsent(to, message, reason));
  }

  @Override
  public void held(FrameId id, Frame frame, long dueNanos) {
    add(new Held(id, frame.message(), dueNanos));
  }

  @Override
  public void sentAgain(FrameId id, Frame frame) {
    add(new SentAgain(id));
  }

  @Override
  public void received(FrameId id, Frame frame, int bytes) {
    add(new Received(id, frame, bytes));
  }

  @Override
  public void lost(FrameId id, PeerAddress from, LossReason reason) {
    add(new Lost(id, reason));
  }

  @Override
  public void outgoingEnded(long connection, PeerAddress to, String reason) {
    add(new OutgoingEnded(connection, to, reason));
  }

  @Override
  public void incomingEnded(
      long connection, @Nullable PeerAddress from, long frames, String reason) {
    add(new IncomingEnded(connection, from, frames, reason));
  }

  @Override
  public void dialFailed(PeerAddress to, String reason) {
    add(new DialFailed(to, reason));
  }

  @Override
  public void rejected(String remote, String rule, String text, long count) {
    add(new Rejected(remote, rule, text, count));
  }

  @Override
  public synchronized String toString() {
    return String.join("\n", events.stream().map(Event::toString).toList());
  }
}
