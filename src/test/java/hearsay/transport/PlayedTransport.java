package hearsay.transport;

import static hearsay.transport.TransportContract.message;

import hearsay.protocol.Frame;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;

/// A transport in memory by which a test plays what was read off the socket.
final class PlayedTransport implements Transport {
  private final Transport memory;
  private final PeerAddress peer;
  private Receiver receiver;
  private long frames;

  PlayedTransport(Transport memory, PeerAddress peer) {
    this.memory = memory;
    this.peer = peer;
  }

  /// As if the message of this number had come from the peer.
  void read(int version) {
    receiver.frameReceived(new FrameId(1, ++frames), new Frame(peer, message(version)));
  }

  void read(int from, int to) {
    for (var version = from; version <= to; version++) {
      read(version);
    }
  }

  @Override
  public PeerAddress address() {
    return memory.address();
  }

  @Override
  public void start(Receiver node) {
    receiver = node;
    memory.start(node);
  }

  @Override
  public void send(PeerAddress to, Message message) {
    memory.send(to, message);
  }

  @Override
  public void block(PeerAddress peer, Direction direction) {
    memory.block(peer, direction);
  }

  @Override
  public void unblock(PeerAddress peer, Direction direction) {
    memory.unblock(peer, direction);
  }

  @Override
  public int openConnections(PeerAddress peer, Direction direction) {
    return memory.openConnections(peer, direction);
  }

  @Override
  public void close() {
    memory.close();
  }

  @Override
  public void abort() {
    memory.abort();
  }
}
