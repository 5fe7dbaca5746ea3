package hearsay.viz;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.JournalEntry;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The cluster behind the window and how far its journal has been read. What takes a while
/// (starting a successor, adding a hundred nodes) runs on a thread of its own, one change at a
/// time, and is taken over by the first pulse that finds it done. All methods are for the
/// application thread.
final class RunningCluster implements AutoCloseable {
  /// What one pulse reads at most, so that a flood delays the picture, not the window.
  private static final int MAX_ENTRIES_PER_PULSE = 20_000;

  /// A change under way: it ends with the cluster to show from then on.
  private record Change(FutureTask<Cluster> task, Consumer<String> failed) {}

  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
  private Cluster cluster;
  private long position;
  private @Nullable Change change;

  RunningCluster(Cluster cluster) {
    this.cluster = cluster;
    position = cluster.journal().begin();
  }

  /// What is new since the last reading.
  ///
  /// @param snapshot the cluster just after the last of the entries
  record Reading(ClusterSnapshot snapshot, List<JournalEntry> fresh) {}

  Cluster cluster() {
    return cluster;
  }

  /// "Starting 5 nodes …" while a change is under way; else empty.
  ReadOnlyStringProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /// Starts another cluster in place of this one, unless a change is under way.
  ///
  /// @param failed told why it could not be started; this one goes on then
  void replace(ClusterSettings settings, Consumer<String> failed) {
    begin(
        "Starting " + settings.nodes() + (settings.nodes() == 1 ? " node …" : " nodes …"),
        successor(cluster, settings),
        failed);
  }

  /// The old cluster makes way on the discovery server, and comes back if there is no new one.
  private static Callable<Cluster> successor(Cluster old, ClusterSettings settings) {
    return () -> {
      old.retireFromDiscovery();
      try {
        return Cluster.start(settings);
      } catch (IOException | RuntimeException e) {
        old.returnToDiscovery();
        throw e;
      }
    };
  }

  /// Makes a change to this cluster, unless one is under way.
  ///
  /// @param words shown meanwhile
  /// @param failed told why it broke off
  void change(String words, Callable<Cluster> task, Consumer<String> failed) {
    begin(words, task, failed);
  }

  /// Takes over what a finished change has left.
  ///
  /// @return whether there is another cluster now; the old one is being closed
  boolean settle() {
    if (change == null || !change.task().isDone()) {
      return false;
    }
    var finished = change;
    change = null;
    progress.set("");
    return switch (finished.task().state()) {
      case SUCCESS -> adopt(finished.task().resultNow());
      case FAILED, CANCELLED, RUNNING -> {
        finished.failed().accept(messageOf(finished.task().exceptionNow()));
        yield false;
      }
    };
  }

  Reading read() {
    var journal = cluster.journal();
    var snapshot = journal.latest();
    var from = Math.max(position, journal.begin());
    var wanted = (int) Math.clamp(snapshot.position() - from, 0, MAX_ENTRIES_PER_PULSE);
    var fresh = journal.read(from, wanted);
    position = from + fresh.size();
    return new Reading(snapshot, fresh);
  }

  /// A cluster that is just being started is closed as soon as it is there.
  @Override
  public void close() {
    if (change != null) {
      var unfinished = change.task();
      inBackground(() -> closeResult(unfinished));
    }
    cluster.close();
  }

  private void begin(String words, Callable<Cluster> task, Consumer<String> failed) {
    if (change != null) {
      return;
    }
    progress.set(words);
    var future = new FutureTask<>(task);
    change = new Change(future, failed);
    inBackground(future);
  }

  private boolean adopt(Cluster result) {
    if (result == cluster) {
      return false;
    }
    inBackground(cluster::close);
    cluster = result;
    position = result.journal().begin();
    return true;
  }

  private static void closeResult(FutureTask<Cluster> task) {
    try {
      task.get().close();
    } catch (ExecutionException e) {
      // It never started, so there is nothing to close.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void inBackground(Runnable task) {
    Thread.ofPlatform().daemon().name("hearsay cluster change").start(task);
  }

  private static String messageOf(Throwable failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
