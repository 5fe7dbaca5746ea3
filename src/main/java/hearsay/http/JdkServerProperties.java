package hearsay.http;

import java.util.Map;

/// Settings that the JDK's HTTP server takes from system properties only, once per process. A value
/// that the user gave is left alone.
final class JdkServerProperties {
  private static final Map<String, String> VALUES =
      Map.of(
          // Else a response in two segments waits some 40 ms for the client's delayed ACK.
          "sun.net.httpserver.nodelay", "true",
          // Seconds for a request to arrive as a whole, so that a half one does not stay for ever.
          "sun.net.httpserver.maxReqTime", "10",
          // Seconds from then to the end of the response; a handler may wait for a disk meanwhile.
          "sun.net.httpserver.maxRspTime", "30",
          // Seconds; longer than clients keep a connection (30 in the JDK's), so that the server
          // does not close one just when the client uses it again.
          "sun.net.httpserver.idleInterval", "60",
          "sun.net.httpserver.maxIdleConnections", "2048",
          // Of one server; each costs a file descriptor and 20 KB.
          "jdk.httpserver.maxConnections", "4096",
          "sun.net.httpserver.maxReqHeaders", "64",
          "sun.net.httpserver.maxReqHeaderSize", "16384");

  private JdkServerProperties() {}

  /// Before the first server of the process is made.
  static void settle() {
    VALUES.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }
}
