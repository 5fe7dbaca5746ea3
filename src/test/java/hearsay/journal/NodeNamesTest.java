package hearsay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.Tally;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NodeNamesTest {
  @Test
  void theTenthNodeComesAfterTheNinthAndForeignAddressesComeLast() {
    var names = List.of("n10", "n2", "127.0.0.1:7001", "n1", "n9");

    assertThat(NodeNames.sorted(names)).containsExactly("n1", "n2", "n9", "n10", "127.0.0.1:7001");
  }

  @Test
  void aLongListIsCutShort() {
    var hundred = IntStream.rangeClosed(1, 100).mapToObj(i -> "n" + i).toList();

    assertThat(NodeNames.list(Set.of("n2", "n10", "n1"))).isEqualTo("n1, n2, n10");
    assertThat(NodeNames.list(hundred)).isEqualTo("n1, n2, n3, n4, n5 and 95 more");
  }

  @Test
  void aLinkIsNamedFromItsFirstEndAndLongListsOfLinksAreCutShort() {
    var links = Stream.of("n4", "n5", "n6", "n7", "n8").map(node -> new Link("n2", node)).toList();

    assertThat(NodeNames.undirected(new Link("n10", "n9"))).isEqualTo("n9–n10");
    assertThat(NodeNames.links(links.subList(0, 2))).isEqualTo("n2–n4, n2–n5");
    assertThat(NodeNames.links(links)).isEqualTo("n2–n4, n2–n5, n2–n6, n2–n7 and 1 more");
  }

  @Test
  void operationsAreSigned() {
    assertThat(NodeNames.signed(new Tally(3, 1))).isEqualTo("+3 −1");
    assertThat(NodeNames.signed(new Tally(0, 1))).isEqualTo("−1");
    assertThat(NodeNames.signed(Tally.ZERO)).isEqualTo("0");
  }
}
