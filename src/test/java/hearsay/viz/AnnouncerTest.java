package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.journal.JournalEvent;
import hearsay.journal.JournalEvent.Errand;
import org.junit.jupiter.api.Test;

class AnnouncerTest {
  @Test
  void refusedAndDoubtfulOperationsAreSpokenWithTheirReason() {
    assertThat(Announcer.spoken(new JournalEvent.OperationsRefused("n2", 1, 0, "the disk is full")))
        .hasValue("n2 refused: the disk is full");
    assertThat(Announcer.spoken(new JournalEvent.OperationsInDoubt("n2", 1, 0, "the write failed")))
        .hasValue("n2 does not know whether its operations are on its disk: the write failed");
  }

  @Test
  void whatANodeReadFromItsLogIsSpoken() {
    assertThat(Announcer.spoken(new JournalEvent.LogRecovered("n2", 5, "")))
        .hasValue("n2 read its log");
    assertThat(Announcer.spoken(new JournalEvent.LogRecovered("n2", 5, "half a record")))
        .hasValue("n2 read its log, but not all: half a record");
  }

  @Test
  void ofTheTrafficWithDiscoveryOnlyRegistrationsAreSpoken() {
    assertThat(Announcer.spoken(contact(Errand.REGISTER, true))).hasValue("n1 registered");
    assertThat(Announcer.spoken(contact(Errand.REGISTER, false))).isEmpty();
    assertThat(Announcer.spoken(contact(Errand.HEARTBEAT, true))).isEmpty();
    assertThat(Announcer.spoken(contact(Errand.PEERS, true))).isEmpty();
  }

  @Test
  void discoveryIsSpokenWithItsAddress() {
    assertThat(
            Announcer.spoken(new JournalEvent.DiscoveryStarted("http://127.0.0.1:8000", true, "")))
        .hasValue("Discovery listens at 127.0.0.1:8000");
  }

  private static JournalEvent contact(Errand errand, boolean isOk) {
    return new JournalEvent.DiscoveryContacted("n1", errand, isOk, "");
  }
}
