package hearsay.viz;

import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Something with files that takes a while, one at a time, on a thread of its own. What is to be
/// done when it has ended is done by the first pulse that finds it so. All methods are for the
/// application thread.
final class BackgroundWork {
  /// The work itself.
  interface Task {
    /// Does it, off the application thread.
    ///
    /// @param progress to be told 0 to 1 now and then; throws if the work was cancelled
    /// @return what is to be done on the application thread then
    Runnable run(DoubleConsumer progress) throws Exception;
  }

  /// Work under way.
  private static final class Piece {
    final String words;
    final Consumer<Throwable> failed;
    final FutureTask<Runnable> future;
    volatile double progress;
    volatile boolean isCancelled;

    Piece(String words, Task task, Consumer<Throwable> failed) {
      this.words = words;
      this.failed = failed;
      future = new FutureTask<>(() -> task.run(this::report));
    }

    private void report(double done) {
      if (isCancelled) {
        throw new CancellationException("cancelled");
      }
      progress = done;
    }
  }

  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
  private @Nullable Piece piece;

  /// "Saving lesson.hearsay … 40 %" while there is work; else empty.
  ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }

  /// Begins, unless something else is under way.
  ///
  /// @param failed told why it broke off; not if it was cancelled
  /// @return whether it began
  boolean begin(String what, Task task, Consumer<Throwable> failed) {
    if (piece != null) {
      return false;
    }
    var begun = new Piece(what, task, failed);
    piece = begun;
    words.set(what + " …");
    Thread.ofPlatform().daemon().name("hearsay file").start(begun.future);
    return true;
  }

  /// Lets it break off at its next sign of progress.
  void cancel() {
    if (piece != null) {
      piece.isCancelled = true;
    }
  }

  void pulsed() {
    var present = piece;
    if (present == null) {
      return;
    }
    if (!present.future.isDone()) {
      words.set("%s … %.0f %%".formatted(present.words, 100 * present.progress));
      return;
    }
    piece = null;
    words.set("");
    switch (present.future.state()) {
      case SUCCESS -> {
        if (!present.isCancelled) {
          present.future.resultNow().run();
        }
      }
      case FAILED -> {
        if (!present.isCancelled) {
          present.failed.accept(present.future.exceptionNow());
        }
      }
      case CANCELLED, RUNNING -> {}
    }
  }
}
