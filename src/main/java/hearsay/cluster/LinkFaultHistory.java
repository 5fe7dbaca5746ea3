package hearsay.cluster;

import hearsay.fault.LinkFaults;
import hearsay.journal.Link;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/// The steps by which link faults were set, to take back and do again. Remembers what was; applying
/// it is the caller's. Not thread-safe.
final class LinkFaultHistory {
  /// More steps than anyone takes back one by one; a step of a large partition holds thousands of
  /// links.
  static final int MAX_STEPS = 200;

  private final Deque<Step> done = new ArrayDeque<>();
  private final Deque<Step> undone = new ArrayDeque<>();

  /// One step: what the links had before and have after.
  record Step(String caption, Map<Link, LinkFaults> before, Map<Link, LinkFaults> after) {
    Step {
      before = Map.copyOf(before);
      after = Map.copyOf(after);
    }
  }

  /// Remembers a step just taken. What was taken back can't be done again from here; the oldest
  /// step is forgotten at the bound.
  void add(Step step) {
    undone.clear();
    done.addLast(step);
    if (done.size() > MAX_STEPS) {
      done.removeFirst();
    }
  }

  /// The step to take back now; empty if there is none.
  Optional<Step> undo() {
    return move(done, undone);
  }

  /// The step to do again now; empty if there is none.
  Optional<Step> redo() {
    return move(undone, done);
  }

  private static Optional<Step> move(Deque<Step> from, Deque<Step> to) {
    var step = Optional.ofNullable(from.pollLast());
    step.ifPresent(to::addLast);
    return step;
  }

  /// The caption of what [#undo] would take back.
  Optional<String> undoable() {
    return Optional.ofNullable(done.peekLast()).map(Step::caption);
  }

  /// The caption of what [#redo] would do again.
  Optional<String> redoable() {
    return Optional.ofNullable(undone.peekLast()).map(Step::caption);
  }
}
