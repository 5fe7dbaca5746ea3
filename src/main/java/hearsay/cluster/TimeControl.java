package hearsay.cluster;

import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import java.util.Set;

/// Pause, pace and steps: moves the clock and journals it. One command at a time.
final class TimeControl {
  private final ClusterClock clock;
  private final Journal journal;
  private final Stepper stepper;

  TimeControl(ClusterClock clock, Journal journal, Stepper stepper) {
    this.clock = clock;
    this.journal = journal;
    this.stepper = stepper;
  }

  void setHopNanos(long hopNanos) {
    var pace = new Pace(hopNanos);
    clock.setPace(pace);
    journal.append(new JournalEvent.PaceChanged(hopNanos, pace.rate()));
  }

  /// Journalled when time stands still.
  void pause() {
    var wasPaused = clock.isStopped();
    clock.pause();
    if (!wasPaused) {
      journal.append(new JournalEvent.Paused());
    }
  }

  /// Journalled before time goes on, so that what follows comes after it.
  void resume() {
    if (clock.isStopped()) {
      journal.append(new JournalEvent.Resumed());
    }
    clock.resume();
  }

  /// Until some node learns something; only pauses if none can.
  void step(Set<Link> openLinks) {
    pause();
    if (stepper.canAnyoneLearn(openLinks)) {
      var isOver = stepper.overAfterLearning(openLinks);
      journal.append(new JournalEvent.Resumed());
      clock.resumeUntil(isOver, () -> journal.append(new JournalEvent.Paused()));
    }
  }

  void stepFrame() {
    pause();
    clock.stepByHand();
  }
}
