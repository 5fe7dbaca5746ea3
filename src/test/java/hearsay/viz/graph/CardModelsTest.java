package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.PnCounter;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardModelsTest {
  private static final CardModels.Wishes NONE = CardModels.Wishes.none(true, false);

  @Test
  void nodeThatKnowsMostIsAheadUntilAllKnowIt() {
    var world = GraphWorld.mesh(3);

    assertThat(shown(world, NONE).values()).noneMatch(CardModel::isFront);

    world.click("n2");

    assertThat(shown(world, NONE).get("n2").isFront()).isTrue();
    assertThat(shown(world, NONE).get("n1").isFront()).isFalse();
  }

  @Test
  void sidesThatAgreeAmongThemselvesHaveNobodyAhead() {
    var world = GraphWorld.mesh(2).severBoth("n1", "n2").click("n2");

    assertThat(shown(world, NONE).values()).noneMatch(CardModel::isFront);
  }

  @Test
  void equalStatesHaveEqualMarksAndOthersDoNot() {
    var world = GraphWorld.mesh(3).click("n2");

    var shown = shown(world, NONE);

    assertThat(shown.get("n1").mark()).isEqualTo(shown.get("n3").mark());
    assertThat(shown.get("n1").mark()).isNotEqualTo(shown.get("n2").mark());
  }

  @Test
  void groupIsShownOnlyWhenThereAreSeveral() {
    var world = GraphWorld.mesh(2);
    assertThat(shown(world, NONE).values()).allMatch(card -> card.group() == -1);

    world.severBoth("n1", "n2");

    assertThat(shown(world, NONE).values())
        .extracting(CardModel::group)
        .containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void refusalStandsInPlaceOfTheNews() {
    var wishes =
        new CardModels.Wishes(Map.of("n1", 1), Map.of("n1", "can't go below 0"), "n1", true, false);

    var card = shown(GraphWorld.mesh(2), wishes).get("n1");

    assertThat(card.line()).isEqualTo("can't go below 0");
    assertThat(card.lineKind()).isEqualTo(CardModel.LineKind.REFUSAL);
    assertThat(card.armedText()).isEqualTo("+1 armed");
    assertThat(card.isSelected()).isTrue();
  }

  @Test
  void pastKnowsNothingOfWhatIsArmedOrWasRefusedNow() {
    var wishes =
        new CardModels.Wishes(Map.of("n1", 1), Map.of("n1", "can't go below 0"), "n1", true, true);

    var card = shown(GraphWorld.mesh(2), wishes).get("n1");

    assertThat(card.lineKind()).isNotEqualTo(CardModel.LineKind.REFUSAL);
    assertThat(card.armed()).isZero();
    assertThat(card.isPast()).isTrue();
    assertThat(card.isSelected()).as("of who looks, not of the moment").isTrue();
  }

  @Test
  void crashedNodeIsSaidToBeCrashed() {
    var card = shown(GraphWorld.mesh(2).crash("n1"), NONE).get("n1");

    assertThat(card.isCrashed()).isTrue();
    assertThat(card.spoken()).startsWith("n1: value 0, version 0, state ").contains(", crashed");
  }

  @Test
  void crashedNodeSaysWhatItWillComeBackWith() {
    assertThat(shown(GraphWorld.mesh(2).crash("n1"), NONE).get("n1").disk())
        .isEqualTo("no log: returns empty");
    assertThat(shown(GraphWorld.mesh(2), NONE).get("n1").disk()).isEmpty();
  }

  @Test
  void foreignNodeThatSaidNothingHasNeitherValueNorMark() {
    var card = shown(GraphWorld.mesh(1).foreign(9001), NONE).get("127.0.0.1:9001");

    assertThat(card.isForeign()).isTrue();
    assertThat(card.value()).isEqualTo("?");
    assertThat(card.version()).isEmpty();
    assertThat(card.mark()).isNull();
    assertThat(card.line()).isEqualTo("nothing heard yet");
    assertThat(card.spoken()).isEqualTo("127.0.0.1:9001: foreign node, nothing heard yet");
  }

  @Test
  void foreignNodeShowsWhatItsDigestToldAndSharesTheMarkOfEqualStates() {
    var world = GraphWorld.mesh(2).foreign(9001).click("n1");
    var held = (PnCounter) world.snapshot().node("n1").orElseThrow().state();

    world.tell("127.0.0.1:9001", "n1", held);

    var shown = shown(world, NONE);
    assertThat(shown.get("127.0.0.1:9001").value()).isEqualTo("1");
    assertThat(shown.get("127.0.0.1:9001").version()).isEqualTo("v1");
    assertThat(shown.get("127.0.0.1:9001").mark()).isEqualTo(shown.get("n1").mark());
    assertThat(shown.get("n2").mark()).isNotEqualTo(shown.get("n1").mark());
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "7,7",
    "511,511",
    "999,999",
    "1000,'1,000'",
    "-12,−12",
    "123456789,'123,456,789'",
    "12345678901,1.234e10"
  })
  void numbersFitTheirCard(String number, String text) {
    assertThat(NumberText.of(new BigInteger(number))).isEqualTo(text);
  }

  private Map<String, CardModel> shown(GraphWorld world, CardModels.Wishes wishes) {
    var snapshot = world.snapshot();
    return CardModels.of(
        snapshot, List.copyOf(snapshot.groups()), wishes, Lighting.NONE, world.nowNanos);
  }
}
