package hearsay.viz.inspector;

import static hearsay.viz.inspector.Story.enabled;
import static hearsay.viz.inspector.Story.rows;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.node.PeerState;
import org.junit.jupiter.api.Test;

class NodeInspectionTest {
  private final Story story = Story.of(CounterRule.PN, "n1", "n2", "n3");

  @Test
  void theRowThatItsOwnClickChangedSaysWhatItWas() {
    story.click("n1").click("n1");

    assertThat(rows(story.inspect("n1"), "State vector"))
        .containsExactly(
            "n1|+2|−0|was 1, own click", "value 2 = 2 − 0 · version 2 operations heard");
  }

  @Test
  void whatAFrameBroughtSaysFromWhom() {
    story.click("n1").tell("n1", "n2");

    assertThat(rows(story.inspect("n2"), "State vector"))
        .first()
        .isEqualTo("n1|+1|−0|new, from n1");
  }

  @Test
  void aRowBehindItsNodeSaysWhatThatNodeItselfSays() {
    story.click("n1").tell("n1", "n2").click("n1").click("n3");

    assertThat(rows(story.inspect("n2"), "State vector"))
        .startsWith("n1|+1|−0|n1 itself says 2", "n3|+0|−0|n3 itself says 1");
  }

  @Test
  void incarnationsOfOneNameStandTogether() {
    story.click("n1").tell("n1", "n2");
    story.happens(new JournalEvent.NodeCrashed("n1")).start("n1").click("n1").tell("n1", "n2");

    assertThat(rows(story.inspect("n2"), "State vector"))
        .startsWith("n1|||2 incarnations", " #0001|+1|−0|", " #0004|+1|−0|new, from n1");
  }

  @Test
  void itSaysAsWhomItCountsAndSinceWhen() {
    story.after(12).happens(new JournalEvent.NodeCrashed("n2")).start("n2");

    assertThat(rows(story.inspect("n2"), "")).containsExactly("counts as n2 #0004 since 0:12");
  }

  @Test
  void aSeveredLinkSaysSinceWhenAndAnOpenOneItsPorts() {
    story.happens(new JournalEvent.SocketOpened(new Link("n1", "n3"), 7, 42_917));
    story.cut("n1", "n2").after(14);

    assertThat(rows(story.inspect("n1"), "Sockets"))
        .containsExactly(
            "●|→ n3|dialled :42917 → :20003 · 0 B",
            "○|← n3|no socket",
            "//|↔ n2|severed by you, 00:14 ago");
  }

  @Test
  void peersStandByTheirStates() {
    story.happens(new JournalEvent.PeerChanged("n1", "n2", PeerState.SUSPECT, "silent"));
    story.happens(new JournalEvent.PeerChanged("n1", "n3", PeerState.ACTIVE, "heard"));

    assertThat(rows(story.inspect("n1"), "Peers")).startsWith("active|n3", "suspect|n2");
  }

  @Test
  void theLastMessageIsSaidInWordsAndBytes() {
    story.click("n1").tell("n1", "n2").tell("n1", "n2");

    var rows = rows(story.inspect("n2"), "Last message");

    assertThat(rows.getFirst()).isEqualTo("DELTA from n1 · nothing new in it");
    assertThat(rows.getLast()).startsWith("0f3132372e302e302e313a3230303031" + "13");
  }

  @Test
  void inThePastNothingCanBeDoneToIt() {
    story.click("n1");
    var past = story.context(false, story.journal.end());
    var history = NodeHistory.of(story.journal, "n1", story.journal.end());

    assertThat(enabled(NodeInspection.of(past, story.node("n1"), history, "")))
        .containsExactly("Compare…");
    assertThat(enabled(story.inspect("n1"))).containsExactly("Crash", "Compare…", "Isolate");
  }

  @Test
  void withoutALogItSaysSo() {
    assertThat(rows(story.inspect("n1"), "Log").getFirst()).startsWith("keeps no log");
  }
}
