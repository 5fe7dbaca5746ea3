package hearsay.transport;

import static hearsay.transport.TransportContract.eventually;
import static hearsay.transport.TransportContract.message;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.protocol.Codec;
import hearsay.protocol.Frame;
import hearsay.protocol.MessageKind;
import hearsay.protocol.PeerAddress;
import hearsay.transport.Recorder.IncomingEnded;
import hearsay.transport.Recorder.Rejected;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a stranger writes to a node's port, its own connection suffers and no other.
class HostileBytesTest {
  private final Recorder recorder = new Recorder();
  private final List<Socket> strangers = new ArrayList<>();
  private TcpTransport node;
  private Transport peer;
  private int lastVersion;

  @BeforeEach
  void startTwoThatTalk() throws IOException {
    node = TcpTransport.listen("127.0.0.1", 0, recorder);
    peer = TcpTransport.listen("127.0.0.1", 0, recorder);
    node.start(recorder.node());
    peer.start(recorder.node());
    assertThatTheyTalk();
  }

  @AfterEach
  void closeAll() throws IOException {
    for (var stranger : strangers) {
      stranger.close();
    }
    node.abort();
    peer.abort();
  }

  private void assertThatTheyTalk() {
    var next = message(++lastVersion);
    peer.send(node.address(), next);
    eventually(() -> assertThat(recorder.delivered()).contains(next));
  }

  private Socket stranger(byte... bytes) throws IOException {
    var socket = new Socket("127.0.0.1", node.address().port());
    socket.setSoTimeout(20_000);
    strangers.add(socket);
    socket.getOutputStream().write(bytes);
    return socket;
  }

  private static void assertClosed(Socket socket) {
    try {
      assertThat(socket.getInputStream().read()).as("end of stream").isEqualTo(-1);
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("reset");
    }
  }

  @Test
  void takesAConnectionThatSaysNothingAndCloses() throws IOException {
    stranger().close();

    eventually(() -> assertThat(recorder.count(IncomingEnded.class)).isEqualTo(1));
    assertThat(recorder.all(Rejected.class)).isEmpty();
    assertThatTheyTalk();
  }

