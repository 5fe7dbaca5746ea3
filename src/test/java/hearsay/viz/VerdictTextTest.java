package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.Tally;
import hearsay.journal.Link;
import hearsay.journal.Verdict;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTextTest {
  private static final Verdict WRONG =
      new Verdict.AgreeButWrong(number(9), number(10), Map.of("n4", new Tally(1, 0)));
  private static final Verdict STUCK = new Verdict.Stuck(number(4), List.of(number(2), number(4)));

  static Stream<Verdict> allButConverged() {
    return Stream.of(
        new Verdict.Spreading(1, 5),
        new Verdict.CutOff(List.of(new Link("n1", "n4")), List.of("B lacks 1 of A")),
        WRONG,
        STUCK,
        new Verdict.HeldOnlyByCrashed(Map.of("n2", new Tally(3, 0))),
        new Verdict.LostWithCrash(Map.of("n2", new Tally(3, 0))),
        new Verdict.NobodyRuns());
  }

  @Test
  void isNotGreenWhereAForeignNodeDiffers() {
    var text = text(new Verdict.Converged(3, number(4))).noting("127.0.0.1:7001 says 11");

    assertThat(text.tone()).isEqualTo(VerdictText.Tone.NEUTRAL);
    assertThat(text.spoken()).isEqualTo("Converged here, all 3 say 4 · 127.0.0.1:7001 says 11");
  }

  @Test
  void convergedIsGoodAndACheck() {
    var text = text(new Verdict.Converged(5, number(4)));

    assertThat(text.tone()).isEqualTo(VerdictText.Tone.GOOD);
    assertThat(text.shape()).isEqualTo(VerdictText.Shape.CHECK);
    assertThat(text.spoken()).isEqualTo("Converged, all 5 say 4");
  }

  @ParameterizedTest
  @MethodSource("allButConverged")
  void nothingElseLooksLikeSuccess(Verdict verdict) {
    var text = text(verdict);

    assertThat(text.tone()).isNotEqualTo(VerdictText.Tone.GOOD);
    assertThat(text.shape()).isNotEqualTo(VerdictText.Shape.CHECK);
  }

  @Test
  void agreementOnAWrongValueSaysSoAndWhoLost() {
    var text = text(WRONG);

    assertThat(text.shape()).isEqualTo(VerdictText.Shape.CROSS);
    assertThat(text.tone()).isEqualTo(VerdictText.Tone.WRONG);
    assertThat(text.words()).isEqualTo("Agree, but wrong: all say 9, 10 acknowledged");
    assertThat(text.detail()).isEqualTo("lost: +1 of n4");
  }

  @Test
  void sameVersionWithDifferentCountersIsStuck() {
    var text = text(STUCK);

    assertThat(text.shape()).isEqualTo(VerdictText.Shape.NOT_EQUAL);
    assertThat(text.tone()).isEqualTo(VerdictText.Tone.WRONG);
    assertThat(text.words()).isEqualTo("Stuck: same version, different counter");
    assertThat(text.detail()).isEqualTo("at v4 they say 2 and 4");
  }

  @Test
  void cutOffNamesTheLinksToHealAndCountsTheRest() {
    var links = Stream.of("n4", "n5", "n6", "n7", "n8").map(node -> new Link("n1", node)).toList();

    var text = text(new Verdict.CutOff(links, List.of("B lacks 1 of A")));

    assertThat(text.words()).isEqualTo("Cut off: heal n1–n4, n1–n5, n1–n6, n1–n7 and 1 more");
    assertThat(text.detail()).isEqualTo("7 acknowledged · B lacks 1 of A");
    assertThat(text.heal()).isEqualTo(links);
  }

  @Test
  void cutOffWithNoLinkToHealSaysThatThereIsNoWay() {
    var text = text(new Verdict.CutOff(List.of(), List.of("B lacks 1 of A")));

    assertThat(text.words()).isEqualTo("Cut off: no open way between running nodes");
    assertThat(text.heal()).isEmpty();
  }

  @Test
  void agreementOnTheRightValueByChanceNamesWhatWasLost() {
    var lost = Map.of("n1", new Tally(1, 0), "n2", new Tally(0, 1));

    var text = text(new Verdict.AgreeButWrong(number(9), number(9), lost));

    assertThat(text.words())
        .isEqualTo("Agree, but wrong: all say 9 by chance, lost n1: +1, n2: −1");
    assertThat(text.detail()).isEqualTo("7 acknowledged");
  }

  @Test
  void lossesTooManyToBeNamedAreNotNamed() {
    var text = text(new Verdict.AgreeButWrong(number(9), number(10), Map.of()));

    assertThat(text.spoken()).isEqualTo("Agree, but wrong: all say 9, 10 acknowledged");
  }

  @Test
  void spreadingCountsWhoHasHeard() {
    assertThat(text(new Verdict.Spreading(0, 5)).words())
        .isEqualTo("Spreading: none of 5 has heard everything");
    assertThat(text(new Verdict.Spreading(1, 5)).words()).isEqualTo("Spreading: 1 of 5 has heard");
    assertThat(text(new Verdict.Spreading(3, 5)).words()).isEqualTo("Spreading: 3 of 5 have heard");
  }

  @Test
  void operationsOfACrashedNodeAreSigned() {
    var text = text(new Verdict.HeldOnlyByCrashed(Map.of("n2", new Tally(3, 1))));

    assertThat(text.words()).isEqualTo("Held only by crashed n2: +3 −1");
  }

  private static VerdictText text(Verdict verdict) {
    return VerdictText.of(verdict, number(7));
  }

  private static BigInteger number(long value) {
    return BigInteger.valueOf(value);
  }
}
