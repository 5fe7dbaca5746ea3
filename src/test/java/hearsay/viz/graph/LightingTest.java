package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.journal.FrameKey;
import hearsay.journal.Link;
import hearsay.journal.trace.Causality;
import hearsay.journal.trace.Rumour;
import hearsay.node.Reception;
import hearsay.viz.Insight.Light;
import hearsay.viz.Selection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LightingTest {
  private final GraphWorld world = GraphWorld.mesh(3);

  @Test
  void nothingIsLitByDefault() {
    assertThat(lit(Selection.NONE, Light.NONE)).isSameAs(Lighting.NONE);
  }

  @Test
  void rumourIsShownAsFarAsItHadComeByTheMoment() {
    var now = world.end();
    var frame = new FrameKey(1, 0, 0);
    var rumour =
        new Rumour(
            0,
            "n1",
            "+1 at n1",
            Map.of(
                "n1", new Rumour.Heard(0, 0, 0, null, null),
                "n2", new Rumour.Heard(1, now - 1, 0, frame, "n1"),
                "n3", new Rumour.Heard(2, now, 0, frame, "n2")));

    var lighting = lit(Selection.NONE, new Light.Trace(rumour));

    assertThat(lighting.of("n1").words()).isEqualTo("origin · 0:00.0");
    assertThat(lighting.of("n2").words()).isEqualTo("hop 1 · 0:0" + (now - 1) + ".0");
    assertThat(lighting.of("n3").words()).as("will hear only later").isEqualTo("not heard");
    assertThat(lighting.links()).containsExactly(new LitLink(new Link("n1", "n2"), 1));
  }

  @Test
  void frameOnItsWayLightsItsLinkAndOneThatIsNotItsEndsToo() {
    var link = new Link("n1", "n2");
    var frame = world.send("n1", "n2", GraphWorld.HOP_NANOS);
    var selection = new Selection.Frame(frame, link, world.end() - 2);

    var flying = lit(selection, Light.NONE);
    world.deliver(frame, "n1", "n2", Reception.KNEW);
    var over = lit(selection, Light.NONE);

    assertThat(flying.links()).containsExactly(new LitLink(link, LitLink.SELECTED));
    assertThat(flying.cards()).isEmpty();
    assertThat(over.links()).isEqualTo(flying.links());
    assertThat(over.cards()).containsOnlyKeys("n1", "n2");
  }

  @Test
  void nodesThatAreNotYetOrNoLongerInvolvedFade() {
    var now = world.end();
    var causality = new Causality(now - 1, Map.of("n1", now - 1), Map.of("n1", now - 1, "n3", now));

    var before = lit(Selection.NONE, new Light.Cone(causality));
    world.click("n1");
    var after = lit(Selection.NONE, new Light.Cone(causality));

    assertThat(before.of("n1").words()).isEqualTo("picked event");
    assertThat(before.of("n2").kind()).isEqualTo(CardLight.Kind.ASIDE);
    assertThat(before.of("n3").kind()).isEqualTo(CardLight.Kind.ASIDE);
    assertThat(after.of("n3").words()).isEqualTo("follows from it");
  }

  private Lighting lit(Selection selection, Light light) {
    return Lighting.of(
        world.snapshot(), selection, List.of(), light, position -> "0:0" + position + ".0");
  }
}
