package hearsay.runtime;

import hearsay.protocol.Frame;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import hearsay.transport.FrameId;
import hearsay.transport.Transport;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Sends nothing anywhere; remembers what it was asked, in the order of `log`.
final class RecordingTransport implements Transport {
  static final PeerAddress ADDRESS = new PeerAddress("127.0.0.1", 20_001);
  static final PeerAddress PEER = new PeerAddress("127.0.0.1", 20_002);

  final List<String> log = new CopyOnWriteArrayList<>();
  volatile boolean isBroken;
  private final AtomicLong ordinals = new AtomicLong();
  private volatile @Nullable Receiver receiver;

  /// A frame comes in from [#PEER].
  void bring(Message message) {
    Objects.requireNonNull(receiver)
        .frameReceived(new FrameId(1, ordinals.incrementAndGet()), new Frame(PEER, message));
  }

  @Override
  public PeerAddress address() {
    return ADDRESS;
  }

  @Override
  public void start(Receiver node) {
    receiver = node;
  }

  @Override
  public void send(PeerAddress to, Message message) {
    if (isBroken) {
      throw new IllegalStateException("a transport must not throw");
    }
    log.add("sent " + message.kind());
  }

  @Override
  public void block(PeerAddress peer, Direction direction) {}

  @Override
  public void unblock(PeerAddress peer, Direction direction) {}

  @Override
  public int openConnections(PeerAddress peer, Direction direction) {
    return 0;
  }

  @Override
  public void close() {
    log.add("closed");
  }

  @Override
  public void abort() {
    log.add("aborted");
  }
}
