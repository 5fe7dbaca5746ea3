package hearsay.viz.tour;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Verdict;
import hearsay.viz.Insight;
import javafx.scene.input.KeyCode;

/// What happened becomes something to look at: the inspector, the tabs below the graph, a walk into
/// the past, and what follows from what.
final class HistoryChapter {
  private final Guide guide;
  private long before;

  HistoryChapter(Guide guide) {
    this.guide = guide;
  }

  void play() {
    drift();
    lookAround();
    goBack();
    followWhatFollows();
    askWhy();
    tryFaults();
  }

  /// Both sides of a cut count, so that there is something to look at.
  private void drift() {
    guide.hand().type(KeyCode.A);
    guide.lively();
    before = guide.acknowledged();
    guide.hand().click("plus-n1");
    guide.until("all have heard of n1", now -> Guide.isConverged(now, before + 1));
    guide.hand().click("partition");
    guide.hand().click("halves");
    guide.hand().click("plus-" + guide.leftmost());
    guide.hand().click("plus-" + guide.rightmost());
    guide.hand().click("node-" + guide.rightmost());
    guide.show(
        "15-live",
        "Explore: cut, clicked + on both sides, chose " + guide.rightmost(),
        now -> guide.isLive() && now.verdict() instanceof Verdict.CutOff);
    guide.takeDark("15-live");
  }

  private void lookAround() {
    for (var tab : new String[] {"values", "traffic", "events"}) {
      guide.hand().click("tab-" + tab);
      guide.take("16-" + tab);
      guide.takeDark("16-" + tab);
    }
  }

  private void goBack() {
    guide.hand().choose("stride", "By operation");
    guide.hand().type(KeyCode.PAGE_UP);
    guide.hand().type(KeyCode.PAGE_UP);
    guide.show(
        "20-timeline-past",
        "Page Up twice: two operations back",
        now -> !guide.isLive() && acknowledged(now) == before + 2);
    guide.takeDark("20-timeline-past");
    guide.hand().clickAt("scrubber", 0.5);
    guide.show("21-scrubbed", "clicked in the middle of the timeline", now -> !guide.isLive());
  }

  /// Its inspector offers what a selected event led to.
  private void followWhatFollows() {
    guide.hand().type(KeyCode.END);
    guide.until("back to live", now -> guide.isLive());
    guide.hand().type(KeyCode.PAGE_UP);
    guide.until("an operation back", now -> !guide.isLive());
    guide.hand().clickSelectedRow();
    guide.hand().click("tab-spaceTime");
    guide.take("22-space-time");
    guide.takeDark("22-space-time");
    guide.hand().clickButton("Past and future");
    guide.until("the light is on", now -> guide.light() instanceof Insight.Light.Cone);
    guide.take("23-causality");
    guide.takeDark("23-causality");
    guide.hand().type(KeyCode.ESCAPE);
    guide.hand().type(KeyCode.END);
    guide.hand().chooseFromCard(guide.rightmost(), "Trace its last operation");
    guide.until("the rumour is lit", now -> guide.light() instanceof Insight.Light.Trace);
    guide.hand().clickButton("Fit");
    guide.take("24-rumour");
    guide.takeDark("24-rumour");
    guide.hand().type(KeyCode.ESCAPE);
  }

  private void askWhy() {
    guide.hand().click("why");
    guide.show("25-why", "Why?", now -> now.verdict() instanceof Verdict.CutOff);
    guide.takeDark("25-why");
    guide.hand().type(KeyCode.ESCAPE);
  }

  private void tryFaults() {
    guide.hand().type(KeyCode.X);
    guide.hand().click("tab-faults");
    guide.take("26-faults");
    guide.takeDark("26-faults");
    guide.hand().click("tab-inspector");
    guide.hand().type(KeyCode.E);
    guide.hand().click("healAll");
    guide.show("27-reunited", "Heal all", now -> Guide.isConverged(now, before + 3));
  }

  private static long acknowledged(ClusterSnapshot now) {
    return now.operations().value().longValueExact();
  }
}
