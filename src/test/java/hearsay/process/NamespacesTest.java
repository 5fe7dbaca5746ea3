package hearsay.process;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hearsay.bench.SelfStart;
import hearsay.cli.Main;
import hearsay.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Nodes on machines of their own, as far as the kernel can pretend: a cable that is pulled resets
/// no connection and answers nobody.
class NamespacesTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int MACHINES = 3;
  private static final int PORT = 7_001;

  /// `bash` speaks TCP by itself; nothing else needs to be installed.
  private static final String REQUEST =
      """
      exec 3<>/dev/tcp/127.0.0.1/%1$d
      printf '%2$s %3$s HTTP/1.1\\r\\nHost: 127.0.0.1:%1$d\\r\\nConnection: close\\r\\n\
      Content-Length: 0\\r\\n\\r\\n' >&3
      cat <&3
      """;

  private final Children children = new Children();
  private final Namespaces network = new Namespaces();

  @AfterEach
  void removeAll() throws Exception {
    children.close();
    network.close();
  }

  @Test
  void aMachineThatIsCutOffCountsOnAndNothingIsLostWhenItIsBack() throws Exception {
    var obstacle = Namespaces.obstacle();
    assumeTrue(obstacle.isEmpty(), "no network namespaces here: " + obstacle);
    network.addSwitch();
    var nodes = new ArrayList<Child>();
    for (var machine = 1; machine <= MACHINES; machine++) {
      network.addMachine(machine);
    }
    for (var machine = 1; machine <= MACHINES; machine++) {
      nodes.add(start(machine));
    }
    for (var machine = 1; machine <= MACHINES; machine++) {
      ask(nodes, machine, "POST", "/increment");
    }
    awaitValues(nodes, 3, 3, 3);

    network.cut(3);
    ask(nodes, 1, "POST", "/increment?by=10");
    ask(nodes, 3, "POST", "/increment?by=100");
    awaitValues(nodes, 13, 13, 103);

    network.reconnect(3);
    awaitValues(nodes, 113, 113, 113);
  }

  private Child start(int machine) throws Exception {
    var command = new ArrayList<>(SelfStart.ofThisProcess(Main.class).command());
    command.addAll(1, Children.QUICK);
    command.addAll(
        List.of(
            "node",
            "--listen",
            "0.0.0.0:" + PORT,
            "--advertise",
            Namespaces.address(machine) + ":" + PORT,
            "--http",
            "127.0.0.1:0",
            "--peers",
            IntStream.rangeClosed(1, MACHINES)
                .filter(other -> other != machine)
                .mapToObj(other -> Namespaces.address(other) + ":" + PORT)
                .collect(joining(","))));
    return children.startOther("machine " + machine, Namespaces.on(machine, command));
  }

  private static void awaitValues(List<Child> nodes, long... values) {
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              for (var machine = 1; machine <= MACHINES; machine++) {
                assertThat(ask(nodes, machine, "GET", "/counter"))
                    .as("machine %d: %s", machine, nodes.get(machine - 1).lines())
                    .isEqualTo(values[machine - 1]);
              }
            });
  }

  /// Asks a node from its own machine.
  ///
  /// @return the value it shows
  private static long ask(List<Child> nodes, int machine, String method, String path)
      throws Exception {
    var api = nodes.get(machine - 1).api();
    var script = REQUEST.formatted(api.getPort(), method, path);
    var process =
        new ProcessBuilder(Namespaces.on(machine, List.of("bash", "-c", script)))
            .redirectErrorStream(true)
            .start();
    var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(answer).startsWith("HTTP/1.1 200");
    var body = answer.substring(answer.indexOf("\r\n\r\n")).strip();
    return Json.parse(body.getBytes(StandardCharsets.UTF_8)).path("value").asLong();
  }
}
