package hearsay.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `hearsay lab`: the window.
@Command(name = "lab", description = "Opens the window, as hearsay alone does.")
final class LabCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LabArguments arguments;

  @Override
  public Integer call() throws IOException, InterruptedException {
    return arguments.open(spec);
  }
}
