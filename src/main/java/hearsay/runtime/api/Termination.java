package hearsay.runtime.api;

/// The moment at which the system asks this process to end (SIGTERM, SIGINT).
public final class Termination {
  private Termination() {}

  /// Runs the action when the process begins to end, whatever the reason. The process waits for it.
  ///
  /// @return revokes it, unless the process ends already
  public static Runnable run(Runnable action) {
    var thread = Thread.ofPlatform().name("hearsay-stop").unstarted(action);
    Runtime.getRuntime().addShutdownHook(thread);
    return () -> Runtime.getRuntime().removeShutdownHook(thread);
  }
}
