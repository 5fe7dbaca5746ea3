package hearsay.transport;

import hearsay.protocol.Frame;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;

/// Carries one node's frames. A connection carries frames from its dialler to its listener only, is
/// opened by the first frame and kept. Lost equals unsent: a frame that can't be sent is dropped
/// and reported to the [TransportObserver].
public interface Transport extends AutoCloseable {
  /// Where peers reach this node, as its frames name it: with the port it is bound to, unless
  /// another one leads to it.
  PeerAddress address();

  /// Begins to deliver. Called once, before any [#send].
  void start(Receiver receiver);

  /// Hands a message to the peer's queue. Never blocks and never throws, whatever the peer does;
  /// any thread.
  void send(PeerAddress to, Message message);

  /// Closes the connections to and from this peer and keeps them closed in the given directions,
  /// until [#unblock]. Blocked outgoing: [#send] to it is reported as unsent (severed). Blocked
  /// incoming: a connection on which a frame names it as sender is closed, the frame dropped. Does
  /// not wait for the system to let go of the socket: see [#awaitBlocked].
  void block(PeerAddress peer, Direction direction);

  /// Returns when the system has let go of the outgoing socket that [#block] closed. Apart from it,
  /// so that who blocks many links waits once for all.
  default void awaitBlocked(PeerAddress peer) {}

  /// Lets connections exist again in this direction. Opens none by itself.
  void unblock(PeerAddress peer, Direction direction);

  /// How many sockets of this node are open to (`OUTGOING`) or from (`INCOMING`) this peer now.
  int openConnections(PeerAddress peer, Direction direction);

  /// Graceful: what is queued may still be sent for a moment (at most 100 ms), then all sockets and
  /// the listener close.
  @Override
  void close();

  /// Abrupt, as if the process died: all sockets are reset, nothing more is sent.
  void abort();

  /// Seen from this node.
  enum Direction {
    OUTGOING,
    INCOMING
  }

  /// The node behind the transport. Calls come from the transport's threads, in order for one
  /// connection. They must return quickly and never block: one thread reads for many nodes.
  interface Receiver {
    void frameReceived(FrameId id, Frame frame);

    /// A dial failed, or a frame was sent on a blocked link. Once per failed dial, and while
    /// blocked once in a while, not per frame. May be called by the thread that sends.
    void peerUnreachable(PeerAddress peer, String reason);

    /// A dial to this peer succeeded after one failed, or the peer, blocked before, was unblocked.
    /// May be called by the thread that unblocks.
    void linkOpened(PeerAddress peer);
  }
}
