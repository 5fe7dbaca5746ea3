package hearsay.runtime.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hearsay.crdt.CounterRule;
import hearsay.node.Event;
import hearsay.node.NodeSettings;
import hearsay.protocol.PeerAddress;
import hearsay.wal.Backup;
import hearsay.wal.WalException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneNodeTest {
  private static final String LOOPBACK = "127.0.0.1";

  private final List<String> said = new CopyOnWriteArrayList<>();
  private final List<StandaloneNode> nodes = new ArrayList<>();

  @TempDir private Path directory;

  @AfterEach
  void close() {
    nodes.forEach(StandaloneNode::close);
  }

  @Test
  void goesOnFromItsLogUnderTheSameIncarnation() throws Exception {
    var first = start(logged("n1", false));
    first.runner().operate(5, 1).join();
    first.close();

    var second = start(logged("n1", false));

    assertThat(second.runner().state().value()).isEqualTo(BigInteger.valueOf(4));
    assertThat(second.runner().settings().actor()).isEqualTo(first.runner().settings().actor());
    assertThat(said)
        .anyMatch(line -> line.contains("no history; starts as n1#"))
        .anyMatch(line -> line.contains("recovered 6 operations (value 4)"));
  }

  @Test
  void withoutALogEachStartIsANewIncarnation() throws Exception {
    var first = start(settings("n1", LOOPBACK, LOOPBACK, List.of(), null, false));
    var second = start(settings("n1", LOOPBACK, LOOPBACK, List.of(), null, false));

    assertThat(first.runner().settings().actor()).isNotEqualTo(second.runner().settings().actor());
  }

  @Test
  void twoNodesThatGoOnFromCopiesOfOneLogCountBoth(@TempDir Path elsewhere) throws Exception {
    var before = start(logged("n1", false));
    before.runner().operate(5, 0).join();
    before.close();
    var copied = elsewhere.resolve("copied");
    Backup.copy(directory, copied);

    var n1 = start(logged("n1", false));
    var twin = start(settings("n1", LOOPBACK, LOOPBACK, List.of(), copied, false));
    n1.runner().operate(3, 0).join();
    twin.runner().operate(3, 0).join();
    var address = n1.runner().settings().address();
    twin.runner().offer(new Event.PeersLearned(List.of(address)));

    await()
        .untilAsserted(
            () ->
                assertThat(List.of(n1, twin))
                    .extracting(node -> node.runner().state().value())
                    .containsOnly(BigInteger.valueOf(11)));
    assertThat(said).anyMatch(line -> line.contains("it is a copy, so it goes on as a new actor"));
  }

  @Test
  void aDamagedLogIsRefusedUntilItIsRepaired() throws Exception {
    var first = start(logged("n1", false));
    for (var i = 0; i < 5; i++) {
      first.runner().operate(1, 0).join();
    }
    first.runner().crash();
    first.close();
    damageFirstRecord();

    assertThatThrownBy(() -> start(logged("n1", false)))
        .isInstanceOf(WalException.class)
        .hasMessageContaining("--repair");

    var repaired = start(logged("n1", true));
    assertThat(repaired.runner().settings().actor())
        .isNotEqualTo(first.runner().settings().actor());
  }

  @Test
  void aLogThatCanNotBeUsedLeavesThePortFree() throws Exception {
    start(logged("n1", false));

    assertThatThrownBy(() -> start(logged("other", false))).isInstanceOf(WalException.class);
  }

  @Test
  void onAllInterfacesItGoesByTheAddressItAdvertises() throws Exception {
    var n1 = start(settings("n1", "0.0.0.0", "localhost", List.of(), null, false));
    var address = n1.runner().settings().address();

    var n2 = start(settings("n2", LOOPBACK, LOOPBACK, List.of(address), null, false));
    n2.runner().operate(3, 0).join();

    assertThat(address.host()).isEqualTo("localhost");
    await()
        .untilAsserted(
            () -> assertThat(n1.runner().state().value()).isEqualTo(BigInteger.valueOf(3)));
    assertThat(n2.runner().peers()).singleElement().matches(peer -> peer.address().equals(address));
    assertThat(said).anyMatch(line -> line.endsWith("advertised as " + address));
  }

  @Test
  void peersThatItCanNotTakeAreNamedWithTheReason() throws Exception {
    var far = PeerAddress.parse("192.0.2.1:7001");

    start(settings("n1", LOOPBACK, LOOPBACK, List.of(far), null, false));

    assertThat(said)
        .contains(far + " can't be a peer: a node bound to loopback takes only loopback peers");
  }

  @Test
  void isNamedAfterItsAddressUnlessItIsTold() {
    assertThat(StandaloneSettings.nameOf("127.0.0.1", 7_001)).isEqualTo("n7001");
    assertThat(StandaloneSettings.nameOf("localhost", 7_001)).isEqualTo("n7001");
    assertThat(StandaloneSettings.nameOf("lab3", 7_001)).isEqualTo("lab3-7001");
  }

  private StandaloneNode start(StandaloneSettings settings) throws IOException {
    var node = StandaloneNode.start(settings, said::add);
    nodes.add(node);
    return node;
  }

  private StandaloneSettings logged(String name, boolean isRepairing) {
    return settings(name, LOOPBACK, LOOPBACK, List.of(), directory, isRepairing);
  }

  private static StandaloneSettings settings(
      String name,
      String listenHost,
      String advertisedHost,
      List<PeerAddress> peers,
      @Nullable Path dataDirectory,
      boolean isRepairing) {
    return new StandaloneSettings(
        name,
        listenHost,
        0,
        advertisedHost,
        0,
        CounterRule.PN,
        NodeSettings.DEFAULT_SYNC_INTERVAL_NANOS,
        NodeSettings.DEFAULT_FANOUT,
        NodeSettings.DEFAULT_MAX_SYNC_PEERS,
        peers,
        null,
        null,
        Set.of(),
        dataDirectory,
        isRepairing);
  }

  /// Where the first record of the newest segment lies, behind the header of the file.
  private void damageFirstRecord() throws IOException {
    try (var files = Files.list(directory)) {
      var segment =
          files
              .filter(file -> file.toFile().length() > 0)
              .max(Comparator.comparing(file -> file.getFileName().toString()))
              .orElseThrow();
      var bytes = Files.readAllBytes(segment);
      for (var at = 0; at < bytes.length; at++) {
        if (bytes[at] == 'n' && bytes[at + 1] == '1') {
          bytes[at] ^= 0x55;
        }
      }
      Files.write(segment, bytes);
    }
  }
}
