package hearsay.cluster;

import static hearsay.cluster.Clusters.awaitConverged;
import static hearsay.cluster.Clusters.awaitValue;
import static hearsay.cluster.Clusters.events;
import static hearsay.cluster.Clusters.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.cluster.ClusterSettings.Network;
import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.protocol.Codec;
import hearsay.protocol.Frame;
import hearsay.protocol.Message;
import hearsay.protocol.MessageKind;
import hearsay.protocol.PeerAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whatever strangers do at the port of a node that runs, the graph goes on.
class HostileClusterTest {
  private static final PeerAddress STRANGER = new PeerAddress("127.0.0.1", 9_999);

  private final List<Socket> strangers = new ArrayList<>();
  private Cluster cluster;
  private int clicks;

  @BeforeEach
  void start() throws IOException {
    cluster = Clusters.start(3, Network.TCP);
    assertThatTheGraphGoesOn();
  }

  @AfterEach
  void close() throws IOException {
    for (var stranger : strangers) {
      stranger.close();
    }
    cluster.close();
  }

  private void assertThatTheGraphGoesOn() {
    cluster.operate("n2", 1);
    awaitConverged(cluster, ++clicks);
  }

  private Socket stranger() throws IOException {
    var socket = new Socket("127.0.0.1", cluster.address("n2").port());
    strangers.add(socket);
    return socket;
  }

  /// The beginning of a frame that announces a body of so many bytes.
  private static byte[] announcing(int bodyBytes) {
    var bytes = new ByteArrayOutputStream();
    var address = STRANGER.toString().getBytes(StandardCharsets.US_ASCII);
    bytes.write(address.length);
    bytes.writeBytes(address);
    bytes.write(MessageKind.DELTA.code());
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bodyBytes).array());
    return bytes.toByteArray();
  }

  private List<JournalEvent.BytesRejected> rejected() {
    return events(cluster, JournalEvent.BytesRejected.class).toList();
  }

  @Test
  void aThousandIdleConnectionsStopNobody() throws IOException {
    for (var i = 0; i < 1_000; i++) {
      stranger();
    }

    assertThatTheGraphGoesOn();
  }

  @Test
  void aHugeLengthIsRefusedByName() throws IOException {
    var socket = stranger();

    socket.getOutputStream().write(announcing(200_000_000));

    eventually().until(() -> !rejected().isEmpty());
    assertThat(rejected().getFirst().node()).isEqualTo("n2");
    assertThat(rejected().getFirst().remote()).isEqualTo("127.0.0.1:" + socket.getLocalPort());
    assertThat(rejected().getFirst().rule()).isEqualTo("BODY_LENGTH");
    assertThatTheGraphGoesOn();
  }

  @Test
  void manyHalfFramesAreCutBeforeTheyFillTheMemory() throws IOException {
    var half = new byte[1_000 * 1024];

    for (var i = 0; i < 60; i++) {
      var socket = stranger();
      try {
        socket.getOutputStream().write(announcing(Codec.MAX_BODY_BYTES));
        socket.getOutputStream().write(half);
      } catch (IOException cut) {
        assertThat(cut).hasMessageMatching(".*(reset|Broken|closed|aborted).*");
      }
    }

    eventually()
        .untilAsserted(
            () ->
                assertThat(rejected())
                    .anySatisfy(
                        bytes -> {
                          assertThat(bytes.rule()).isEqualTo("INCOMPLETE");
                          assertThat(bytes.text()).contains("16 MiB");
                          assertThat(bytes.node()).isEqualTo("n2");
                          assertThat(bytes.remote()).startsWith("127.0.0.1:");
                        }));
    assertThatTheGraphGoesOn();
  }

  @Test
  void aForeignNodesFramesTellWhatItHolds() throws IOException {
    var told = PnCounter.empty().plus(new ActorId("visitor", 1), 5, 0);

    stranger().getOutputStream().write(Codec.encode(new Frame(STRANGER, new Message.Delta(told))));

    awaitValue(cluster, clicks + 5L);
    var link = new Link(STRANGER.toString(), "n2");
    assertThat(events(cluster, JournalEvent.FrameSent.class))
        .filteredOn(sent -> sent.link().equals(link))
        .singleElement()
        .satisfies(sent -> assertThat(sent.frame().connection()).isNegative());
    assertThat(events(cluster, JournalEvent.FrameDelivered.class))
        .filteredOn(delivered -> delivered.link().equals(link))
        .hasSize(1);
    assertThat(cluster.journal().latest().node(STRANGER.toString()).orElseThrow().state())
        .isEqualTo(told);
  }
}
