package hearsay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.protocol.PeerAddress;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntroductionsTest {
  private static final PeerAddress STRANGER = new PeerAddress("127.0.0.1", 9_001);

  private static final String LOOPBACK = ClusterSettings.LOOPBACK;

  private static List<String> nodes(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> "n" + number).toList();
  }

  @Test
  void inASmallClusterAllNodesGetToKnowAStranger() {
    assertThat(Introductions.chosen(STRANGER, LOOPBACK, nodes(10))).isEqualTo(nodes(10));
  }

  @Test
  void inALargeClusterTheSameFewDoWhoeverAsks() {
    var chosen = Introductions.chosen(STRANGER, LOOPBACK, nodes(100));

    assertThat(chosen).hasSize(Introductions.SOME).doesNotHaveDuplicates();
    assertThat(Introductions.chosen(STRANGER, LOOPBACK, nodes(100).reversed())).isEqualTo(chosen);
  }

  @Test
  void strangersAreSpreadOverTheNodes() {
    var known = new HashSet<String>();
    for (int port = 9_001; port <= 9_060; port++) {
      known.addAll(Introductions.chosen(new PeerAddress("127.0.0.1", port), LOOPBACK, nodes(30)));
    }

    assertThat(known).hasSizeGreaterThan(25);
  }

  @Test
  void nodesOnLoopbackAreNotToldOfAStrangerOnAnotherMachine() {
    var elsewhere = new PeerAddress("10.0.0.7", 9_001);

    assertThat(Introductions.chosen(elsewhere, LOOPBACK, nodes(5))).isEmpty();
    assertThat(Introductions.chosen(elsewhere, "127.0.0.2", nodes(5))).isEmpty();
    assertThat(Introductions.chosen(elsewhere, "10.0.0.8", nodes(5))).isEqualTo(nodes(5));
  }
}
