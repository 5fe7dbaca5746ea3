package hearsay.viz.tour;

import hearsay.crdt.CounterRule;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.DiscoverySnapshot;
import hearsay.journal.JournalEvent;
import hearsay.journal.NodeSnapshot;
import hearsay.journal.Verdict;
import hearsay.viz.ClusterChoice;
import java.util.Optional;
import javafx.scene.input.KeyCode;

/// The log: a node acknowledges what nobody else has heard, crashes, and comes back with it; then
/// the discovery server by which nodes find each other.
final class MemoryChapter {
  private static final String NODE = "n2";

  private final Guide guide;

  MemoryChapter(Guide guide) {
    this.guide = guide;
  }

  void play() {
    keepLogs();
    crashAndRestart();
    lookAtArchitecture();
  }

  private void keepLogs() {
    guide.hand().type(KeyCode.E);
    if (!guide.isRule(CounterRule.PN)) {
      guide.hand().choose("rule", ClusterChoice.name(CounterRule.PN));
      guide.hand().click("restart");
      guide.until("fresh nodes count by PN", now -> isFresh(now));
    }
    guide.hand().choose("log", "Keep a log: survives a crash");
    guide.hand().click("restart");
    guide.until("fresh nodes keep a log", now -> isFresh(now) && now.environment().isLogged());
  }

  private static boolean isFresh(ClusterSnapshot now) {
    return now.rule() == CounterRule.PN && Guide.isConverged(now, 0);
  }

  private void crashAndRestart() {
    guide.hand().click("plus-n1");
    guide.until("all have heard of n1", now -> Guide.isConverged(now, 1));
    guide.hand().click("partition");
    guide.hand().click("isolate-" + NODE);
    guide.hand().click("plus-" + NODE);
    guide.hand().click("plus-" + NODE);
    guide.until("nobody else knows", now -> Guide.value(now, NODE) == 3);
    guide.hand().chooseFromCard(NODE, "Crash " + NODE + "…", "Crash it");
    guide.show(
        "12-crashed",
        "isolated %s, clicked + on it twice, crashed it".formatted(NODE),
        now -> now.verdict() instanceof Verdict.HeldOnlyByCrashed && guide.socketsOf(NODE) == 0);
    guide.hand().click("restart-" + NODE);
    guide.show(
        "13-restarted",
        "Restart",
        now ->
            now.node(NODE).filter(NodeSnapshot::isRunning).isPresent()
                && Guide.value(now, NODE) == 3
                && now.verdict() instanceof Verdict.CutOff);
    guide.hand().click("healAll");
    guide.until("nothing is lost", now -> Guide.isConverged(now, 3));
  }

  private void lookAtArchitecture() {
    guide.hand().type(KeyCode.A);
    guide.show(
        "14-architecture",
        "Heal all, pressed A",
        now -> Guide.isConverged(now, 3) && isHeartbeatFresh(now));
  }

  /// Whether all are registered and one of them has just said that it lives.
  private static boolean isHeartbeatFresh(ClusterSnapshot now) {
    var contacts =
        Optional.ofNullable(now.environment().discovery()).stream()
            .flatMap(discovery -> discovery.contacts().values().stream())
            .toList();
    return contacts.size() == now.nodes().size()
        && contacts.stream().allMatch(DiscoverySnapshot.Contact::isRegistered)
        && contacts.stream().anyMatch(contact -> contact.errand() == JournalEvent.Errand.HEARTBEAT);
  }
}
