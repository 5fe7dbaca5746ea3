package hearsay.transport;

import static hearsay.transport.Transport.Direction.INCOMING;
import static hearsay.transport.Transport.Direction.OUTGOING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearsay.crdt.ActorId;
import hearsay.protocol.Codec;
import hearsay.protocol.Frame;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import hearsay.transport.Recorder.Delivered;
import hearsay.transport.Recorder.IncomingEnded;
import hearsay.transport.Recorder.OutgoingEnded;
import hearsay.transport.Recorder.Received;
import hearsay.transport.Recorder.Sent;
import hearsay.transport.Recorder.Unsent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TcpTransportTest extends TransportContract {
  @Override
  Transport listen(int port, TransportObserver observer) throws IOException {
    return TcpTransport.listen("127.0.0.1", port, observer);
  }

  /// A peer that this process knows only by its socket.
  private static ServerSocket rawPeer() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static PeerAddress address(ServerSocket peer) {
    return new PeerAddress("127.0.0.1", peer.getLocalPort());
  }

  private static Message largeMessage(int number) {
    var name = "x".repeat(200);
    return new Message.Prune(
        IntStream.range(0, 1_000).mapToObj(i -> new ActorId(name, 1_000L * number + i)).toList());
  }

  @Test
  void takesAFreePortBelowThoseOfOutgoingConnections() throws Exception {
    assertThat(node().address().port()).isBetween(PortPicker.FIRST_PORT, 32_767);
  }

  @Test
  void namesTheAdvertisedAddressInItsFrames() throws Exception {
    try (var peer = rawPeer();
        var node = TcpTransport.listen("0.0.0.0", 0, "lab5.example", 0, recorder);
        var mapped = TcpTransport.listen("127.0.0.1", 0, "lab6.example", 7_001, recorder)) {
      assertThat(node.address()).isEqualTo(new PeerAddress("lab5.example", node.port()));
      assertThat(mapped.address()).isEqualTo(new PeerAddress("lab6.example", 7_001));

      mapped.start(recorder.node());
      mapped.send(address(peer), message(1));

      try (var incoming = peer.accept()) {
        var expected = Codec.encode(new Frame(mapped.address(), message(1)));
        assertThat(incoming.getInputStream().readNBytes(expected.length)).isEqualTo(expected);
      }
    }
  }

  @Test
  void namesHostAndPortThatItCannotHave() throws Exception {
    var taken = node().address();

    assertThatThrownBy(() -> listen(taken.port(), recorder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(taken.toString());
  }

  @Test
  void namesAHostThatItDoesNotKnow() {
    assertThatThrownBy(() -> TcpTransport.listen("no-such-host.invalid", 0, recorder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no-such-host.invalid");
  }

  @Test
  void reportsFramesToAnUnknownHostAsUnsent() throws Exception {
    var node = node();
    var nowhere = new PeerAddress("no-such-host.invalid", 7_001);

    node.send(nowhere, message(1));

    eventually(
        () ->
            assertThat(recorder.all(Unsent.class))
                .containsExactly(new Unsent(nowhere, message(1), LossReason.UNREACHABLE)));
  }

  @Test
  void welcomesAForeignSenderThatSendsOneFrameAndCloses() throws Exception {
    var node = node();
    var sender = new PeerAddress("127.0.0.1", 9_999);

    try (var socket = new Socket("127.0.0.1", node.address().port())) {
      socket.getOutputStream().write(Codec.encode(new Frame(sender, message(5))));
    }

    eventually(() -> assertThat(recorder.count(IncomingEnded.class)).isEqualTo(1));
    assertThat(recorder.delivered()).containsExactly(message(5));
    assertThat(recorder.all(Received.class).getFirst().id().connection()).isNegative();
    assertThat(recorder.all(IncomingEnded.class))
        .singleElement()
        .matches(event -> event.frames() == 1 && sender.equals(event.from()));
  }

  @Test
  void blockingReallyClosesTheSocket() throws Exception {
    var node = node();
    try (var peer = rawPeer()) {
      node.send(address(peer), message(1));
      var socket = peer.accept();
      var frame = Codec.encode(new Frame(node.address(), message(1)));
      assertThat(socket.getInputStream().readNBytes(frame.length)).isEqualTo(frame);

      node.block(address(peer), OUTGOING);

      assertThat(socket.getInputStream().read()).as("end of stream").isEqualTo(-1);
      assertThat(node.openConnections(address(peer), OUTGOING)).isZero();
    }
  }

  @Test
  void blockingClosesWhatAForeignSenderHasOpen() throws Exception {
    var node = node();
    var sender = new PeerAddress("127.0.0.1", 9_999);
    try (var socket = new Socket("127.0.0.1", node.address().port())) {
      socket.getOutputStream().write(Codec.encode(new Frame(sender, message(1))));
      eventually(() -> assertThat(node.openConnections(sender, INCOMING)).isEqualTo(1));

      node.block(sender, INCOMING);

      assertThat(node.openConnections(sender, INCOMING)).isZero();
      assertThat(socket.getInputStream().read()).as("end of stream").isEqualTo(-1);
    }
  }

  @Test
  void redialsWithTheNextFrameWhenThePeerHasClosed() throws Exception {
    var node = node();
    try (var peer = rawPeer()) {
      node.send(address(peer), message(1));
      peer.accept().close();
      eventually(() -> assertThat(node.openConnections(address(peer), OUTGOING)).isZero());

      node.send(address(peer), message(2));

      try (var again = peer.accept()) {
        var frame = Codec.encode(new Frame(node.address(), message(2)));
        assertThat(again.getInputStream().readNBytes(frame.length)).isEqualTo(frame);
      }
    }
  }

  @Test
  void abortingResetsSockets() throws Exception {
    var node = node();
    try (var peer = rawPeer()) {
      node.send(address(peer), message(1));
      var socket = peer.accept();
      assertThat(socket.getInputStream().read()).as("the connection is in use").isPositive();

      node.abort();

      assertThatThrownBy(() -> socket.getInputStream().readAllBytes())
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void closesTheLeastRecentlyUsedOfMoreThan32Connections() throws Exception {
    var sender = node();
    var peers = new ArrayList<Transport>();
    for (var i = 0; i < OutgoingLinks.MAX_OPEN + 3; i++) {
      var peer = node();
      peers.add(peer);
      sender.send(peer.address(), message(i));
      eventually(() -> assertThat(recorder.delivered()).hasSize(peers.size()));
    }

    var open =
        peers.stream()
            .filter(peer -> sender.openConnections(peer.address(), OUTGOING) == 1)
            .toList();

    assertThat(open).isEqualTo(peers.subList(3, peers.size()));
    assertThat(recorder.all(OutgoingEnded.class))
        .hasSize(3)
        .allMatch(event -> event.reason().equals("least recently used"));
  }

  @Test
  void reachesMorePeersThanItMayHaveConnections() throws Exception {
    var sender = node();
    var peers = new ArrayList<Transport>();
    for (var i = 0; i < 3 * OutgoingLinks.MAX_OPEN; i++) {
      peers.add(node());
    }

    peers.forEach(peer -> sender.send(peer.address(), message(1)));

    eventually(() -> assertThat(recorder.count(Delivered.class)).isEqualTo(peers.size()));
  }

  @Test
  void dropsTheOldestFramesForAPeerThatDoesNotReadAndThenCutsItOff() throws Exception {
    var node = node();
    var other = node();
    try (var peer = rawPeer()) {
      for (var i = 1; i <= FrameQueue.MAX_FRAMES + 100; i++) {
        node.send(address(peer), largeMessage(i));
      }
      node.send(other.address(), message(1));

      eventually(() -> assertThat(recorder.delivered()).containsExactly(message(1)));
      var unsent =
          recorder.all(Unsent.class).stream()
              .filter(event -> event.reason() == LossReason.QUEUE_FULL)
              .map(Unsent::message)
              .toList();
      assertThat(unsent).isNotEmpty().doesNotContain(largeMessage(FrameQueue.MAX_FRAMES + 100));

      eventually(
          () ->
              assertThat(recorder.all(OutgoingEnded.class))
                  .anyMatch(event -> event.reason().equals("peer takes no bytes")));
      assertThat(
              recorder.all(Unsent.class).size()
                  + recorder.all(Sent.class).stream()
                      .filter(event -> event.to().equals(address(peer)))
                      .count())
          .isEqualTo(FrameQueue.MAX_FRAMES + 100);
    }
  }

  @Test
  void carriesLargeFramesWhole() throws Exception {
    var one = node();
    var other = node();
    var messages = IntStream.range(0, 20).mapToObj(TcpTransportTest::largeMessage).toList();

    messages.forEach(message -> one.send(other.address(), message));

    eventually(() -> assertThat(recorder.delivered()).isEqualTo(messages));
  }
}
