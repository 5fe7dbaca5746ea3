package hearsay.viz.tour;

import hearsay.crdt.CounterRule;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Verdict;
import hearsay.viz.ClusterChoice;
import javafx.scene.input.KeyCode;

/// The Part 0 rule: the same two clicks, and one of them is lost; then two that can't be told apart
/// by their version.
final class PartZeroChapter {
  private final Guide guide;

  PartZeroChapter(Guide guide) {
    this.guide = guide;
  }

  void play() {
    chooseRule();
    loseUpdate();
    getStuck();
  }

  private void chooseRule() {
    guide.hand().type(KeyCode.E);
    if (!guide.isRule(CounterRule.PART0)) {
      guide.hand().choose("rule", ClusterChoice.name(CounterRule.PART0));
      guide.hand().click("restart");
    }
    guide.until(
        "fresh nodes count by Part 0",
        now -> now.rule() == CounterRule.PART0 && Guide.isConverged(now, 0));
    guide.hand().type(KeyCode.L);
  }

  private void loseUpdate() {
    guide.slow();
    guide.arm("n2", 1);
    guide.arm("n4", 1);
    guide.hand().click("fire");
    guide.untilHalfway("both operations spread");
    guide.show(
        "09-part0-in-flight",
        "Part 0: armed + on n2 and n4, fired together",
        now -> Guide.value(now, "n2") == 1 && Guide.value(now, "n4") == 1);
    guide.lively();
    guide.until("one of two is lost", PartZeroChapter::isOneOfTwoLost);
    guide.untilCalm();
    guide.show("10-part0-lost-update", "waited", PartZeroChapter::isOneOfTwoLost);
    guide.showInAllLooks("10-part0-lost-update");
  }

  private static boolean isOneOfTwoLost(ClusterSnapshot now) {
    return now.verdict() instanceof Verdict.AgreeButWrong wrong
        && wrong.said().intValueExact() == 1
        && wrong.acknowledged().intValueExact() == 2;
  }

  private void getStuck() {
    guide.arm("n1", 1);
    guide.arm("n3", -1);
    guide.hand().type(KeyCode.ENTER);
    guide.show(
        "11-part0-stuck",
        "armed + on n1 and − on n3, fired with Enter",
        now -> now.verdict() instanceof Verdict.Stuck && Guide.isSameVersion(now));
  }
}
