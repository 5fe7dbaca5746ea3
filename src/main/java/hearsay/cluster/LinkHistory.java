package hearsay.cluster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The steps against links and frames, to take back and do again. Remembers what was; applying it
/// is the caller's. Not thread-safe.
final class LinkHistory {
  /// More steps than anyone takes back one by one; a step of a large partition holds thousands of
  /// links.
  static final int MAX_STEPS = 200;

  private final Deque<LinkStep> done = new ArrayDeque<>();
  private final Deque<LinkStep> undone = new ArrayDeque<>();

  /// Remembers a step just taken. What was taken back can't be done again from here; the oldest
  /// step is forgotten at the bound.
  void add(LinkStep step) {
    undone.clear();
    done.addLast(step);
    if (done.size() > MAX_STEPS) {
      done.removeFirst();
    }
  }

  /// The step to take back now; empty if there is none.
  Optional<LinkStep> undo() {
    return move(done, undone);
  }

  /// The step to do again now; empty if there is none.
  Optional<LinkStep> redo() {
    return move(undone, done);
  }

  private static Optional<LinkStep> move(Deque<LinkStep> from, Deque<LinkStep> to) {
    var step = Optional.ofNullable(from.pollLast());
    step.ifPresent(to::addLast);
    return step;
  }

  /// The caption of what [#undo] would take back.
  Optional<String> undoable() {
    return Optional.ofNullable(done.peekLast()).map(LinkStep::caption);
  }

  /// The caption of what [#redo] would do again.
  Optional<String> redoable() {
    return Optional.ofNullable(undone.peekLast()).map(LinkStep::caption);
  }
}
