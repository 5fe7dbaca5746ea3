package hearsay.transport;

import static hearsay.transport.Transport.Direction.INCOMING;
import static hearsay.transport.Transport.Direction.OUTGOING;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.VersionedCounter;
import hearsay.protocol.Message;
import hearsay.transport.Recorder.Accepted;
import hearsay.transport.Recorder.Delivered;
import hearsay.transport.Recorder.DialFailed;
import hearsay.transport.Recorder.Dialled;
import hearsay.transport.Recorder.IncomingEnded;
import hearsay.transport.Recorder.Opened;
import hearsay.transport.Recorder.OutgoingEnded;
import hearsay.transport.Recorder.Received;
import hearsay.transport.Recorder.Sent;
import hearsay.transport.Recorder.Unreachable;
import hearsay.transport.Recorder.Unsent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [Transport] promises, whatever carries its frames.
abstract class TransportContract {
  final Recorder recorder = new Recorder();
  private final List<Transport> transports = new ArrayList<>();

  /// A new transport on this port (0: any).
  abstract Transport listen(int port, TransportObserver observer) throws Exception;

  Transport node() throws Exception {
    return node(0, recorder);
  }

  Transport node(int port, Recorder watcher) throws Exception {
    var transport = listen(port, watcher);
    transports.add(transport);
    transport.start(watcher.node());
    return transport;
  }

  @AfterEach
  void closeAll() {
    transports.forEach(Transport::abort);
  }

  static Message message(int version) {
    return new Message.Push(new VersionedCounter(version, version));
  }

  static List<Message> messages(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(TransportContract::message).toList();
  }

  static void eventually(ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .untilAsserted(assertion);
  }

  @Test
  void deliversFramesInOrderUnderTheSameIdsAtBothEnds() throws Exception {
    var sender = node();
    var receiver = node();

    messages(1, 200).forEach(message -> sender.send(receiver.address(), message));

    eventually(() -> assertThat(recorder.delivered()).isEqualTo(messages(1, 200)));
    var sent = recorder.all(Sent.class);
    var received = recorder.all(Received.class);
    assertThat(received.stream().map(Received::id)).isEqualTo(sent.stream().map(Sent::id).toList());
    assertThat(sent).allMatch(event -> event.id().connection() > 0);
    assertThat(received).allMatch(event -> event.frame().sender().equals(sender.address()));
    assertThat(received.getFirst().bytes()).isEqualTo(sent.getFirst().bytes()).isPositive();
    assertThat(recorder.all(Accepted.class))
        .containsExactly(new Accepted(sent.getFirst().id().connection(), sender.address()));
  }

  @Test
  void observesAFrameAsSentBeforeItIsReceived() throws Exception {
    var sender = node();
    var receiver = node();

    messages(1, 50).forEach(message -> sender.send(receiver.address(), message));

    eventually(() -> assertThat(recorder.count(Delivered.class)).isEqualTo(50));
    var text = recorder.toString();
    for (var event : recorder.all(Sent.class)) {
      assertThat(text.indexOf("Sent[id=" + event.id() + ","))
          .isLessThan(text.indexOf("Received[id=" + event.id() + ","));
    }
  }

  @Test
  void usesOneConnectionFromDiallerToListenerAndKeepsIt() throws Exception {
    var one = node();
    var other = node();

    one.send(other.address(), message(1));
    eventually(() -> assertThat(recorder.delivered()).hasSize(1));
    one.send(other.address(), message(2));
    eventually(() -> assertThat(recorder.delivered()).hasSize(2));

    assertThat(recorder.count(Dialled.class)).isEqualTo(1);
    assertThat(one.openConnections(other.address(), OUTGOING)).isEqualTo(1);
    assertThat(other.openConnections(one.address(), INCOMING)).isEqualTo(1);
    assertThat(one.openConnections(other.address(), INCOMING)).isZero();
    assertThat(other.openConnections(one.address(), OUTGOING)).isZero();
  }

  @Test
  void opensNoConnectionBeforeTheFirstFrame() throws Exception {
    var one = node();
    var other = node();

    assertThat(one.openConnections(other.address(), OUTGOING)).isZero();
    assertThat(recorder.count(Dialled.class)).isZero();
  }

