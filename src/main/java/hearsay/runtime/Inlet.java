package hearsay.runtime;

import hearsay.node.Event;
import hearsay.protocol.Frame;
import hearsay.protocol.PeerAddress;
import hearsay.transport.FrameId;
import hearsay.transport.LossReason;
import hearsay.transport.Transport;

/// Puts what the transport brings into the mailbox.
final class Inlet implements Transport.Receiver {
  private final Mailbox mailbox;
  private final SerialLoop loop;
  private final NodeObserver observer;

  Inlet(Mailbox mailbox, SerialLoop loop, NodeObserver observer) {
    this.mailbox = mailbox;
    this.loop = loop;
    this.observer = observer;
  }

  @Override
  public void frameReceived(FrameId id, Frame frame) {
    if (mailbox.offerFrame(new Item.Arrival(id, frame))) {
      loop.run();
    } else {
      observer.frameDropped(id, frame.sender(), LossReason.MAILBOX_FULL);
    }
  }

  @Override
  public void peerUnreachable(PeerAddress peer, String reason) {
    offer(new Event.PeerUnreachable(peer, reason));
  }

  @Override
  public void linkOpened(PeerAddress peer) {
    offer(new Event.LinkOpened(peer));
  }

  private void offer(Event event) {
    mailbox.offer(new Item.Notice(event));
    loop.run();
  }
}
