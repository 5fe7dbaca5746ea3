package hearsay.node;

import static hearsay.node.Nodes.INTERVAL;
import static hearsay.node.Nodes.address;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerViewTest {
  private final PeerTable peers = new PeerTable(address(1), INTERVAL, new Random(1));
  private final PeerView view = new PeerView(peers, new Random(2));

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "16, 16", "17, 8", "100, 8"})
  void holdsAllOfFewPeersAndAFewOfMany(int peerCount, int size) {
    addPeers(peerCount);

    assertThat(view.members()).hasSize(size).doesNotHaveDuplicates().allMatch(view::contains);
  }

  @Test
  void ofFewPeersHoldsThoseThatCanBeReached() {
    addPeers(3);
    peers.lose(peer(2));

    assertThat(view.members()).containsExactly(peer(3), peer(4));
    assertThat(view.contains(peer(2))).isFalse();
    assertThat(view.offer(peer(3))).isTrue();
    assertThat(view.replace(peer(2))).isNull();
  }

  @Test
  void staysAsItIsWhileItsMembersDo() {
    addPeers(100);
    var before = List.copyOf(view.members());

    peers.reachable().stream()
        .filter(peer -> !before.contains(peer))
        .limit(80)
        .forEach(peers::lose);

    assertThat(view.members()).hasSize(8).containsExactlyElementsOf(before);
  }

  @Test
  void putsAnotherInThePlaceOfOneThatIsLost() {
    addPeers(100);
    var lost = view.members().getFirst();
    var others = List.copyOf(view.members().subList(1, 8));
    peers.lose(lost);

    var substitute = view.replace(lost);

    assertThat(substitute).isNotNull().isNotSameAs(lost).isNotIn(others);
    assertThat(view.members()).hasSize(8).containsAll(others).contains(substitute);
    assertThat(view.replace(lost)).isNull();
  }

  @Test
  void takesNobodyWhoIsGoneIntoAPlaceThatIsFree() {
    addPeers(20);
    for (int i = 2; i <= 16; i++) {
      peer(i).state = PeerState.GONE;
    }

    assertThat(view.members())
        .containsExactlyInAnyOrder(peers.find(address(17)), peer(18), peer(19), peer(20), peer(21));
    peer(18).state = PeerState.GONE;

    assertThat(view.replace(peer(18))).isNull();
    assertThat(view.members()).hasSize(4);
  }

  /// 8 of 100 peers in 2,000 views: each is expected in 160, give or take 12.
  @Test
  void isAFairSampleHoweverPeersCome() {
    var seen = new HashMap<Object, Integer>();
    for (int run = 0; run < 2_000; run++) {
      var table = new PeerTable(address(1), INTERVAL, new Random(run));
      var some = new PeerView(table, new Random(3 * run + 1));
      for (int i = 2; i < 102; i++) {
        some.offer(table.add(address(i)));
      }
      some.members().forEach(peer -> seen.merge(peer.address(), 1, Integer::sum));
    }

    assertThat(seen).hasSize(100);
    assertThat(new ArrayList<>(seen.values())).allSatisfy(n -> assertThat(n).isBetween(100, 220));
  }

  private void addPeers(int count) {
    for (int i = 2; i < 2 + count; i++) {
      peers.add(address(i));
    }
  }

  private Peer peer(int i) {
    return Objects.requireNonNull(peers.find(address(i)));
  }
}
