package hearsay.process;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A process under test, with all it has said so far.
final class Child {
  private static final String HTTP = "http on ";
  private static final String DISCOVERY = "discovery on ";
  private static final long LIMIT_SECONDS = 60;

  private final String name;
  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private boolean isSilent;

  Child(String name, Process process) {
    this.name = name;
    this.process = process;
    Thread.ofVirtual().start(() -> listen(process.inputReader()));
  }

  String name() {
    return name;
  }

  Process process() {
    return process;
  }

  /// Where its API is served, as soon as it is.
  URI api() {
    return URI.create(awaitLine(line -> line.startsWith(HTTP)).substring(HTTP.length()));
  }

  /// Where it serves as a discovery server, as soon as it does.
  URI discovery() {
    return URI.create(awaitLine(line -> line.startsWith(DISCOVERY)).substring(DISCOVERY.length()));
  }

  /// Where it listens for peers.
  String address() {
    var line = awaitLine(said -> said.contains(" listens on "));
    return line.substring(line.lastIndexOf(' ') + 1);
  }

  /// The first line that matches, as soon as there is one.
  synchronized String awaitLine(Predicate<String> matches) {
    var deadline = System.nanoTime() + SECONDS.toNanos(LIMIT_SECONDS);
    for (var at = 0; ; at++) {
      while (at == lines.size()) {
        var leftNanos = deadline - System.nanoTime();
        assertThat(!isSilent && leftNanos > 0)
            .as("%s says what is waited for; it said: %s", name, lines)
            .isTrue();
        pause(leftNanos);
      }
      if (matches.test(lines.get(at))) {
        return lines.get(at);
      }
    }
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /// `kill -9`, and waits until the system has let go of it. Not by the process's `onExit`, which
  /// waits for a stranger if the number of a process that is long gone was given to another one.
  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// SIGTERM, and waits for the end.
  ///
  /// @return the exit code
  int terminate() throws InterruptedException {
    process.toHandle().destroy(); // unlike the process's own, it leaves the output to be read
    assertThat(process.waitFor(LIMIT_SECONDS, SECONDS)).as("%s ends: %s", name, lines()).isTrue();
    return process.exitValue();
  }

  private void pause(long nanos) {
    try {
      NANOSECONDS.timedWait(this, nanos);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void listen(BufferedReader said) {
    try (said) {
      for (var line = said.readLine(); line != null; line = said.readLine()) {
        hear(line);
      }
    } catch (IOException e) {
      hear("(broken off: " + e.getMessage() + ")");
    }
    fallSilent();
  }

  private synchronized void hear(String line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void fallSilent() {
    isSilent = true;
    notifyAll();
  }
}
