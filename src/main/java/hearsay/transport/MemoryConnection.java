package hearsay.transport;

import hearsay.protocol.Frame;
import hearsay.protocol.FrameDecoder;
import hearsay.protocol.PeerAddress;

/// The receiving end of one connection in memory. All but [#isEnded] belongs to the receiver's
/// thread.
final class MemoryConnection {
  private final long number;
  private final MemoryLink link;
  private final MemoryTransport receiver;
  private final FrameDecoder decoder = new FrameDecoder();
  private volatile boolean isEnded;
  private boolean isReported;
  private long frames;

  MemoryConnection(long number, MemoryLink link, MemoryTransport receiver) {
    this.number = number;
    this.link = link;
    this.receiver = receiver;
  }

  long number() {
    return number;
  }

  PeerAddress from() {
    return link.from();
  }

  MemoryTransport receiver() {
    return receiver;
  }

  /// Cuts both ends.
  void cut(String reason) {
    link.ended(this, reason);
  }

  void markEnded() {
    isEnded = true;
  }

  /// Reads one frame if there is one; reports the end after the last.
  void turn() {
    if (isEnded) {
      reportEnd();
      return;
    }
    if (receiver.isBlocked(from())) {
      link.writeOne(this);
      cut(LossReason.SEVERED.words());
      reportEnd();
      return;
    }
    var bytes = link.writeOne(this);
    if (bytes != null) {
      decoder.feed(bytes, 0, bytes.length, frame -> received(frame, bytes.length));
    }
    if (isEnded) {
      reportEnd();
    } else {
      link.goOn(this);
    }
  }

  private void received(Frame frame, int bytes) {
    if (frames == 0) {
      receiver.observer().accepted(number, from(), 0);
    }
    frames++;
    receiver.received(new FrameId(number, frames), frame, bytes);
  }

  /// Frames of a higher ordinal are lost.
  void reportEnd() {
    if (!isReported) {
      isReported = true;
      receiver.forget(this);
      receiver.observer().incomingEnded(number, from(), frames, "closed");
    }
  }
}