  @Test
  void reportsAFrameToNobodyAsUnsentAndThePeerAsUnreachable() throws Exception {
    var one = node();
    var gone = node();
    gone.close();

    one.send(gone.address(), message(1));

    eventually(
        () -> {
          assertThat(recorder.all(Unsent.class))
              .containsExactly(new Unsent(gone.address(), message(1), LossReason.UNREACHABLE));
          assertThat(recorder.all(Unreachable.class))
              .singleElement()
              .matches(event -> event.peer().equals(gone.address()));
        });
    assertThat(recorder.all(DialFailed.class)).hasSize(1);
  }

  @Test
  void tellsOfAnUnreachablePeerOncePerDialNotPerFrame() throws Exception {
    var one = node();
    var gone = node();
    gone.close();

    messages(1, 500).forEach(message -> one.send(gone.address(), message));

    eventually(() -> assertThat(recorder.all(Unsent.class)).hasSize(500));
    eventually(
        () ->
            assertThat(recorder.count(Unreachable.class))
                .isEqualTo(recorder.count(DialFailed.class)));
    assertThat(recorder.count(DialFailed.class)).isLessThan(50);
  }

  @Test
  void findsAPeerAgainThatRestartsOnItsPort() throws Exception {
    var one = node();
    var other = node();
    one.send(other.address(), message(1));
    eventually(() -> assertThat(recorder.delivered()).hasSize(1));

    other.abort();
    eventually(() -> assertThat(one.openConnections(other.address(), OUTGOING)).isZero());
    var again = node(other.address().port(), recorder);

    assertThat(again.address()).isEqualTo(other.address());
    one.send(again.address(), message(2));
    eventually(() -> assertThat(recorder.delivered()).contains(message(2)));
  }

  @Test
  void saysThatTheLinkIsOpenWhenADialSucceedsAfterOneFailed() throws Exception {
    var one = node();
    var other = node();
    other.close();
    one.send(other.address(), message(1));
    eventually(() -> assertThat(recorder.count(Unreachable.class)).isEqualTo(1));

    node(other.address().port(), recorder);

    eventually(
        () -> {
          one.send(other.address(), message(2));
          assertThat(recorder.all(Opened.class)).containsExactly(new Opened(other.address()));
        });
  }

  @Test
  void dialsAtOnceAPeerThatWasHeardWhileBackingOff() throws Exception {
    var one = node();
    var other = node();
    other.close();
    for (var round = 1; round <= 5; round++) {
      var failures = round;
      eventually(
          () -> {
            one.send(other.address(), message(1));
            assertThat(recorder.count(DialFailed.class)).isGreaterThanOrEqualTo(failures);
          });
    }
    var again = node(other.address().port(), recorder);
    var heardBefore = recorder.count(Delivered.class);

    again.send(one.address(), message(7));
    eventually(() -> assertThat(recorder.count(Delivered.class)).isGreaterThan(heardBefore));
    one.send(again.address(), message(8));

    eventually(() -> assertThat(recorder.delivered()).contains(message(8)));
    assertThat(recorder.all(Unsent.class)).noneMatch(event -> event.message().equals(message(8)));
  }

  @Test
  void closesTheSocketsOfABlockedLinkAtBothEndsAndKeepsThemClosed() throws Exception {
    var one = node();
    var other = node();
    one.send(other.address(), message(1));
    eventually(() -> assertThat(recorder.delivered()).hasSize(1));

    one.block(other.address(), OUTGOING);
    other.block(one.address(), INCOMING);

    assertThat(one.openConnections(other.address(), OUTGOING)).isZero();
    eventually(() -> assertThat(other.openConnections(one.address(), INCOMING)).isZero());
    one.send(other.address(), message(2));
    assertThat(recorder.all(Unsent.class))
        .containsExactly(new Unsent(other.address(), message(2), LossReason.SEVERED));
    assertThat(one.openConnections(other.address(), OUTGOING)).isZero();
    assertThat(recorder.count(Dialled.class)).isEqualTo(1);
    eventually(() -> assertThat(recorder.count(IncomingEnded.class)).isEqualTo(1));
    assertThat(recorder.count(OutgoingEnded.class)).isEqualTo(1);
  }

  @Test
  void blocksOneDirectionOnly() throws Exception {
    var one = node();
    var other = node();

    one.block(other.address(), OUTGOING);
    one.send(other.address(), message(1));
    other.send(one.address(), message(2));

    eventually(() -> assertThat(recorder.delivered()).containsExactly(message(2)));
  }

