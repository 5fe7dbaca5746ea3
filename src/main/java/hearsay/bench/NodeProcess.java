package hearsay.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A node in a process of its own, as a person starts it: `hearsay node` with a log.
final class NodeProcess implements AutoCloseable {
  /// A node that takes longer to say where it listens hangs, and is ended.
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final Pattern API = Pattern.compile("http://[\\w.]+:\\d+");

  private final Process process;
  private final Asking api;

  private NodeProcess(Process process, URI api) {
    this.process = process;
    this.api = new Asking(api);
  }

  /// Starts it and returns when it says where it is to be asked.
  ///
  /// @throws IOException if it ends before; the message is its last words
  static NodeProcess start(SelfStart self, Path data) throws IOException {
    var process =
        self.start(
            List.of(),
            List.of(
                "node",
                "--listen",
                "127.0.0.1:0",
                "--http",
                "127.0.0.1:0",
                "--name",
                LongLog.NODE,
                "--data-dir",
                data.toString()));
    var limit =
        CompletableFuture.runAsync(
            process::destroyForcibly,
            CompletableFuture.delayedExecutor(LIMIT.toSeconds(), TimeUnit.SECONDS));
    try {
      var lines = process.inputReader();
      var node = new NodeProcess(process, readUrl(lines));
      limit.cancel(false);
      // What it says later must not fill the pipe, or it would wait for a reader.
      Thread.ofVirtual().name("bench-drain").start(() -> lines.lines().forEach(_ -> {}));
      return node;
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static URI readUrl(BufferedReader lines) throws IOException {
    var lastWords = "nothing";
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      var url = API.matcher(line);
      if (url.find()) {
        return URI.create(url.group());
      }
      lastWords = line;
    }
    throw new IOException("the node ended and said: " + lastWords);
  }

  /// Counts one and returns when the node has acknowledged it.
  void countOne() throws IOException, InterruptedException {
    api.post("/increment", "");
  }

  /// As `kill -9` does it. Returns when the process is gone.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    api.close();
  }
}
