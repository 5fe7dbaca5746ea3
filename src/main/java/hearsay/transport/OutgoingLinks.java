package hearsay.transport;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// All ways out of one node, and the few sockets they share.
final class OutgoingLinks {
  /// Sockets a node keeps open to others; the least recently used makes room.
  static final int MAX_OPEN = 32;

  /// Peers remembered, with their back-off and what is blocked. More than a node has peers (4,096).
  static final int MAX_LINKS = 8_192;

  /// A dial that waits for a socket looks this often for a connection it may close.
  private static final long SLOT_WAIT_MILLIS = 20;

  private final FrameEncoder encoder;
  private final TransportObserver observer;
  private final ConcurrentHashMap<PeerAddress, PeerLink> links = new ConcurrentHashMap<>();
  private final Semaphore slots = new Semaphore(MAX_OPEN);
  private final AtomicLong uses = new AtomicLong();
  private volatile Transport.@Nullable Receiver receiver;
  private volatile boolean isClosed;

  OutgoingLinks(FrameEncoder encoder, TransportObserver observer) {
    this.encoder = encoder;
    this.observer = observer;
  }

  void start(Transport.Receiver node) {
    receiver = node;
  }

  Transport.Receiver receiver() {
    return Objects.requireNonNull(receiver, "the transport is started");
  }

  FrameEncoder encoder() {
    return encoder;
  }

  TransportObserver observer() {
    return observer;
  }

  void send(PeerAddress to, Message message) {
    link(to).send(message, uses.incrementAndGet());
  }

  void block(PeerAddress peer) {
    link(peer).block();
  }

  void awaitBlocked(PeerAddress peer) {
    existing(peer).ifPresent(PeerLink::awaitBlocked);
  }

  void unblock(PeerAddress peer) {
    existing(peer).ifPresent(PeerLink::unblock);
  }

  /// A frame of this peer was read.
  void heard(PeerAddress peer) {
    existing(peer).ifPresent(PeerLink::heard);
  }

  int openConnections(PeerAddress peer) {
    return existing(peer).map(PeerLink::openConnections).orElse(0);
  }

  /// Whether frames wait for a slow socket.
  boolean isWriting() {
    return links.values().stream().anyMatch(PeerLink::isWriting);
  }

  /// Closes all links for good, those too that are asked for later.
  void close(boolean isReset) {
    isClosed = true;
    links.values().forEach(link -> link.close(isReset));
  }

  private Optional<PeerLink> existing(PeerAddress peer) {
    return Optional.ofNullable(links.get(peer));
  }

  private PeerLink link(PeerAddress peer) {
    var known = links.get(peer);
    if (known != null) {
      return known;
    }
    if (links.size() >= MAX_LINKS) {
      links.values().removeIf(PeerLink::isIdle);
    }
    var link = links.computeIfAbsent(peer, address -> new PeerLink(address, this));
    if (isClosed) {
      link.close(true);
    }
    return link;
  }

  /// Waits for one of the node's sockets to be free, closing the least recently used connection if
  /// there is none.
  ///
  /// @return false if the dial was cancelled meanwhile
  boolean acquireSlot(BooleanSupplier isCancelled) {
    try {
      while (!slots.tryAcquire()) {
        if (isCancelled.getAsBoolean()) {
          return false;
        }
        closeLeastRecentlyUsed();
        if (slots.tryAcquire(SLOT_WAIT_MILLIS, MILLISECONDS)) {
          return true;
        }
      }
      return true;
    } catch (InterruptedException e) {
      return false; // nobody interrupts a dial; were it so, it would be to end it
    }
  }

  void releaseSlot() {
    slots.release();
  }

  private void closeLeastRecentlyUsed() {
    links.values().stream()
        .filter(PeerLink::isOpen)
        .min(Comparator.comparingLong(PeerLink::lastUse))
        .ifPresent(PeerLink::closeIfIdle);
  }
}
