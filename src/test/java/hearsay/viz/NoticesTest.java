package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.journal.JournalEvent;
import org.junit.jupiter.api.Test;

class NoticesTest {
  private final Notices notices = new Notices();

  @Test
  void brokenBytesAreToldWithTheirSender() {
    notices.heard(rejected("n2", "127.0.0.1:50001", 1));

    assertThat(notices.shown())
        .singleElement()
        .extracting(Notice::text)
        .isEqualTo("n2 refused broken bytes from 127.0.0.1:50001: unknown message 0x77");
  }

  @Test
  void aFloodOfBrokenBytesIsOneNoticePerNode() {
    notices.heard(rejected("n2", "127.0.0.1:50001", 1));
    notices.heard(rejected("n3", "127.0.0.1:50002", 1));
    notices.heard(rejected("n2", "127.0.0.1:50003", 20));

    assertThat(notices.shown())
        .extracting(Notice::text)
        .containsExactly(
            "n3 refused broken bytes from 127.0.0.1:50002: unknown message 0x77",
            "n2 refused broken bytes from 127.0.0.1:50003 (19 more): unknown message 0x77");
  }

  private static JournalEvent.BytesRejected rejected(String node, String remote, long count) {
    return new JournalEvent.BytesRejected(
        node, remote, "unknown type", "unknown message 0x77", count);
  }
}
