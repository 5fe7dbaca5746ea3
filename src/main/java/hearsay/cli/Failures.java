package hearsay.cli;

import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// What a person sees when a command fails: one line on standard error. The stack trace goes to the
/// log at level DEBUG.
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static int badUsage(ParameterException failure, String[] args) {
    var command = failure.getCommandLine();
    say(command, firstLine(failure) + " (see " + nameOf(command) + " --help)");
    return ExitCode.USAGE;
  }

  static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    LOG.debug("{} failed", nameOf(command), failure);
    say(command, firstLine(failure));
    return ExitCode.SOFTWARE;
  }

  private static void say(CommandLine command, String line) {
    command.getErr().println(nameOf(command) + ": " + line);
  }

  private static String nameOf(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }

  private static String firstLine(Exception failure) {
    return Objects.requireNonNullElse(failure.getMessage(), failure.toString())
        .lines()
        .findFirst()
        .orElse(failure.toString());
  }
}
