package hearsay.process;

import hearsay.bench.SelfStart;
import hearsay.cli.Main;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Starts this program as processes of their own, and kills in the end whatever still runs.
final class Children implements AutoCloseable {
  /// They live for seconds: a quick start is worth more than speed later.
  static final List<String> QUICK =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx96m");

  private final List<Child> all = new ArrayList<>();

  /// A node that listens wherever there is room, and serves its API.
  Child node(String name, String... more) throws IOException {
    var arguments =
        new ArrayList<>(
            List.of("node", "--name", name, "--listen", "127.0.0.1:0", "--http", "127.0.0.1:0"));
    arguments.addAll(List.of(more));
    return start(name, arguments);
  }

  Child discovery(String... more) throws IOException {
    var arguments = new ArrayList<>(List.of("discovery", "--listen", "127.0.0.1:0"));
    arguments.addAll(List.of(more));
    return start("discovery", arguments);
  }

  Child start(String name, List<String> arguments) throws IOException {
    return add(new Child(name, SelfStart.ofThisProcess(Main.class).start(QUICK, arguments)));
  }

  /// A process of another program.
  Child startOther(String name, List<String> command) throws IOException {
    return add(new Child(name, new ProcessBuilder(command).redirectErrorStream(true).start()));
  }

  private Child add(Child child) {
    all.add(child);
    return child;
  }

  @Override
  public void close() {
    all.forEach(Child::kill);
  }
}
