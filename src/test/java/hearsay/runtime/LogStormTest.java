package hearsay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.CounterState;
import hearsay.node.Effect;
import hearsay.node.Event;
import hearsay.node.Fact;
import hearsay.node.Memory;
import hearsay.node.NodeCore;
import hearsay.node.NodeSettings;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import hearsay.wal.Backup;
import hearsay.wal.FaultyDisk;
import hearsay.wal.Log.Appended;
import hearsay.wal.WalSettings;
import hearsay.wal.WriteAheadLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Three nodes with logs on disks that fill, break, lose power and are put back from backups, and a
/// network that loses and reorders: one thread, every chance from a seed. Whatever happens, what
/// was acknowledged counts, nothing counts twice, and no peer ever knows more of a node than the
/// node itself.
class LogStormTest {
  private static final int NODES = 3;
  private static final int ACTIONS = 600;
  private static final long TICK_NANOS = 50_000_000;

  @TempDir Path directory;

  private final List<Node> nodes = new ArrayList<>();
  private final List<Flight> flights = new ArrayList<>();
  private SplittableRandom random;
  private long nowNanos;
  private long acknowledged;
  private long inDoubt;

  private record Flight(PeerAddress from, PeerAddress to, Message message) {}

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatWasAcknowledgedCountsOnceWhateverDisksAndNetworkDo(int seed) {
    random = new SplittableRandom(seed);
    for (var number = 1; number <= NODES; number++) {
      nodes.add(new Node("n" + number, new PeerAddress("127.0.0.1", 7_000 + number)));
    }
    nodes.forEach(Node::start);

    for (var action = 0; action < ACTIONS; action++) {
      act(nodes.get(random.nextInt(NODES)));
    }
    nodes.forEach(Node::crash);
    calmDown();

    var states = nodes.stream().map(node -> node.core.state()).distinct().toList();
    assertThat(states).as("seed %d: all are equal", seed).hasSize(1);
    assertThat(states.getFirst().version().longValueExact())
        .as("seed %d: operations", seed)
        .isBetween(acknowledged, acknowledged + inDoubt);
    assertThat(acknowledged).as("seed %d: it was no idle storm", seed).isGreaterThan(20);
    nodes.forEach(node -> node.log.abandon());
  }

  private void act(Node node) {
    nowNanos += random.nextLong(TICK_NANOS);
    switch (random.nextInt(16)) {
      case 0, 1, 2 -> node.operate();
      case 3, 4, 5, 6 -> node.write();
      case 7 -> node.writeHeard();
      case 8, 9, 10, 11, 12 -> deliver();
      case 13 -> node.handle(new Event.Tick());
      case 14 -> node.troubleOrHealDisk();
      default -> {
        switch (random.nextInt(16)) {
          case 0, 1, 2, 3 -> node.crash();
          case 4 -> node.backUp();
          case 5 -> node.putBack();
          default -> {}
        }
      }
    }
  }

  private void deliver() {
    if (!flights.isEmpty()) {
      var flight = flights.remove(random.nextInt(flights.size()));
      if (random.nextInt(5) != 0) {
        arrive(flight);
      }
    }
  }

  private void arrive(Flight flight) {
    nodes.stream()
        .filter(node -> node.address.equals(flight.to()))
        .forEach(node -> node.handle(new Event.FrameReceived(flight.from(), flight.message())));
  }

  private void calmDown() {
    for (var round = 0; round < 40; round++) {
      nowNanos += NodeSettings.DEFAULT_SYNC_INTERVAL_NANOS;
      nodes.forEach(node -> node.handle(new Event.RoundRequested()));
      while (!flights.isEmpty()) {
        arrive(flights.removeFirst());
      }
    }
  }

  private record Promised(ActorId actor, CounterState promised, CounterState state) {}

  private final class Node {
    private final String name;
    private final PeerAddress address;
    private final Path home;
    private final Path backup;
    private final FaultyDisk disk = new FaultyDisk();
    private WriteAheadLog log;
    private LogContent content;
    private NodeCore core;
    private @Nullable Promised underWay;
    private long asked;

