package hearsay.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A network of machines that are none: network namespaces of Linux, each with one cable to a
/// switch in a namespace of its own. Nothing of the machine's own network is touched.
final class Namespaces implements AutoCloseable {
  private static final String PREFIX = "hearsay-" + ProcessHandle.current().pid() + "-";
  private static final String SWITCH = PREFIX + "switch";

  private final List<String> all = new ArrayList<>();

  /// Why there can be none here, in words for people; empty if there can.
  static String obstacle() throws InterruptedException {
    try (var attempt = new Namespaces()) {
      attempt.addSwitch();
      attempt.addMachine(1);
      return "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  void addSwitch() throws IOException, InterruptedException {
    add(SWITCH);
    ip("-n", SWITCH, "link", "add", "bridge", "type", "bridge");
    ip("-n", SWITCH, "link", "set", "bridge", "up");
  }

  void addMachine(int number) throws IOException, InterruptedException {
    var machine = machine(number);
    add(machine);
    ip(
        "link",
        "add",
        "cable",
        "netns",
        machine,
        "type",
        "veth",
        "peer",
        port(number),
        "netns",
        SWITCH);
    ip("-n", SWITCH, "link", "set", port(number), "master", "bridge", "up");
    ip("-n", machine, "addr", "add", address(number) + "/24", "dev", "cable");
    ip("-n", machine, "link", "set", "cable", "up");
    ip("-n", machine, "link", "set", "lo", "up");
  }

  static String address(int number) {
    return "10.77.0." + number;
  }

  /// A command, as it is run on that machine.
  static List<String> on(int number, List<String> command) {
    var line = new ArrayList<>(List.of("ip", "netns", "exec", machine(number)));
    line.addAll(command);
    return line;
  }

  /// Pulls the machine's cable, without a word to anybody.
  void cut(int number) throws IOException, InterruptedException {
    ip("-n", SWITCH, "link", "set", port(number), "down");
  }

  void reconnect(int number) throws IOException, InterruptedException {
    ip("-n", SWITCH, "link", "set", port(number), "up");
  }

  @Override
  public void close() throws InterruptedException {
    for (var name : all) {
      try {
        ip("netns", "del", name);
      } catch (IOException e) {
        // It was never made.
      }
    }
  }

  private void add(String name) throws IOException, InterruptedException {
    all.add(name);
    ip("netns", "add", name);
  }

  private static String machine(int number) {
    return PREFIX + number;
  }

  private static String port(int number) {
    return "port" + number;
  }

  private static void ip(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said.strip());
    }
  }
}
