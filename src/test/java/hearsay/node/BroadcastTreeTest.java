package hearsay.node;

import static hearsay.node.Nodes.INTERVAL;
import static hearsay.node.Nodes.actor;
import static hearsay.node.Nodes.address;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BroadcastTreeTest {
  private final PeerTable peers = new PeerTable(address(1), INTERVAL, new Random(1));
  private final PeerView view = new PeerView(peers, new Random(2));
  private final BroadcastTree tree = new BroadcastTree(view, 3);

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "16, 16", "17, 3", "100, 3"})
  void aTreeBeginsAsAFloodAmongFewAndWithTheFanoutAmongMany(int peerCount, int links) {
    addPeers(peerCount);

    assertThat(tree.eager(actor(1))).hasSize(links).doesNotHaveDuplicates();
  }

  @Test
  void whoCannotBeReachedIsNotPushedTo() {
    addPeers(3);
    peer(2).isReachable = false;

    assertThat(tree.eager(actor(1))).containsExactly(peer(3), peer(4));
  }

  @Test
  void pruningAndGraftingConcernOneActorOnly() {
    addPeers(3);
    tree.eager(actor(1));
    tree.eager(actor(2));

    boolean isPruned = tree.prune(actor(1), peer(2));
    boolean isPrunedAgain = tree.prune(actor(1), peer(2));

    assertThat(isPruned).isTrue();
    assertThat(isPrunedAgain).isFalse();
    assertThat(tree.eager(actor(1))).containsExactly(peer(3), peer(4));
    assertThat(tree.eager(actor(2))).hasSize(3);
    assertThat(tree.graft(actor(1), peer(2))).isTrue();
    assertThat(tree.graft(actor(1), peer(2))).isFalse();
    assertThat(tree.eager(actor(1))).hasSize(3);
  }

  @Test
  void aPeerThatComesIsPushedEverythingItIsNotPushedYet() {
    addPeers(3);
    tree.eager(actor(1));
    tree.eager(actor(2));
    tree.prune(actor(1), peer(2));

    var joined = tree.join(peer(2));

    assertThat(joined).containsExactly(actor(1));
  }

  @Test
  void amongManyAPeerThatComesIsTakenOnlyWhereLinksAreLacking() {
    addPeers(30);
    tree.eager(actor(1));
    tree.eager(actor(2));
    tree.prune(actor(2), tree.eager(actor(2)).getFirst());
    var newcomer = peers.add(address(99));

    var joined = tree.join(newcomer);

    assertThat(joined).containsExactly(actor(2));
    assertThat(tree.eager(actor(2))).hasSize(3).contains(newcomer);
  }

  @Test
  void amongManyTheTreesOfAllActorsBeginWithTheSamePeers() {
    addPeers(30);

    assertThat(tree.eager(actor(1)))
        .containsExactlyElementsOf(view.members().subList(0, 3))
        .isEqualTo(tree.eager(actor(2)));
  }

  @Test
  void theNewsOfASilentParentIsOrphaned() {
    addPeers(3);
    tree.taughtBy(actor(1), peer(2));
    tree.taughtBy(actor(2), peer(3));

    var orphaned = tree.orphan(peer(2));

    assertThat(orphaned).containsExactly(actor(1));
    assertThat(tree.isParent(actor(1), peer(2))).isFalse();
    assertThat(tree.isParent(actor(2), peer(3))).isTrue();
  }

  @Test
  void beyondItsBoundTheOldestBranchBeginsAnew() {
    addPeers(3);
    tree.prune(actor(0), peer(2));

    for (int i = 1; i <= BroadcastTree.MAX_ACTORS; i++) {
      tree.eager(actor(i));
    }

    assertThat(tree.eager(actor(0))).hasSize(3);
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
