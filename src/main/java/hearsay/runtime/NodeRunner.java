package hearsay.runtime;

import static hearsay.contract.Contract.require;

import hearsay.crdt.CounterLimitException;
import hearsay.crdt.CounterState;
import hearsay.node.Event;
import hearsay.node.NodeCore;
import hearsay.node.NodeSettings;
import hearsay.node.PeerStatus;
import hearsay.protocol.Frame;
import hearsay.protocol.PeerAddress;
import hearsay.transport.Clock;
import hearsay.transport.FrameId;
import hearsay.transport.LossReason;
import hearsay.transport.Transport;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one [NodeCore]: takes events from a bounded mailbox, steps, performs the effects in order.
/// All methods may be called from any thread and none blocks for long.
///
/// It has no thread of its own while it rests: see [SerialLoop].
public final class NodeRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NodeRunner.class);

  /// A step takes microseconds. One that takes this long hangs, and must not hang its caller too.
  private static final long STOP_LIMIT_NANOS = 1_000_000_000L;

  private final NodeSettings settings;
  private final Transport transport;
  private final NodeObserver observer;
  private final Mailbox mailbox = new Mailbox();
  private final SerialLoop loop = new SerialLoop(this::runOne);
  private final PendingIncrements pending = new PendingIncrements(this::drainPending);
  private final AtomicReference<@Nullable String> stopReason = new AtomicReference<>();
  private final Steps steps;
  private final Operations operations;
  private final WakeTimer timer;
  private volatile boolean isWakeDue;
  private volatile boolean isDrainDue;

  private NodeRunner(
      NodeSettings settings, Transport transport, Clock clock, NodeObserver observer, long seed) {
    this.settings = settings;
    this.transport = transport;
    this.observer = observer;
    var core = new NodeCore(settings, new SplittableRandom(seed), clock.nowNanos());
    this.steps = new Steps(core, settings.actor(), transport, clock, observer);
    this.operations = new Operations(settings.rule(), steps, mailbox, pending);
    this.timer = new WakeTimer(clock, this::wake);
  }

  /// Starts the node over a transport that listens already; the runner owns and closes the
  /// transport.
  ///
  /// @param seed of the core's random numbers
  public static NodeRunner start(
      NodeSettings settings,
      List<PeerAddress> peers,
      Transport transport,
      Clock clock,
      NodeObserver observer,
      long seed) {
    require(
        settings.address().equals(transport.address()), "a node names the address it listens on");
    var runner = new NodeRunner(settings, transport, clock, observer, seed);
    transport.start(runner.new Inlet());
    runner.offer(new Event.PeersLearned(peers));
    return runner;
  }

  public NodeSettings settings() {
    return settings;
  }

  /// Counts one more and returns: the fast path, a few nanoseconds. The increment is acknowledged
  /// when this returns: [#state] shows it from now on, and peers hear of it within milliseconds.
  /// Under the Part 0 rule, or close to the bound of the counter, it waits for its step instead.
  ///
  /// @throws CounterLimitException if the increment would pass the bound of the counter
  /// @throws IllegalStateException if the node has stopped
  public void increment() {
    if (operations.isFastPathOpen()) {
      pending.add();
    } else {
      operations.incrementSlowly(this);
    }
  }

  /// Counts and answers when acknowledged or refused, after the step's frames are sent and its
  /// facts published. Under the Part 0 rule more than one operation are stepped one by one, up to
  /// [Operations#MAX_PART0_OPERATIONS]; a refusal ends the series and says how far it came.
  /// Completes exceptionally only if the step breaks a contract, a bug that stops the node.
  ///
  /// Completes on a thread of its own: what depends on the answer may do anything, wait included,
  /// while the loop may run on a socket's thread, the clock's, or one that holds a caller's locks.
  public CompletableFuture<Outcome> operate(long increments, long decrements) {
    return ask(increments, decrements)
        .whenCompleteAsync((outcome, broken) -> {}, Thread::startVirtualThread);
  }

  /// Answers on the loop: for those who only wait.
  CompletableFuture<Outcome> ask(long increments, long decrements) {
    require(increments >= 0 && decrements >= 0, "counts of operations are not negative");
    var answer = new CompletableFuture<Outcome>();
    put(new Item.Operation(increments, decrements, answer));
    return answer;
  }

  /// Hands an event to the node (peers learnt, link opened, round requested).
  public void offer(Event event) {
    require(!(event instanceof Event.Operate), "operations come by operate()");
    put(new Item.Notice(event));
  }

  /// The state after the last step, and every increment acknowledged since.
  public CounterState state() {
    return steps.published().with(pending);
  }

  /// The peers as the node sees them. Waits for a step under way.
  public List<PeerStatus> peers() {
    if (loop.isOwnedByThisThread()) {
      return steps.peers();
    }
    var answer = new CompletableFuture<List<PeerStatus>>();
    put(new Item.PeersAsked(answer));
    return answer.join();
  }

  /// How many frames were dropped because the mailbox was full.
  public long droppedFrames() {
    return mailbox.droppedFrames();
  }

  /// Whether nothing waits and no step is under way.
  public boolean isIdle() {
    return loop.isIdle();
  }

  /// Waits until all is handled that was in the mailbox when this was called. Returns at once on
  /// the thread that runs the loop.
  ///
  /// @return whether that came about within the limit
  public boolean awaitHandled(long limitNanos) {
    if (loop.isIdle()) {
      return true;
    }
    if (loop.isOwnedByThisThread()) {
      return false;
    }
    var handled = new CompletableFuture<List<PeerStatus>>();
    put(new Item.PeersAsked(handled));
    return handled
        .thenApply(peers -> true)
        .completeOnTimeout(false, limitNanos, TimeUnit.NANOSECONDS)
        .join();
  }

  /// Whether the node takes steps.
  public boolean isRunning() {
    return stopReason.get() == null;
  }

  /// Graceful stop: what was acknowledged is applied, what is queued may still be sent. Idempotent.
  @Override
  public void close() {
    if (isRunning() && pending.counted() != pending.applied()) {
      drainPending();
      loop.awaitIdle(STOP_LIMIT_NANOS);
    }
    stop("has stopped", transport::close);
  }

  /// As if the process died: sockets reset, nothing more is sent. Idempotent.
  public void crash() {
    stop("has crashed", transport::abort);
  }

  private void stop(String reason, Runnable endTransport) {
    if (!stopReason.compareAndSet(null, settings.actor().name() + " " + reason)) {
      return;
    }
    operations.closeFastPath();
    pending.close();
    loop.awaitIdle(STOP_LIMIT_NANOS);
    observer.stopped();
    endTransport.run();
    loop.run();
  }

  private void put(Item item) {
    mailbox.offer(item);
    loop.run();
  }

  private void wake() {
    isWakeDue = true;
    loop.run();
  }

  private void drainPending() {
    isDrainDue = true;
    loop.run();
  }

  /// The body of the loop: one event. Says whether there may be another.
  private boolean runOne() {
    var reason = stopReason.get();
    if (reason != null) {
      return discardOne(reason);
    }
    try {
      return handleOne();
    } catch (RuntimeException | Error broken) {
      fail(broken);
      return true;
    }
  }

  private boolean handleOne() {
    if (isWakeDue) {
      isWakeDue = false;
      timer.cancel();
      steps.tickIfDue();
      return true;
    }
    if (isDrainDue) {
      isDrainDue = false;
      operations.applyPending();
      return true;
    }
    var item = mailbox.poll();
    switch (item) {
      case null -> timer.armFor(steps.nextWakeNanos());
      case Item.Arrival(var id, var frame) ->
          steps.step(new Event.FrameReceived(frame.sender(), frame.message()), id);
      case Item.Notice(var event) -> steps.step(event, null);
      case Item.PeersAsked(var answer) -> answer.complete(steps.peers());
      case Item.Operation first -> operations.apply(first);
    }
    return item != null;
  }

  private boolean discardOne(String reason) {
    timer.cancel();
    var item = mailbox.poll();
    switch (item) {
      case Item.Arrival(var id, var frame) ->
          observer.frameDropped(id, frame.sender(), LossReason.NODE_DOWN);
      case Item.PeersAsked(var answer) -> answer.complete(steps.peers());
      case Item.Operation operation -> operations.refuse(operation, reason);
      case Item.Notice notice -> {}
      case null -> {}
    }
    return item != null;
  }

  /// A bug must not pass for silence: the node stops where everyone sees it.
  private void fail(Throwable broken) {
    LOG.error("{} stops: a step failed", settings.actor(), broken);
    observer.failed(broken);
    stop("has stopped after an error: " + broken.getMessage(), transport::abort);
  }

  /// What the transport brings.
  private final class Inlet implements Transport.Receiver {
    @Override
    public void frameReceived(FrameId id, Frame frame) {
      if (mailbox.offerFrame(new Item.Arrival(id, frame))) {
        loop.run();
      } else {
        observer.frameDropped(id, frame.sender(), LossReason.MAILBOX_FULL);
      }
    }

    @Override
    public void peerUnreachable(PeerAddress peer, String reason) {
      offer(new Event.PeerUnreachable(peer, reason));
    }

    @Override
    public void linkOpened(PeerAddress peer) {
      offer(new Event.LinkOpened(peer));
    }
  }
}
