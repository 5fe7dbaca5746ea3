package hearsay.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `hearsay`, the root of all commands; alone it opens the window.
@Command(
    name = "hearsay",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = CommandLine.ScopeType.INHERIT,
    description = "A desktop laboratory for eventual consistency.",
    subcommands = {
      TrainCommand.class,
      LabCommand.class,
      TourCommand.class,
      ExportCommand.class,
      NodeCommand.class,
      DiscoveryCommand.class,
      BenchCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:what the command ran or checked failed",
      "2:the command line was not understood"
    })
public final class Main implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LabArguments lab;

  private Main() {}

  /// Runs the command line and ends the process with its exit code.
  public static void main(String[] args) {
    System.exit(execute(writer(System.out), writer(System.err), args));
  }

  /// Runs one command line: results go to `out`, the one line about a failure to `err`.
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new Main())
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(Failures::badUsage)
        .setExecutionExceptionHandler(Failures::failed)
        .execute(args);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return lab.open(spec);
  }
}
