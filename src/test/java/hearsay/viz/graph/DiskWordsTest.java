package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiskWordsTest {
  @Test
  void logKeepsTheNodesOwnOperations() {
    var node = GraphWorld.mesh(2).crash("n1").snapshot().node("n1").orElseThrow();

    assertThat(DiskWords.of(node, true)).isEqualTo("its log may keep what it heard");
    assertThat(DiskWords.of(node, false)).isEqualTo("no log: returns empty");
  }

  @Test
  void runningNodeSaysNothingOfItsLog() {
    var node = GraphWorld.mesh(1).snapshot().node("n1").orElseThrow();

    assertThat(DiskWords.of(node, true)).isEmpty();
  }

  @Test
  void crashOfTheOnlyHolderIsNoLossWithALog() {
    assertThat(DiskWords.onCrash("+3 held by n2 alone", true))
        .endsWith("its log keeps what it counted itself");
    assertThat(DiskWords.onCrash("+3 held by n2 alone", false)).endsWith("it has no log");
  }
}
