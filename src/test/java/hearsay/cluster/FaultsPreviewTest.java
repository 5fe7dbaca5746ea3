package hearsay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.fault.LinkFaults;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.FrameKey;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.node.Memory;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultsPreviewTest {
  private static final Link LINK = new Link("n1", "n2");
  private static final LinkFaults LATE = new LinkFaults(false, 200_000_000, 0, 0, 0, 0);

  private ClusterSnapshot now = mesh(3);

  private static ClusterSnapshot mesh(int nodes) {
    var names = new String[nodes];
    var snapshot =
        ClusterSnapshot.EMPTY.with(
            entry(new JournalEvent.ClusterStarted(CounterRule.PN, "mesh", 0, 1)));
    for (var i = 0; i < nodes; i++) {
      names[i] = "n" + (i + 1);
      snapshot =
          snapshot.with(
              entry(
                  new JournalEvent.NodeStarted(
                      names[i],
                      new PeerAddress("127.0.0.1", i + 1),
                      new ActorId(names[i], 1),
                      Memory.empty(CounterRule.PN),
                      false)));
    }
    return snapshot.with(
        entry(new JournalEvent.TopologyChanged("mesh", Topology.MESH.links(List.of(names), 1))));
  }

  private static JournalEntry entry(JournalEvent event) {
    return new JournalEntry(0, 0, 0, event);
  }

  private FaultsPreview all(LinkFaults faults) {
    var wanted = new HashMap<Link, LinkFaults>();
    now.links().keySet().forEach(link -> wanted.put(link, faults));
    return FaultsPreview.of(now, wanted);
  }

  @Test
  void tellsWhatChangesFromWhatToWhat() {
    var preview = FaultsPreview.of(now, Map.of(LINK, LATE));

    assertThat(preview.caption()).isEqualTo("n1→n2: 200 ms late");
    assertThat(preview.lines()).containsExactly("n1→n2: latency 0 ms → 200 ms");
  }

  @Test
  void tellsOfHowManyLinks() {
    now = now.with(entry(new JournalEvent.LinkFaultsChanged(LINK, LATE)));

    assertThat(all(LATE).lines()).containsExactly("5 links of 6: latency 0 ms → 200 ms");
    assertThat(all(LinkFaults.NONE).lines()).containsExactly("n1→n2 of 6: latency 200 ms → 0 ms");
  }

  @Test
  void tellsWhatChancesMean() {
    var preview = all(new LinkFaults(false, 0, 0, 0.2, 0.5, 1));

    assertThat(preview.lines())
        .containsExactly(
            "6 links: loss 0 % → 20 %, duplication 0 % → 50 %, reordering 0 % → 100 %",
            "Lost: about 1 of 5 frames.",
            "Doubled: about 1 of 2 frames.",
            "May be overtaken: every frame.");
  }

  @Test
  void tellsTheGroupsThatResult() {
    var cut = new HashMap<Link, LinkFaults>();
    now.links().keySet().stream()
        .filter(link -> link.from().equals("n3") || link.to().equals("n3"))
        .forEach(link -> cut.put(link, LinkFaults.SEVERED));

    var preview = FaultsPreview.of(now, cut);

    assertThat(preview.lines())
        .containsExactly(
            "4 links: open → cut",
            "A cut link has no socket: nothing passes.",
            "Groups that result: A: n1, n2 | B: n3");
  }

  @Test
  void losingEveryFrameParts() {
    now = mesh(2);

    var preview = FaultsPreview.of(now, Map.of(LINK, new LinkFaults(false, 0, 0, 1, 0, 0)));

    assertThat(preview.lines()).contains("Lost: every frame.").last().asString().contains("hears");
  }

  @Test
  void healingJoins() {
    now = mesh(2);
    now = now.with(entry(new JournalEvent.LinkFaultsChanged(LINK, LinkFaults.SEVERED)));

    var preview = FaultsPreview.of(now, Map.of(LINK, LinkFaults.NONE));

    assertThat(preview.lines()).containsExactly("n1→n2: cut → open", "All hear each other again.");
  }

  @Test
  void countsTheFramesThatACutLoses() {
    now =
        now.with(
            entry(
                new JournalEvent.FrameSent(
                    new FrameKey(1, 1, 0), LINK, new Message.Prune(List.of()), 20)));

    var preview = FaultsPreview.of(now, Map.of(LINK, LinkFaults.SEVERED));

    assertThat(preview.lines()).contains("1 frame on its way is lost.");
  }

  @Test
  void sameFaultsAndUnknownLinksChangeNothing() {
    assertThat(all(LinkFaults.NONE)).isEqualTo(new FaultsPreview("", List.of("Nothing changes.")));
    assertThat(FaultsPreview.of(now, Map.of(new Link("n1", "n9"), LATE)).caption()).isEmpty();
  }

  @Test
  void timesAreThoseThatAreSeen() {
    now = now.with(entry(new JournalEvent.PaceChanged(1_200_000_000, 0.1)));

    var preview = FaultsPreview.of(now, Map.of(LINK, LATE, LINK.reversed(), LATE));

    assertThat(preview.caption()).isEqualTo("n1–n2: 2000 ms late");
  }
}
