package hearsay.cli;

import hearsay.runtime.api.Termination;
import picocli.CommandLine.ExitCode;

/// How a command that serves until it is told to stop (SIGTERM, Ctrl-C) ends.
final class Stop {
  private Stop() {}

  /// Closes the server when the process is told to stop, says so, and ends the process with 0: a
  /// graceful stop is what was asked for, and Java itself would exit with 143.
  ///
  /// @return to be called if the process ends by itself, with an exit code of its own
  static Runnable gracefully(Runnable close, Runnable farewell) {
    return Termination.run(
        () -> {
          close.run();
          farewell.run();
          Runtime.getRuntime().halt(ExitCode.OK);
        });
  }
}
