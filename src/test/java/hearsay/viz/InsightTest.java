package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.cluster.ClusterSettings;
import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.journal.session.Session;
import hearsay.journal.trace.Causality;
import hearsay.journal.trace.Rumour;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Lights, without any toolkit.
class InsightTest {
  private PulsedLab lab;

  @BeforeEach
  void start() throws IOException {
    lab =
        new PulsedLab(
            new ClusterSettings(
                3, CounterRule.PN, Topology.MESH, 0, 1, ClusterSettings.Network.MEMORY));
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  private Insight insight() {
    return lab.model().insight();
  }

  private Rumour rumour() {
    return ((Insight.Light.Trace) insight().lightProperty().get()).rumour();
  }

  private Causality causality() {
    return ((Insight.Light.Cone) insight().lightProperty().get()).causality();
  }

  /// Cuts n3 off, clicks n1 and waits until n2 knows.
  ///
  /// @return position of the operation
  private long operateBesideTheCut() {
    lab.model().cut(Set.of(new Link("n1", "n3"), new Link("n2", "n3")));
    lab.model().operate("n1", 1);
    lab.until(() -> lab.value("n2") == 1);
    var journal = lab.model().timeline().journal();
    return journal.read(0, Integer.MAX_VALUE).stream()
        .filter(entry -> entry.event() instanceof JournalEvent.OperationsApplied)
        .findFirst()
        .orElseThrow()
        .position();
  }

  @Test
  void aTracedRumourGrowsAsItSpreads() {
    insight().trace(operateBesideTheCut());
    assertThat(rumour().heard()).containsOnlyKeys("n1", "n2");

    lab.model().links().healAll();

    lab.until(() -> rumour().heard().containsKey("n3"));
    var journal = lab.model().timeline().journal();
    assertThat(rumour())
        .isEqualTo(Rumour.of(journal, rumour().position(), journal.end()).orElseThrow());
  }

  @Test
  void whatFollowsFromAnEventGrowsToo() {
    insight().showCausality(operateBesideTheCut());
    assertThat(causality().futureFrom()).doesNotContainKey("n3");

    lab.model().links().healAll();

    lab.until(() -> causality().futureFrom().containsKey("n3"));
    assertThat(causality())
        .isEqualTo(Causality.of(lab.model().timeline().journal(), causality().position()));
  }

  @Test
  void aLightThatIsOffStaysOff() {
    insight().trace(operateBesideTheCut());

    insight().lightsOff();
    lab.model().links().healAll();
    lab.until(() -> lab.value("n3") == 1);

    assertThat(insight().lightProperty().get()).isEqualTo(Insight.Light.NONE);
  }

  @Test
  void inAnotherJournalNothingIsSelectedOrLit() {
    var position = operateBesideTheCut();
    insight().trace(position);
    insight().selectionProperty().set(new Selection.Event(position));

    lab.model().sessions().show(new Session(recorded(), List.of(), Map.of(), 0), "another");
    lab.pulse();

    assertThat(insight().lightProperty().get()).isEqualTo(Insight.Light.NONE);
    assertThat(insight().selectionProperty().get()).isEqualTo(Selection.NONE);
  }

  private Journal recorded() {
    var journal = lab.model().timeline().journal();
    return Journal.recorded(journal.base(), journal.read(journal.begin(), Integer.MAX_VALUE));
  }
}
