package hearsay.transport;

import hearsay.fault.Fate;
import hearsay.fault.LinkFaults;
import hearsay.protocol.Frame;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Decorates a transport with faults. Outgoing: a severed link is blocked in the inner transport.
/// Incoming: every frame read is held for the hop plus the link's latency and jitter by the clock,
/// then delivered, lost or duplicated as a seeded draw decides; frames held on a link that is
/// severed meanwhile are lost. Sockets are always read; held frames are bounded. Without any delay,
/// and while the clock runs, frames pass straight through on the thread that read them.
public final class FaultyTransport implements Transport {
  /// Links remembered with their draws and faults. More than a node has peers (4,096).
  static final int MAX_LINKS = 8_192;

  private static final long HAND_OVER_CHECK_NANOS = 20_000;

  private final Transport inner;
  private final TransportObserver observer;
  private final HeldFrames frames;
  private final long seed;
  private final ConcurrentHashMap<PeerAddress, FaultyLink> links = new ConcurrentHashMap<>();

  /// One change of faults at a time, so that sockets and draws agree on what is severed.
  private final Object changing = new Object();

  private final Set<PeerAddress> severedIncoming = new HashSet<>();
  private final Set<PeerAddress> severedOutgoing = new HashSet<>();

  /// @param hopNanos what every hop takes at least, on the clock; asked anew for each frame
  /// @param seed of all draws; the n-th frame of a link always meets the same fate
  public FaultyTransport(
      Transport inner, Clock clock, LongSupplier hopNanos, TransportObserver observer, long seed) {
    this.inner = inner;
    this.observer = observer;
    this.frames = new HeldFrames(clock, hopNanos, observer);
    this.seed = seed;
  }

  /// Says what is wrong on the way from `peer` to this node. Severed: its sockets close and stay
  /// closed, and what is on its way is lost; what has reached the node's mailbox is not.
  public void setIncomingFaults(PeerAddress peer, LinkFaults faults) {
    synchronized (changing) {
      link(peer).ifPresent(link -> link.setFaults(faults));
      change(peer, Direction.INCOMING, severedIncoming, faults.isSevered());
    }
  }

  /// Says what is wrong on the way from this node to `peer`; here only `isSevered` matters, the
  /// rest is the receiver's. Severed: [#awaitBlocked] says when the socket is closed. When a
  /// severed link heals, the node is told that the link is open.
  public void setOutgoingFaults(PeerAddress peer, LinkFaults faults) {
    synchronized (changing) {
      change(peer, Direction.OUTGOING, severedOutgoing, faults.isSevered());
    }
  }

  /// The frame of this id, if it is on its way to this node.
  public Optional<HeldFrame> held(FrameId id) {
    return links.values().stream().flatMap(link -> link.held(id).stream()).findAny();
  }

  /// Waits until frames that were just passing straight through have reached the node. On a paused
  /// clock none follow them.
  ///
  /// @return whether that came about within the limit
  public boolean awaitHandedOver(long limitNanos) {
    var deadline = System.nanoTime() + limitNanos;
    for (var link : links.values()) {
      while (link.isHandingOver()) {
        if (System.nanoTime() - deadline > 0) {
          return false;
        }
        LockSupport.parkNanos(HAND_OVER_CHECK_NANOS);
      }
    }
    return true;
  }

  private void change(
      PeerAddress peer, Direction direction, Set<PeerAddress> severed, boolean isSevered) {
    if (isSevered && severed.add(peer)) {
      inner.block(peer, direction);
    } else if (!isSevered && severed.remove(peer)) {
      inner.unblock(peer, direction);
    }
  }

  @Override
  public PeerAddress address() {
    return inner.address();
  }

  @Override
  public void start(Receiver receiver) {
    frames.start(receiver);
    inner.start(new FaultyReceiver(receiver));
  }

  @Override
  public void send(PeerAddress to, Message message) {
    inner.send(to, message);
  }

  @Override
  public void block(PeerAddress peer, Direction direction) {
    inner.block(peer, direction);
  }

  @Override
  public void unblock(PeerAddress peer, Direction direction) {
    inner.unblock(peer, direction);
  }

  @Override
  public void awaitBlocked(PeerAddress peer) {
    inner.awaitBlocked(peer);
  }

  @Override
  public int openConnections(PeerAddress peer, Direction direction) {
    return inner.openConnections(peer, direction);
  }

  @Override
  public void close() {
    loseAll();
    inner.close();
  }

  @Override
  public void abort() {
    loseAll();
    inner.abort();
  }

  private void loseAll() {
    frames.close();
    links.values().forEach(link -> link.loseAll(LossReason.NODE_DOWN));
  }

  /// The way from this peer; empty if there are too many peers to remember one more.
  private Optional<FaultyLink> link(PeerAddress peer) {
    var known = links.get(peer);
    if (known != null) {
      return Optional.of(known);
    }
    if (links.size() >= MAX_LINKS) {
      links.values().removeIf(FaultyLink::isIdle);
    }
    return links.size() >= MAX_LINKS
        ? Optional.empty()
        : Optional.of(links.computeIfAbsent(peer, this::newLink));
  }

  private FaultyLink newLink(PeerAddress peer) {
    return new FaultyLink(peer, frames, Fate.linkSeed(seed, peer, address()));
  }

  private final class FaultyReceiver implements Receiver {
    private final Receiver node;

    FaultyReceiver(Receiver node) {
      this.node = node;
    }

    @Override
    public void frameReceived(FrameId id, Frame frame) {
      var from = frame.sender();
      link(from)
          .ifPresentOrElse(
              link -> link.arrived(id, frame), () -> observer.lost(id, from, LossReason.HOLD_FULL));
    }

    @Override
    public void peerUnreachable(PeerAddress peer, String reason) {
      node.peerUnreachable(peer, reason);
    }

    @Override
    public void linkOpened(PeerAddress peer) {
      node.linkOpened(peer);
    }
  }
}
