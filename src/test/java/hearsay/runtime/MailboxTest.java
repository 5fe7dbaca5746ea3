package hearsay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.PnCounter;
import hearsay.node.Event;
import hearsay.protocol.Frame;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import hearsay.transport.FrameId;
import org.junit.jupiter.api.Test;

class MailboxTest {
  private final Mailbox mailbox = new Mailbox();

  @Test
  void itemsComeOutInTheOrderTheyWentIn() {
    var notice = new Item.Notice(new Event.RoundRequested());
    mailbox.offerFrame(arrival(1));
    mailbox.offer(notice);
    mailbox.offerFrame(arrival(2));

    assertThat(mailbox.poll()).isEqualTo(arrival(1));
    assertThat(mailbox.poll()).isEqualTo(notice);
    assertThat(mailbox.poll()).isEqualTo(arrival(2));
    assertThat(mailbox.poll()).isNull();
  }

  @Test
  void aFrameOverTheBoundIsDroppedAndCounted() {
    for (var i = 0; i < Mailbox.MAX_FRAMES; i++) {
      assertThat(mailbox.offerFrame(arrival(i))).isTrue();
    }

    assertThat(mailbox.offerFrame(arrival(-1))).isFalse();

    assertThat(mailbox.droppedFrames()).isEqualTo(1);
  }

  @Test
  void aNoticeIsTakenInHoweverFullTheMailboxIs() {
    for (var i = 0; i <= Mailbox.MAX_FRAMES; i++) {
      mailbox.offerFrame(arrival(i));
    }
    var notice = new Item.Notice(new Event.RoundRequested());

    mailbox.offer(notice);

    for (var i = 0; i < Mailbox.MAX_FRAMES; i++) {
      mailbox.poll();
    }
    assertThat(mailbox.poll()).isSameAs(notice);
  }

  @Test
  void roomComesBackWithEveryFrameTakenOut() {
    for (var i = 0; i < Mailbox.MAX_FRAMES; i++) {
      mailbox.offerFrame(arrival(i));
    }

    mailbox.poll();

    assertThat(mailbox.offerFrame(arrival(-1))).isTrue();
    assertThat(mailbox.offerFrame(arrival(-2))).isFalse();
  }

  private static Item.Arrival arrival(long ordinal) {
    var sender = new PeerAddress("127.0.0.1", 20_001);
    return new Item.Arrival(
        new FrameId(1, ordinal), new Frame(sender, new Message.Delta(PnCounter.empty())));
  }
}
