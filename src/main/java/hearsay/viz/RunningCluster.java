package hearsay.viz;

import hearsay.cluster.Cluster;
import hearsay.cluster.ClusterSettings;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.JournalEntry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The cluster behind the window and how far its journal has been read; a window that was opened on
/// a recording has none at first. What takes a while (starting a successor, adding a hundred nodes)
/// runs on a thread of its own, one change at a time, and is taken over by the first pulse that
/// finds it done. All methods are for the application thread.
final class RunningCluster implements AutoCloseable {
  /// What one pulse reads at most, so that a flood delays the picture, not the window.
  private static final int MAX_ENTRIES_PER_PULSE = 20_000;

  /// A change under way: it ends with the cluster to show from then on.
  private record Change(FutureTask<Cluster> task, Consumer<String> failed) {}

  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
  private final ClusterSettings usual;
  private @Nullable Cluster cluster;
  private long position;
  private @Nullable Change change;

  RunningCluster(Cluster cluster) {
    this.cluster = cluster;
    usual = cluster.settings();
    position = cluster.journal().begin();
  }

  /// None yet.
  ///
  /// @param usual what one would be started with
  RunningCluster(ClusterSettings usual) {
    this.usual = usual;
  }

  /// What is new since the last reading.
  ///
  /// @param snapshot the cluster just after the last of the entries
  record Reading(ClusterSnapshot snapshot, List<JournalEntry> fresh) {}

  /// The cluster, which is there.
  Cluster cluster() {
    return Objects.requireNonNull(cluster, "a cluster runs");
  }

  Optional<Cluster> find() {
    return Optional.ofNullable(cluster);
  }

  /// What the cluster was started with, or one would be.
  ClusterSettings settings() {
    return cluster == null ? usual : cluster.settings();
  }

  /// The cluster as it is at this moment; empty if there is none.
  ClusterSnapshot latest() {
    return cluster == null ? ClusterSnapshot.EMPTY : cluster.journal().latest();
  }

  /// "Starting 5 nodes …" while a change is under way; else empty.
  ReadOnlyStringProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /// Starts another cluster in place of this one, unless a change is under way.
  ///
  /// @param failed told why it could not be started; this one goes on then
  void replace(ClusterSettings settings, Consumer<String> failed) {
    replace(
        "Starting " + settings.nodes() + (settings.nodes() == 1 ? " node …" : " nodes …"),
        () -> Cluster.start(settings),
        failed);
  }

  /// The same with a successor of any kind.
  ///
  /// @param words shown meanwhile
  void replace(String words, Callable<Cluster> starting, Consumer<String> failed) {
    begin(words, successor(cluster, starting), failed);
  }

  /// The old cluster makes way on the discovery server, and comes back if there is no new one.
  private static Callable<Cluster> successor(@Nullable Cluster old, Callable<Cluster> starting) {
    return () -> {
      if (old == null) {
        return starting.call();
      }
      old.retireFromDiscovery();
      try {
        return starting.call();
      } catch (Exception e) {
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
    if (cluster == null) {
      return new Reading(ClusterSnapshot.EMPTY, List.of());
    }
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
    if (cluster != null) {
      cluster.close();
    }
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
    if (Objects.equals(result, cluster)) {
      return false;
    }
    var old = cluster;
    if (old != null) {
      inBackground(old::close);
    }
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
