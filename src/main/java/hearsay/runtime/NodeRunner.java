package hearsay.runtime;

import static hearsay.contract.Contract.require;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterLimitException;
import hearsay.crdt.CounterState;
import hearsay.node.Event;
import hearsay.node.Memory;
import hearsay.node.NodeCore;
import hearsay.node.NodeSettings;
import hearsay.node.PeerStatus;
import hearsay.protocol.PeerAddress;
import hearsay.transport.Clock;
import hearsay.transport.LossReason;
import hearsay.transport.SystemClock;
import hearsay.transport.Transport;
import hearsay.wal.Log;
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
/// With a log, what users ask for is promised on disk before it is applied, by a [LogWriter].
///
/// It has no thread of its own while it rests: see [SerialLoop].
public final class NodeRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NodeRunner.class);

  /// A step takes microseconds, a commit milliseconds. What takes this long hangs, and must not
  /// hang its caller too.
  private static final long STOP_LIMIT_NANOS = 1_000_000_000L;

  /// Why an operation is refused while the log can't keep up.
  public static final String TOO_MANY_WAIT = "too many operations wait for the log already";

  private final NodeSettings settings;
  private final Transport transport;
  private final NodeObserver observer;
  private final Mailbox mailbox = new Mailbox();
  private final SerialLoop loop = new SerialLoop(this::runOne);
  private final PendingIncrements pending = new PendingIncrements(this::drainPending);
  private final AtomicReference<@Nullable String> stopReason = new AtomicReference<>();
  private final LogWriter log;
  private final Steps steps;
  private final Operations operations;
  private final WakeTimer timer;
  private volatile boolean isWakeDue;
  private volatile boolean isDrainDue;
  private volatile boolean isLogDue;

  /// What became of the promise; there is never more than one.
  private volatile @Nullable Event logAnswer;

  private NodeRunner(
      NodeSettings settings,
      Transport transport,
      Clock clock,
      NodeObserver observer,
      long seed,
      @Nullable Log log) {
    this.settings = settings;
    this.transport = transport;
    this.observer = observer;
    var remembered = settings.memory();
    require(
        (log != null) == (remembered.kind() == Memory.Kind.LOG),
        "a node keeps a log if its settings say so");
    var core = new NodeCore(settings, new SplittableRandom(seed), clock.nowNanos());
    this.log =
        new LogWriter(
            log, settings.actor(), remembered.state(), SystemClock.shared(), new LogOwner());
    this.steps = new Steps(core, transport, clock, observer, this.log);
    this.operations = new Operations(settings.rule(), steps, pending, log != null);
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
    return start(new NodeRunner(settings, transport, clock, observer, seed, null), peers);
  }

  /// Starts a node that keeps a log: it acknowledges an operation once it is on disk. The runner
  /// owns the log, which has begun with what the settings remember, and closes it.
  public static NodeRunner start(
      NodeSettings settings,
      List<PeerAddress> peers,
      Transport transport,
      Clock clock,
      NodeObserver observer,
      long seed,
      Log log) {
    return start(new NodeRunner(settings, transport, clock, observer, seed, log), peers);
  }

  private static NodeRunner start(NodeRunner runner, List<PeerAddress> peers) {
    var transport = runner.transport;
    require(
        runner.settings.address().equals(transport.address()),
        "a node names the address it listens on");
    transport.start(new Inlet(runner.mailbox, runner.loop, runner.observer));
    runner.offer(new Event.PeersLearned(peers));
    return runner;
  }

  public NodeSettings settings() {
    return settings;
  }

  /// Counts one more and returns: the fast path, a few nanoseconds. The increment is acknowledged
  /// when this returns: [#state] shows it from now on, and peers hear of it within milliseconds.
  /// Under the Part 0 rule, or close to the bound of the counter, it waits for its step instead,
  /// and with a log for the disk.
  ///
  /// @throws CounterLimitException if the increment would pass the bound of the counter
  /// @throws IllegalStateException if the node has stopped, or its log did not take the increment
  ///   or can't tell
  public void increment() {
    if (operations.isFastPathOpen()) {
      pending.add();
    } else {
      operations.incrementSlowly(this);
    }
  }

  /// Counts and answers when acknowledged or refused, after the step's facts are published and its
  /// frames sent; with a log, when the operation is on disk, or when the disk has failed. Under the
  /// Part 0 rule more than one operation are stepped one by one, up to
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
    if (operations.put(new Operation(increments, decrements, answer))) {
      loop.run();
    }
    return answer;
  }

  /// Hands an event to the node (peers learnt, link opened, round requested).
  public void offer(Event event) {
    require(
        !(event instanceof Event.Operate
            || event instanceof Event.Persisted
            || event instanceof Event.PersistFailed),
        "operations come by operate(), and the log answers for itself");
    put(new Item.Notice(event));
  }

  /// The state after the last step, and every increment acknowledged since. With a log, of this
  /// node's own operations only those that are on disk.
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

  /// How writing to the log went so far.
  public LogStatus logStatus() {
    return log.status(log.isLogged() ? operations.acknowledged() : 0);
  }

  /// Whether nothing waits and nothing is under way, to the disk neither.
  public boolean isIdle() {
    return loop.isIdle() && operations.isResting();
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

  /// Graceful stop: what was acknowledged is applied, what is queued may still be sent. With a log,
  /// what is on its way to disk is waited for, what waits behind it is refused, and the whole state
  /// is written as a last snapshot. A disk that hangs is not waited for longer than about 3
  /// seconds. Idempotent.
  @Override
  public void close() {
    if (isRunning() && !loop.isOwnedByThisThread()) {
      if (pending.counted() != pending.applied()) {
        drainPending();
        loop.awaitIdle(STOP_LIMIT_NANOS);
      }
      operations.finish(STOP_LIMIT_NANOS);
    }
    stop(
        "has stopped",
        transport::close,
        () -> log.close(steps.published().actor(), steps.published().state()));
  }

  /// As if the process died: sockets reset, nothing more is sent or written, but for a write under
  /// way, whose operations are in doubt. The log is free again when this returns, unless the disk
  /// hangs for about 2 seconds. Idempotent.
  public void crash() {
    stop("has crashed", transport::abort, log::abandon);
  }

  private void stop(String reason, Runnable endTransport, Runnable endLog) {
    if (!stopReason.compareAndSet(null, settings.actor().name() + " " + reason)) {
      return;
    }
    operations.closeFastPath();
    pending.close();
    loop.awaitIdle(STOP_LIMIT_NANOS);
    observer.stopped();
    endTransport.run();
    loop.run();
    endLog.run();
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
    var answered = logAnswer;
    if (answered != null) {
      logAnswer = null;
      operations.resume(answered);
      return true;
    }
    if (isLogDue) {
      isLogDue = false;
      steps.logHeard();
      return true;
    }
    var hasBegun = operations.begin();
    var item = mailbox.poll();
    switch (item) {
      case null -> {
        timer.armFor(steps.nextWakeNanos());
        steps.rest();
      }
      case Item.Arrival(var id, var frame) ->
          steps.step(new Event.FrameReceived(frame.sender(), frame.message()), id);
      case Item.Notice(var event) -> steps.step(event, null);
      case Item.PeersAsked(var answer) -> answer.complete(steps.peers());
    }
    return hasBegun || item != null;
  }

  private boolean discardOne(String reason) {
    timer.cancel();
    log.cancelTimer();
    operations.discard(reason);
    var item = mailbox.poll();
    switch (item) {
      case Item.Arrival(var id, var frame) ->
          observer.frameDropped(id, frame.sender(), LossReason.NODE_DOWN);
      case Item.PeersAsked(var answer) -> answer.complete(steps.peers());
      case Item.Notice notice -> {}
      case null -> {}
    }
    return item != null;
  }

  /// A bug must not pass for silence: the node stops where everyone sees it.
  private void fail(Throwable broken) {
    LOG.error("{} stops: a step failed", settings.actor(), broken);
    observer.failed(broken);
    stop("has stopped after an error: " + broken.getMessage(), transport::abort, log::abandon);
  }

  /// What the log's writer brings.
  private final class LogOwner implements LogWriter.Owner {
    @Override
    public void answered(Event answer) {
      logAnswer = answer;
      loop.run();
    }

    @Override
    public void broken(Throwable cause) {
      fail(cause);
    }

    @Override
    public void heardDue() {
      isLogDue = true;
      loop.run();
    }

    @Override
    public void logged(ActorId actor, CounterState changed) {
      observer.logged(actor, changed);
    }
  }
}
