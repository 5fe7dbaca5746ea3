package hearsay.cli;

import hearsay.protocol.PeerAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Where to listen, as `host:port` on the command line.
///
/// @param port 0 for any free one
record ListenAddress(String host, int port) {
  private static final String ANY_PORT = ":0";

  static final class Converter implements ITypeConverter<ListenAddress> {
    @Override
    public ListenAddress convert(String text) {
      try {
        return parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  /// @throws IllegalArgumentException with a message for people
  static ListenAddress parse(String text) {
    var isAnyPort = text.endsWith(ANY_PORT);
    var address = PeerAddress.parse(isAnyPort ? text.substring(0, text.length() - 1) + "1" : text);
    return new ListenAddress(address.host(), isAnyPort ? 0 : address.port());
  }

  /// Whether it means all interfaces, so that it is no address for others.
  boolean isWildcard() {
    try {
      return InetAddress.getByName(host).isAnyLocalAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /// By which further names others may call a server here: who listens on all interfaces is called
  /// by the name of the machine as well.
  Set<String> alsoKnownAs() {
    try {
      return isWildcard() ? Set.of(InetAddress.getLocalHost().getHostName()) : Set.of();
    } catch (UnknownHostException e) {
      return Set.of();
    }
  }

  InetSocketAddress toSocketAddress() {
    return new InetSocketAddress(host, port);
  }
}
