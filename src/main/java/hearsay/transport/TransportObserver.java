package hearsay.transport;

import hearsay.protocol.Frame;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import org.jspecify.annotations.Nullable;

/// Watches one node's transport. Called from its threads, some of which read for many nodes: an
/// implementation is quick, never blocks for long and never throws. It may be called under a lock
/// of the transport, so nobody may call a transport while holding a lock that an observer takes.
/// Every method has an empty default.
///
/// The two ends of a connection are observed by different threads: `sent` always comes before
/// `received` of the same frame, but may come after `incomingEnded` of its connection; such a frame
/// is lost too.
public interface TransportObserver {
  TransportObserver NONE = new TransportObserver() {};

  /// An outgoing connection is open. `localPort` is its own port.
  default void dialled(long connection, PeerAddress to, int localPort) {}

  /// An incoming connection named its sender for the first time.
  default void accepted(long connection, PeerAddress from, int remotePort) {}

  /// The frame is about to be written (called before the write).
  default void sent(FrameId id, PeerAddress to, Message message, int bytes) {}

  /// The message got on no socket.
  default void unsent(PeerAddress to, Message message, LossReason reason) {}

  /// The fault layer holds the frame: it will be delivered (or lost) at `dueNanos` of the clock.
  /// Not called when it is delivered at once. For a duplicate, called with its own id (copy > 0).
  default void held(FrameId id, Frame frame, long dueNanos) {}

  /// A copy (copy > 0) of a frame that is on no way any more is put on its way; `held` follows.
  default void sentAgain(FrameId id, Frame frame) {}

  /// The frame was read off the socket (its fate is still open: delivered, held or lost).
  default void received(FrameId id, Frame frame, int bytes) {}

  /// The frame was read off the socket (or sent) and will not be delivered.
  default void lost(FrameId id, PeerAddress from, LossReason reason) {}

  /// This end of an outgoing connection is closed.
  default void outgoingEnded(long connection, PeerAddress to, String reason) {}

  /// This end of an incoming connection is closed, after `frames` frames were read from it: frames
  /// of a higher ordinal are lost. `from` is null if it never named a sender.
  default void incomingEnded(
      long connection, @Nullable PeerAddress from, long frames, String reason) {}

  /// A dial failed.
  default void dialFailed(PeerAddress to, String reason) {}

  /// Bytes broke a rule of the wire; the connection was closed. Rate-limited by the transport;
  /// `count` of them since the last.
  default void rejected(String remote, String rule, String text, long count) {}
}
