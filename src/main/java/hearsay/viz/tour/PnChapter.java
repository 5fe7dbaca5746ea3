package hearsay.viz.tour;

import hearsay.journal.Concurrency;
import hearsay.journal.Verdict;

/// The PN rule: spreading, concurrent operations that both count, a cut, two truths, and the
/// reunion.
final class PnChapter {
  private final Guide guide;

  PnChapter(Guide guide) {
    this.guide = guide;
  }

  void play() {
    spread();
    concurrent();
    cutAndHeal();
  }

  private void spread() {
    guide.show("01-healthy", "opened the window", now -> Guide.isConverged(now, 0));
    guide.slow();
    guide.hand().click("plus-n1");
    guide.untilHalfway("the click on n1 spreads");
    guide.show(
        "02-in-flight",
        "clicked + on n1",
        now -> Guide.value(now, "n1") == 1 && now.verdict() instanceof Verdict.Spreading);
    guide.showInAllLooks("02-in-flight");
    guide.lively();
    guide.show("03-converged", "waited", now -> Guide.isConverged(now, 1));
  }

  private void concurrent() {
    guide.slow();
    guide.arm("n2", 1);
    guide.arm("n4", 1);
    guide.take("04-armed");
    guide.hand().click("fire");
    guide.untilHalfway("both operations spread");
    guide.show(
        "04-concurrent",
        "armed + on n2 and n4, fired together",
        now ->
            Guide.value(now, "n2") == 2
                && Guide.value(now, "n4") == 2
                && now.operations()
                    .lastConcurrency()
                    .filter(Concurrency::isConcurrent)
                    .isPresent());
    guide.lively();
    guide.until("both operations count", now -> Guide.isConverged(now, 3));
  }

  private void cutAndHeal() {
    guide.hand().click("partition");
    guide.hand().moveTo("halves");
    guide.take("05-partition-menu");
    guide.hand().click("halves");
    guide.show(
        "05-partitioned",
        "Partition, Halves",
        now -> now.groups().size() == 2 && guide.severedLinksHaveNoSocket());
    var left = guide.leftmost();
    var right = guide.rightmost();
    guide.hand().click("plus-" + left);
    guide.hand().click("plus-" + right);
    guide.hand().click("plus-" + right);
    guide.show(
        "06-diverged",
        "clicked + on %s, twice on %s".formatted(left, right),
        now ->
            Guide.value(now, left) == 4
                && Guide.value(now, right) == 5
                && now.verdict() instanceof Verdict.CutOff);
    guide.showInAllLooks("06-diverged");
    guide.slow();
    guide.hand().click("healAll");
    guide.untilHalfway("the sides meet");
    guide.show(
        "07-healed", "Heal all", now -> now.groups().size() == 1 && !now.flights().isEmpty());
    guide.lively();
    guide.show("08-reunited", "waited", now -> Guide.isConverged(now, 6));
  }
}
