package hearsay.node;

import static hearsay.node.Nodes.MILLIS;
import static hearsay.node.Nodes.actor;
import static hearsay.node.Nodes.address;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoalescerTest {
  private final Coalescer coalescer = new Coalescer();
  private final Peer peer = new Peer(address(2));
  private final Peer other = new Peer(address(3));

  @Test
  void theFirstChangeGoesAtOnce() {
    coalescer.add(peer, actor(1), 0);

    assertThat(flush(0)).containsExactly("127.0.0.1:20002 [n1#1]");
    assertThat(coalescer.nextDueNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whatFollowsWaitsTogetherForTheWindow() {
    coalescer.add(peer, actor(1), 0);
    flush(0);

    coalescer.add(peer, actor(2), 0);
    coalescer.add(peer, actor(1), MILLIS / 2);
    coalescer.add(peer, actor(1), MILLIS / 2);

    assertThat(flush(MILLIS - 1)).isEmpty();
    assertThat(coalescer.nextDueNanos()).isEqualTo(MILLIS);
    assertThat(flush(MILLIS)).containsExactly("127.0.0.1:20002 [n1#1, n2#2]");
  }

  @Test
  void windowsDoubleToTwentyMillisecondsWhileAStreamLasts() {
    var sentAtMillis = new ArrayList<Integer>();

    for (int millis = 0; millis < 120; millis++) {
      coalescer.add(peer, actor(1), millis * MILLIS);
      if (!flush(millis * MILLIS).isEmpty()) {
        sentAtMillis.add(millis);
      }
    }

    assertThat(sentAtMillis).containsExactly(0, 1, 3, 7, 15, 31, 51, 71, 91, 111);
  }

  @Test
  void aPeerThatWasLeftInPeaceIsSentToAtOnceAgain() {
    for (int i = 0; i < 100; i++) {
      coalescer.add(peer, actor(1), i * MILLIS);
      flush(i * MILLIS);
    }
    flush(120 * MILLIS);

    coalescer.add(peer, actor(1), 140 * MILLIS);

    assertThat(flush(140 * MILLIS)).hasSize(1);
  }

  @Test
  void peersDoNotWaitForEachOther() {
    coalescer.add(peer, actor(1), 0);
    flush(0);

    coalescer.add(peer, actor(1), 0);
    coalescer.add(other, actor(1), 0);

    assertThat(flush(0)).containsExactly("127.0.0.1:20003 [n1#1]");
  }

  @Test
  void whatAPeerTurnsOutToKnowIsNotSent() {
    coalescer.add(peer, actor(1), 0);
    flush(0);
    coalescer.add(peer, actor(1), 0);
    coalescer.add(peer, actor(2), 0);

    coalescer.drop(peer, actor(1));
    coalescer.drop(other, actor(1));

    assertThat(flush(MILLIS)).containsExactly("127.0.0.1:20002 [n2#2]");
  }

  @Test
  void whatWaitsForAPeerThatLeftIsDropped() {
    coalescer.add(peer, actor(1), 0);

    coalescer.dropAll(peer);

    assertThat(flush(0)).isEmpty();
    assertThat(coalescer.nextDueNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aFullLaneIsSentBeforeItsTime() {
    coalescer.add(peer, actor(1), 0);
    flush(0);

    for (int i = 0; i < Coalescer.MAX_WAITING_ACTORS; i++) {
      assertThat(flush(0)).isEmpty();
      coalescer.add(peer, actor(1 + i), 0);
    }

    assertThat(flush(0)).hasSize(1);
  }

  private List<String> flush(long nowNanos) {
    var sent = new ArrayList<String>();
    coalescer.flush(nowNanos, (to, actors) -> sent.add(to.address() + " " + actors));
    return sent;
  }
}
