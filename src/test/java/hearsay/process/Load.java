package hearsay.process;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Concurrent increments by HTTP, until the node is killed under them.
final class Load {
  private final List<Thread> callers = new ArrayList<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong inFlight = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  /// @param servers the APIs to call, in turns
  Load(List<URI> servers, int callersEach) {
    for (var server : servers) {
      for (var i = 0; i < callersEach; i++) {
        callers.add(Thread.startVirtualThread(() -> callUntilKilled(server)));
      }
    }
  }

  private void callUntilKilled(URI server) {
    try {
      while (true) {
        inFlight.incrementAndGet();
        var status = Api.post(server, "/increment").statusCode();
        inFlight.decrementAndGet();
        (status == 200 ? acknowledged : refused).incrementAndGet();
      }
    } catch (IOException e) {
      // Killed: what this caller had asked for may count or not.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits for the callers, who end when their node does.
  void join() throws InterruptedException {
    for (var caller : callers) {
      caller.join();
    }
  }

  /// How many increments were acknowledged so far.
  long acknowledged() {
    return acknowledged.get();
  }

  /// How many were asked for and never answered.
  long inFlight() {
    return inFlight.get();
  }

  /// How many were answered otherwise than by an acknowledgement.
  long refused() {
    return refused.get();
  }
}
