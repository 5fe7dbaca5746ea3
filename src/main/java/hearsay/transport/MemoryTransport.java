package hearsay.transport;

import static hearsay.contract.Contract.require;

import hearsay.protocol.Frame;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One node of a [MemoryNetwork].
final class MemoryTransport implements Transport {
  private final PeerAddress address;
  private final MemoryNetwork network;
  private final TransportObserver observer;
  private final FrameEncoder encoder;
  private final ConcurrentHashMap<PeerAddress, MemoryLink> links = new ConcurrentHashMap<>();
  private final Set<MemoryConnection> incoming = ConcurrentHashMap.newKeySet();
  private final Set<PeerAddress> blocked = ConcurrentHashMap.newKeySet();

  /// A turn for each connection with something to read. Each is in it at most twice (a frame, the
  /// end), so it is as bounded as they are.
  private final LinkedBlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();

  private final AtomicBoolean isStarted = new AtomicBoolean();
  private final AtomicBoolean isClosed = new AtomicBoolean();
  private volatile @Nullable Receiver receiver;

  MemoryTransport(PeerAddress address, MemoryNetwork network, TransportObserver observer) {
    this.address = address;
    this.network = network;
    this.observer = observer;
    this.encoder = new FrameEncoder(address);
  }

  @Override
  public PeerAddress address() {
    return address;
  }

  @Override
  public void start(Receiver node) {
    require(isStarted.compareAndSet(false, true), "a transport starts once");
    receiver = node;
    Thread.ofVirtual().name("hearsay-memory-read").start(this::read);
  }

  Receiver receiver() {
    return Objects.requireNonNull(receiver, "the transport is started");
  }

  TransportObserver observer() {
    return observer;
  }

  byte[] encode(Message message) {
    return encoder.encode(message);
  }

  @Override
  public void send(PeerAddress to, Message message) {
    link(to).send(message);
  }

  private MemoryLink link(PeerAddress peer) {
    var link = links.computeIfAbsent(peer, to -> new MemoryLink(this, to, network));
    if (isClosed.get()) {
      link.close();
    }
    return link;
  }

  @Override
  public void block(PeerAddress peer, Direction direction) {
    switch (direction) {
      case OUTGOING -> link(peer).block();
      case INCOMING -> {
        blocked.add(peer);
        from(peer).forEach(connection -> connection.cut(LossReason.SEVERED.words()));
      }
    }
  }

  @Override
  public void unblock(PeerAddress peer, Direction direction) {
    switch (direction) {
      case OUTGOING -> Optional.ofNullable(links.get(peer)).ifPresent(MemoryLink::unblock);
      case INCOMING -> blocked.remove(peer);
    }
  }

  boolean isBlocked(PeerAddress peer) {
    return blocked.contains(peer);
  }

  @Override
  public int openConnections(PeerAddress peer, Direction direction) {
    return switch (direction) {
      case OUTGOING ->
          Optional.ofNullable(links.get(peer)).map(MemoryLink::openConnections).orElse(0);
      case INCOMING -> from(peer).size();
    };
  }

  private List<MemoryConnection> from(PeerAddress peer) {
    return incoming.stream().filter(connection -> connection.from().equals(peer)).toList();
  }

  /// Takes a connection that a peer opens; false if this node is closed.
  boolean accept(MemoryConnection connection) {
    incoming.add(connection);
    if (isClosed.get()) {
      incoming.remove(connection);
      return false;
    }
    return true;
  }

  void forget(MemoryConnection connection) {
    incoming.remove(connection);
  }

  void offerTurn(MemoryConnection connection) {
    turns.add(connection::turn);
  }

  private void read() {
    try {
      while (!isClosed.get()) {
        turns.take().run();
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread; were it so, it would be to end it.
    }
    // This thread may see the end before `abort` has cut what comes in: a dialler must not go on
    // with a connection that nobody reads.
    incoming.forEach(connection -> connection.cut(LossReason.NODE_DOWN.words()));
    incoming.forEach(MemoryConnection::reportEnd);
  }

  /// Called on the reading thread.
  void received(FrameId id, Frame frame, int bytes) {
    if (id.ordinal() == 1) {
      Optional.ofNullable(links.get(frame.sender())).ifPresent(MemoryLink::heard);
    }
    observer.received(id, frame, bytes);
    receiver().frameReceived(id, frame);
  }

  @Override
  public void close() {
    var deadline = System.nanoTime() + TcpTransport.FAREWELL_NANOS;
    while (!isClosed.get()
        && links.values().stream().anyMatch(MemoryLink::isWriting)
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
    abort();
  }

  @Override
  public void abort() {
    if (!isClosed.compareAndSet(false, true)) {
      return;
    }
    network.remove(this);
    links.values().forEach(MemoryLink::close);
    incoming.forEach(connection -> connection.cut(LossReason.NODE_DOWN.words()));
    if (isStarted.get()) {
      turns.add(() -> {}); // wakes the reading thread, which reports what has ended
    } else {
      incoming.forEach(MemoryConnection::reportEnd);
    }
  }
}
