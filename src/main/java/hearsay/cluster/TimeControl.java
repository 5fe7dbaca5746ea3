package hearsay.cluster;

import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Pause, pace and steps: moves the clock and journals it. One command at a time.
final class TimeControl {
  /// Frames are handled in microseconds; a command waits for a node that hangs no longer than this.
  static final long HANDLED_LIMIT_NANOS = 100_000_000L;

  private final ClusterClock clock;
  private final Journal journal;
  private final Members members;
  private final Stepper stepper;

  TimeControl(ClusterClock clock, Journal journal, Members members, Stepper stepper) {
    this.clock = clock;
    this.journal = journal;
    this.members = members;
    this.stepper = stepper;
  }

  void setHopNanos(long hopNanos) {
    var pace = new Pace(hopNanos);
    clock.setPace(pace);
    journal.append(new JournalEvent.PaceChanged(hopNanos, pace.rate()));
  }

  /// Journalled when time stands still and no frame is handled any more; nobody but commands can
  /// make time go on until then.
  void pause() {
    if (clock.pause()) {
      members.awaitFramesHandled(HANDLED_LIMIT_NANOS);
      journal.append(new JournalEvent.Paused());
    }
  }

  /// Journalled before time goes on, so that what follows comes after it.
  void resume() {
    clock.resume(() -> journal.append(new JournalEvent.Resumed()));
  }

  /// Until some node learns something; only pauses if none can.
  ///
  /// @param passable asked after each frame for the links that carry any, on the clock's thread
  void step(Supplier<Stream<Link>> passable) {
    pause();
    if (stepper.canAnyoneLearn(passable)) {
      var isOver = stepper.overAfterLearning(passable);
      journal.append(new JournalEvent.Resumed());
      clock.resumeUntil(isOver, () -> journal.append(new JournalEvent.Paused()));
    }
  }

  void stepFrame() {
    pause();
    clock.stepByHand();
  }
}