    private Node(String name, PeerAddress address) {
      this.name = name;
      this.address = address;
      this.home = directory.resolve(name);
      this.backup = directory.resolve(name + "-backup");
    }

    private void start() {
      log =
          WriteAheadLog.open(
              new WalSettings(home, name, CounterRule.PN, WalSettings.MIN_SEGMENT_BYTES), disk);
      var recovery = log.recovery();
      var actor = recovery.actor().orElseGet(() -> new ActorId(name, random.nextLong()));
      log.begin(actor, recovery.state());
      content = new LogContent(actor, recovery.state());
      var settings =
          NodeSettings.of(actor, address, CounterRule.PN)
              .with(new Memory(recovery.state(), Memory.Kind.LOG));
      core = new NodeCore(settings, random.split(), nowNanos);
      handle(new Event.PeersLearned(nodes.stream().map(node -> node.address).toList()));
    }

    private void crash() {
      stop();
      start();
    }

    private void stop() {
      inDoubt += underWay == null ? 0 : asked;
      underWay = null;
      log.abandon();
      disk.losePower(random);
      disk.heal();
    }

    private void backUp() {
      if (Files.exists(backup)) {
        Backup.delete(backup);
      }
      Backup.copy(home, backup);
    }

    /// What was counted since the backup is with the peers, who have it on disk.
    private void putBack() {
      if (Files.exists(backup)) {
        nodes.forEach(Node::finishWriting);
        calmDown();
        nodes.forEach(Node::writeHeard);
        stop();
        Backup.delete(home);
        Backup.copy(backup, home);
        start();
      }
    }

    private void operate() {
      if (!core.isPersisting()) {
        asked = 1 + random.nextInt(3);
        var increments = random.nextLong(asked + 1);
        handle(new Event.Operate(increments, asked - increments));
      }
    }

    private void write() {
      var promise = underWay;
      if (promise != null) {
        underWay = null;
        var changed = content.record(promise.actor(), promise.promised(), promise.state());
        handle(
            switch (log.append(promise.actor(), changed)) {
              case Appended.Durable _ -> {
                content.written(promise.actor(), promise.promised(), promise.state());
                yield new Event.Persisted();
              }
              case Appended.NotWritten(var reason) -> new Event.PersistFailed(reason, false);
              case Appended.Unknown(var reason) -> new Event.PersistFailed(reason, true);
            });
      }
    }

    private void writeHeard() {
      if (!core.isPersisting()) {
        var changed = content.heard(core.actor(), core.state());
        if (changed != null && log.append(core.actor(), changed) instanceof Appended.Durable) {
          content.written(core.actor(), null, core.state());
        }
      }
    }

    private void finishWriting() {
      disk.heal();
      write();
    }

    private void troubleOrHealDisk() {
      switch (random.nextInt(8)) {
        case 0 -> disk.leaveRoom(random.nextLong(6_000));
        case 1 -> disk.failWritesAfter(random.nextLong(200));
        case 2 -> disk.failForces();
        case 3 -> disk.failDirectoryForces();
        case 4 -> disk.failMoves();
        case 5 -> disk.failDeletes();
        default -> disk.heal();
      }
    }

    private void handle(Event event) {
      for (var effect : core.step(event, nowNanos)) {
        switch (effect) {
          case Effect.Persist(var actor, var promised) ->
              underWay = new Promised(actor, promised, core.state());
          case Effect.Send(var to, var message) -> flights.add(new Flight(address, to, message));
          case Effect.Acknowledge _ -> acknowledged += asked;
          case Effect.Doubt _ -> inDoubt += asked;
          case Effect.Refuse _ -> {}
          case Effect.Publish(var fact) ->
              assertThat(fact)
                  .as("nobody knows more of a node than itself")
                  .isNotInstanceOf(Fact.ActorRenewed.class);
        }
      }
    }
  }
}
