package hearsay.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Starts this program once more, the way it was started itself: from an image by its launcher,
/// else by the same java with the same module path or class path. Immutable.
public final class SelfStart {
  /// By this variable an image's launcher tells the process that it starts from one started by a
  /// person. A launcher that inherits it would take our arguments for those of a bare Java.
  private static final String LAUNCHER_MARK = "_JPACKAGE_LAUNCHER";

  private final List<String> command;

  SelfStart(List<String> command) {
    this.command = List.copyOf(command);
  }

  /// @param mainClass whose arguments will be given to [#start]
  public static SelfStart ofThisProcess(Class<?> mainClass) {
    var program = ProcessHandle.current().info().command().orElseGet(SelfStart::ownJava);
    return new SelfStart(
        command(
            program,
            System.getProperty("jdk.module.path"),
            System.getProperty("java.class.path"),
            mainClass.getModule().isNamed() ? mainClass.getModule().getName() : "",
            mainClass.getName()));
  }

  /// @param modulePath null in a process without one
  /// @param module the main class's, empty if it has no name
  static List<String> command(
      String program,
      @Nullable String modulePath,
      String classPath,
      String module,
      String mainClass) {
    var command = new ArrayList<>(List.of(program));
    if (!Path.of(program).getFileName().toString().matches("javaw?(\\.exe)?")) {
      return command; // the launcher of an image knows the rest
    }
    if (module.isEmpty()) {
      command.addAll(List.of("-cp", classPath, mainClass));
      return command;
    }
    if (modulePath != null) {
      command.addAll(List.of("--module-path", modulePath));
    }
    command.addAll(List.of("-m", module + "/" + mainClass));
    return command;
  }

  /// The command that starts it, to be followed by arguments: for those who start it by another
  /// program.
  public List<String> command() {
    return command;
  }

  /// Starts it; standard error is joined to standard output.
  ///
  /// @param javaOptions for its Java; they travel in the environment, which any launcher hands on
  /// @throws IOException if it can't be started
  public Process start(List<String> javaOptions, List<String> arguments) throws IOException {
    var builder = builder(arguments).redirectErrorStream(true);
    if (!javaOptions.isEmpty()) {
      builder
          .environment()
          .merge("JAVA_TOOL_OPTIONS", String.join(" ", javaOptions), SelfStart::join);
    }
    return builder.start();
  }

  /// Runs it with this process's console and waits for its end.
  ///
  /// @return its exit code
  /// @throws IOException if it can't be started
  public int run(List<String> arguments) throws IOException, InterruptedException {
    return builder(arguments).inheritIO().start().waitFor();
  }

  private ProcessBuilder builder(List<String> arguments) {
    var builder = new ProcessBuilder(Stream.concat(command.stream(), arguments.stream()).toList());
    builder.environment().remove(LAUNCHER_MARK);
    return builder;
  }

  private static String join(String before, String more) {
    return before + " " + more;
  }

  private static String ownJava() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