  @Test
  void closesTheConnectionOnGarbageAndNamesRemoteAndRule() throws IOException {
    var socket = stranger("GET / HTTP/1.1\r\n\r\n".repeat(20).getBytes(StandardCharsets.US_ASCII));

    assertClosed(socket);

    eventually(
        () ->
            assertThat(recorder.all(Rejected.class))
                .singleElement()
                .matches(event -> event.remote().equals("127.0.0.1:" + socket.getLocalPort()))
                .matches(event -> !event.rule().isEmpty() && !event.text().isEmpty())
                .matches(event -> event.count() == 1));
    assertThatTheyTalk();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void survivesRandomBytes(long seed) throws IOException {
    var bytes = new byte[2_000];
    new SplittableRandom(seed).nextBytes(bytes);

    try {
      stranger(bytes).shutdownOutput();
    } catch (IOException e) {
      assertThat(e).as("seed %d", seed).hasMessageMatching(".*(reset|Broken|closed|connected).*");
    }

    eventually(
        () -> assertThat(recorder.count(IncomingEnded.class)).as("seed %d", seed).isEqualTo(1));
    assertThatTheyTalk();
  }

  @Test
  void closesTheConnectionOnAHugeLength() throws IOException {
    var address = "127.0.0.1:9999".getBytes(StandardCharsets.US_ASCII);
    var bytes = new byte[1 + address.length + 5];
    bytes[0] = (byte) address.length;
    System.arraycopy(address, 0, bytes, 1, address.length);
    bytes[1 + address.length] = 0x13;
    Arrays.fill(bytes, 2 + address.length, bytes.length, (byte) 0x7f);

    assertClosed(stranger(bytes));

    eventually(() -> assertThat(recorder.count(Rejected.class)).isEqualTo(1));
    assertThatTheyTalk();
  }

  @Test
  void dropsAHalfFrameWithItsConnection() throws IOException {
    var whole = Codec.encode(new Frame(new PeerAddress("127.0.0.1", 9_999), message(77)));
    var socket = stranger(Arrays.copyOf(whole, whole.length - 1));
    assertThatTheyTalk();

    assertClosed(socket);

    assertThat(recorder.delivered()).doesNotContain(message(77));
    eventually(
        () ->
            assertThat(recorder.all(Rejected.class))
                .anyMatch(event -> event.rule().equals("INCOMPLETE")));
    assertThatTheyTalk();
  }

  @Test
  void boundsTheMemoryOfManyHalfFramesByCuttingTheLargest() throws IOException {
    var head =
        ByteBuffer.allocate(20)
            .put((byte) 14)
            .put("127.0.0.1:9999".getBytes(StandardCharsets.US_ASCII))
            .put((byte) MessageKind.DELTA.code())
            .putInt(Codec.MAX_BODY_BYTES)
            .array();
    var half = new byte[1_000 * 1024];
    var most = 0;
    for (var i = 0; i < 60; i++) {
      var socket = stranger(head);
      try {
        socket.getOutputStream().write(half);
      } catch (IOException e) {
        assertThat(e).hasMessageMatching(".*(reset|Broken|closed|abort).*");
      }
      most = Math.max(most, node.unfinishedBytes());
    }

    eventually(
        () ->
            assertThat(recorder.all(Rejected.class))
                .anyMatch(event -> event.rule().equals("INCOMPLETE")));
    assertThat(most).isBetween(1, HalfFrames.MAX_BYTES + 2 * Codec.MAX_BODY_BYTES);
    assertThatTheyTalk();
    eventually(() -> assertThat(node.unfinishedBytes()).isZero());
  }

  @Test
  void readsOnWhenANodeFailsInTheWorstWay() throws IOException {
    var poor = TcpTransport.listen("127.0.0.1", 0, recorder);
    poor.start(
        new Transport.Receiver() {
          @Override
          public void frameReceived(FrameId id, Frame frame) {
            throw new StackOverflowError("thrown by this test");
          }

          @Override
          public void peerUnreachable(PeerAddress address, String reason) {}

          @Override
          public void linkOpened(PeerAddress address) {}
        });

    peer.send(poor.address(), message(1));

    Awaitility.await()
        .dontCatchUncaughtExceptions()
        .until(() -> recorder.count(IncomingEnded.class) > 0);
    assertThatTheyTalk();
    poor.abort();
  }

  @Test
  void makesRoomForPeersAmongAThousandThatHaveSentAFrame() throws IOException {
    for (var i = 0; i < Listener.MAX_INCOMING; i++) {
      stranger(Codec.encode(new Frame(new PeerAddress("127.0.0.1", 1 + i), message(i))));
    }
    eventually(
        () ->
            assertThat(recorder.count(Recorder.Accepted.class))
                .isGreaterThanOrEqualTo(Listener.MAX_INCOMING));

    var newcomer = TcpTransport.listen("127.0.0.1", 0, TransportObserver.NONE);
    newcomer.start(recorder.node());
    newcomer.send(node.address(), message(5_555));

    eventually(() -> assertThat(recorder.delivered()).contains(message(5_555)));
    newcomer.close();
  }

  @Test
  void reportsAFloodOfBrokenConnectionsOnceInAWhile() throws IOException {
    for (var i = 0; i < 100; i++) {
      assertClosed(stranger((byte) 0, (byte) 0));
    }

    assertThat(recorder.count(Rejected.class)).isBetween(1L, 50L);
    assertThatTheyTalk();
  }

  @Test
  void makesRoomForPeersAmongThousandsOfIdleConnections() throws IOException {
    for (var i = 0; i < Listener.MAX_INCOMING + 200; i++) {
      stranger();
    }

    var newcomer = TcpTransport.listen("127.0.0.1", 0, TransportObserver.NONE);
    newcomer.start(recorder.node());
    newcomer.send(node.address(), message(55));

    eventually(() -> assertThat(recorder.delivered()).contains(message(55)));
    assertThatTheyTalk();
    assertThat(peer.openConnections(node.address(), Transport.Direction.OUTGOING)).isEqualTo(1);
    newcomer.close();
  }
}