  @Test
  void tellsOfABlockedLinkOnceInAWhileNotPerFrame() throws Exception {
    var one = node();
    var other = node();
    one.block(other.address(), OUTGOING);

    messages(1, 300).forEach(message -> one.send(other.address(), message));

    assertThat(recorder.count(Unsent.class)).isEqualTo(300);
    assertThat(recorder.count(Unreachable.class)).isBetween(1L, 100L);
  }

  @Test
  void deliversNothingFromABlockedSenderAndClosesItsConnections() throws Exception {
    var one = node();
    var other = node();
    other.block(one.address(), INCOMING);

    one.send(other.address(), message(1));

    eventually(() -> assertThat(recorder.count(IncomingEnded.class)).isEqualTo(1));
    eventually(() -> assertThat(one.openConnections(other.address(), OUTGOING)).isZero());
    assertThat(recorder.delivered()).isEmpty();
    assertThat(recorder.settlements().values()).containsOnly(1);
  }

  @Test
  void opensAgainWhenUnblockedAndSaysSo() throws Exception {
    var one = node();
    var other = node();
    one.send(other.address(), message(1));
    eventually(() -> assertThat(recorder.delivered()).hasSize(1));
    one.block(other.address(), OUTGOING);
    other.block(one.address(), INCOMING);

    other.unblock(one.address(), INCOMING);
    one.unblock(other.address(), OUTGOING);

    assertThat(recorder.all(Opened.class)).containsExactly(new Opened(other.address()));
    one.send(other.address(), message(2));
    eventually(() -> assertThat(recorder.delivered()).containsExactly(message(1), message(2)));
    assertThat(recorder.count(Dialled.class)).isEqualTo(2);
  }

  @Test
  void sendsNothingAfterClosing() throws Exception {
    var one = node();
    var other = node();
    one.send(other.address(), message(1));
    eventually(() -> assertThat(recorder.delivered()).hasSize(1));

    one.close();
    one.send(other.address(), message(2));

    assertThat(recorder.all(Unsent.class))
        .containsExactly(new Unsent(other.address(), message(2), LossReason.NODE_DOWN));
    eventually(() -> assertThat(other.openConnections(one.address(), INCOMING)).isZero());
  }

  @Test
  void closesAndAbortsAnyNumberOfTimes() throws Exception {
    var one = node();

    one.close();
    one.abort();
    one.close();

    assertThat(recorder.count(Unreachable.class)).isZero();
  }

  /// Sends, cuts, heals, crashes and restarts at random: in the end every written frame was settled
  /// once.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void settlesEveryWrittenFrameExactlyOnce(long seed) throws Exception {
    var random = new SplittableRandom(seed);
    var nodes = new ArrayList<Transport>();
    for (var i = 0; i < 4; i++) {
      nodes.add(node());
    }
    var asked = 0;
    for (var action = 0; action < 1_500; action++) {
      var index = random.nextInt(nodes.size());
      var one = nodes.get(index);
      var other = nodes.get((index + 1 + random.nextInt(3)) % nodes.size());
      switch (random.nextInt(60)) {
        case 0 -> one.block(other.address(), OUTGOING);
        case 1 -> one.block(other.address(), INCOMING);
        case 2, 3 -> one.unblock(other.address(), OUTGOING);
        case 4, 5 -> one.unblock(other.address(), INCOMING);
        case 6 -> {
          one.abort();
          nodes.set(index, node(one.address().port(), recorder));
        }
        default -> {
          one.send(other.address(), message(++asked));
        }
      }
    }
    nodes.forEach(Transport::close);

    var total = asked;
    eventually(
        () -> {
          assertThat(recorder.count(Sent.class) + recorder.count(Unsent.class))
              .as("seed %d: every frame is written or reported unsent", seed)
              .isEqualTo(total);
          assertThat(recorder.settlements().values())
              .as("seed %d: every written frame is settled once", seed)
              .containsOnly(1);
        });
    var received = recorder.all(Received.class).stream().map(Received::id).toList();
    assertThat(recorder.all(Delivered.class).stream().map(Delivered::id))
        .as("seed %d: what is read is delivered, once", seed)
        .containsExactlyInAnyOrderElementsOf(received)
        .doesNotHaveDuplicates();
  }
}
