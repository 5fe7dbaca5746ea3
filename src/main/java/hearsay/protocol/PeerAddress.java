package hearsay.protocol;

import static hearsay.contract.Contract.require;

import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a node listens. At most 255 bytes as text. Only bytes and text: nothing here resolves a
/// name, and two spellings of one host are two addresses.
///
/// @param host a name or IPv4 address of letters, digits, `.`, `-` and `_`, or an IPv6 address
///   (without brackets)
/// @param port 1 to 65535
public record PeerAddress(String host, int port) implements Comparable<PeerAddress> {
  public static final int MAX_BYTES = 255;

  private static final Comparator<PeerAddress> ORDER =
      Comparator.comparing(PeerAddress::host).thenComparingInt(PeerAddress::port);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern NUMERIC = Pattern.compile("[0-9.]+");
  private static final Pattern IPV4 =
      Pattern.compile(
          "(OCTET\\.){3}OCTET".replace("OCTET", "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)"));
  private static final Pattern IPV6 =
      Pattern.compile(
          "(?!.*(:::|::.*::))([0-9A-Fa-f]{0,4}:){2,7}([0-9A-Fa-f]{0,4}|[0-9.]{7,15})"
              + "(%[A-Za-z0-9._-]+)?");
  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");

  public PeerAddress {
    var problem = problem(host, port);
    require(problem == null, () -> String.valueOf(problem));
  }

  /// Parses `host:port` or `[v6]:port`; the inverse of [#toString()].
  ///
  /// @throws IllegalArgumentException with a message for people that names what is wrong
  public static PeerAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw wrong(text, "it has no port; write host:port");
    }
    var port = text.substring(colon + 1);
    if (!PORT.matcher(port).matches() || Integer.parseInt(port) > 65_535) {
      throw wrong(text, "its port is not a number from 1 to 65535");
    }
    var host = text.substring(0, colon);
    boolean isBracketed = host.startsWith("[") && host.endsWith("]") && host.length() > 2;
    if (isBracketed != host.contains(":")) {
      throw wrong(text, "brackets enclose IPv6 addresses, as in [::1]:7001, and nothing else");
    }
    var bare = isBracketed ? host.substring(1, host.length() - 1) : host;
    var problem = problem(bare, Integer.parseInt(port));
    if (problem != null) {
      throw wrong(text, problem);
    }
    return new PeerAddress(bare, Integer.parseInt(port));
  }

  /// Whether an address may name this host.
  public static boolean isHost(String text) {
    return problem(text, 1) == null;
  }

  @Override
  public int compareTo(PeerAddress other) {
    return ORDER.compare(this, other);
  }

  /// `host:port`, or `[host]:port` for an IPv6 address.
  @Override
  public String toString() {
    return text(host, port);
  }

  private static @Nullable String problem(String host, int port) {
    if (port < 1 || port > 65_535) {
      return "its port is not a number from 1 to 65535";
    }
    if (host.isEmpty()) {
      return "it has no host; write host:port";
    }
    if (text(host, port).length() > MAX_BYTES) {
      return "it is longer than " + MAX_BYTES + " bytes";
    }
    if (host.contains(":")) {
      return IPV6.matcher(host).matches() ? null : "its host is not an IPv6 address";
    }
    if (!NAME.matcher(host).matches()) {
      return "its host is not made of letters, digits, . - and _";
    }
    boolean isBadNumber = NUMERIC.matcher(host).matches() && !IPV4.matcher(host).matches();
    return isBadNumber ? "its host is not an IPv4 address" : null;
  }

  private static String text(String host, int port) {
    return (host.contains(":") ? "[" + host + "]:" : host + ":") + port;
  }

  private static IllegalArgumentException wrong(String text, String problem) {
    return new IllegalArgumentException(
        "'%s' is no address: %s".formatted(printable(text), problem));
  }

  /// Foreign text as it may stand in a message: short, and with nothing that steers a terminal.
  private static String printable(String text) {
    var shown = text.length() <= MAX_BYTES ? text : text.substring(0, MAX_BYTES) + "…";
    return shown.replaceAll("[^\\x20-\\x7e…]", "?");
  }
}
