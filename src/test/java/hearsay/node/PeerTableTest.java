package hearsay.node;

import static hearsay.node.Nodes.INTERVAL;
import static hearsay.node.Nodes.address;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.protocol.PeerAddress;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerTableTest {
  private final PeerTable table = tableOf(address(1));

  @ParameterizedTest
  @CsvSource({
    "0, ACTIVE",
    "1, SUSPECT",
    "2, SUSPECT",
    "3, GONE",
    "4, GONE",
  })
  void strikesAnIntervalApartDemote(int strikes, PeerState expected) {
    var peer = table.add(address(2));

    for (int i = 0; i < strikes; i++) {
      table.strike(peer, i * INTERVAL);
    }

    assertThat(peer.state).isEqualTo(expected);
  }

  @Test
  void manyFailuresAtOnceAreOneStrike() {
    var peer = table.add(address(2));

    for (int i = 0; i < 100; i++) {
      table.strike(peer, i);
    }

    assertThat(peer.state).isEqualTo(PeerState.SUSPECT);
  }

  @Test
  void aStrikeTellsWhetherTheStateChanged() {
    var peer = table.add(address(2));

    assertThat(table.strike(peer, 0)).isTrue();
    assertThat(table.strike(peer, INTERVAL)).isFalse();
    assertThat(table.strike(peer, 2 * INTERVAL)).isTrue();
    assertThat(table.strike(peer, 3 * INTERVAL)).isFalse();
  }

  @Test
  void anythingHeardRevivesAndForgivesAllStrikes() {
    var peer = table.add(address(2));
    for (int i = 0; i < 5; i++) {
      table.strike(peer, i * INTERVAL);
    }

    boolean isRevived = table.revive(peer);
    table.strike(peer, 6 * INTERVAL);

    assertThat(isRevived).isTrue();
    assertThat(peer.state).isEqualTo(PeerState.SUSPECT);
  }

  @Test
  void onlyAnUnansweredQuestionIsOverdueNeverMereSilence() {
    var asked = table.add(address(2));
    var answered = table.add(address(3));
    table.add(address(4));

    table.asked(asked, 0);
    table.asked(answered, 0);
    table.asked(asked, INTERVAL);
    table.revive(answered);

    assertThat(table.overdue(2 * INTERVAL - 1)).isEmpty();
    assertThat(table.overdue(2 * INTERVAL)).containsExactly(asked);
  }

  @Test
  void ownAddressAndItsAliasesAreNeverPeers() {
    assertThat(table.refusal(address(1))).contains("own address");
    assertThat(table.refusal(new PeerAddress("localhost", 20_001))).contains("own address");
    assertThat(table.refusal(new PeerAddress("::1", 20_001))).contains("own address");
    assertThat(table.refusal(new PeerAddress("localhost", 20_002))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.2, true",
    "127.0.0.1, localhost, true",
    "127.0.0.1, ::1, true",
    "127.0.0.1, 10.0.0.1, false",
    "127.0.0.1, 127.example.org, false",
    "localhost, example.org, false",
    "10.0.0.1, 10.0.0.2, true",
    "10.0.0.1, 127.0.0.1, true",
  })
  void aNodeBoundToLoopbackTakesOnlyLoopbackPeers(String own, String peer, boolean isTaken) {
    var refusal = tableOf(new PeerAddress(own, 7001)).refusal(new PeerAddress(peer, 7002));

    assertThat(refusal == null).isEqualTo(isTaken);
  }

  @Test
  void aFullTableTakesNoMore() {
    for (int i = 0; i < PeerTable.MAX_PEERS; i++) {
      table.add(new PeerAddress("127.0.1.1", 1 + i));
    }

    assertThat(table.refusal(address(2))).contains("full");
  }

  @Test
  void aForgottenPeerIsRememberedAsSuchUntilItIsAddedAgain() {
    table.add(address(2));

    table.forget(address(2));

    assertThat(table.find(address(2))).isNull();
    assertThat(table.isForgotten(address(2))).isTrue();
    table.add(address(2));
    assertThat(table.isForgotten(address(2))).isFalse();
  }

  @Test
  void aSampleHasDifferentPeersAndReachesAllOfThemInTime() {
    for (int i = 2; i <= 6; i++) {
      table.add(address(i));
    }
    var seen = new HashSet<Peer>();

    for (int i = 0; i < 100; i++) {
      var sample = table.sample(2, Peer::isActive);
      assertThat(sample).hasSize(2).doesNotHaveDuplicates();
      seen.addAll(sample);
    }

    assertThat(seen).hasSize(5);
    assertThat(table.sample(9, Peer::isActive)).hasSize(5);
    assertThat(table.sample(1, Peer::isGone)).isEmpty();
  }

  private static PeerTable tableOf(PeerAddress own) {
    return new PeerTable(own, INTERVAL, new Random(1));
  }
}
