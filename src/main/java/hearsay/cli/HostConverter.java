package hearsay.cli;

import hearsay.protocol.PeerAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// An address of this machine on the command line, by which nodes elsewhere reach it.
final class HostConverter implements ITypeConverter<InetAddress> {
  @Override
  public InetAddress convert(String text) {
    if (!PeerAddress.isHost(text)) {
      throw new TypeConversionException(
          "'" + text + "' is no host: write an address of this machine, without a port");
    }
    var address = resolved(text);
    if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
      throw new TypeConversionException(
          "'" + text + "' is no address that others can dial: name a real one of this machine");
    }
    return address;
  }

  private static InetAddress resolved(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new TypeConversionException("the host '" + text + "' is not known here");
    }
  }

  /// As text, if this machine has the address.
  ///
  /// @throws IOException if it has not
  static String requireOurs(InetAddress address) throws IOException {
    var text = address.getHostAddress();
    try (var probe = new ServerSocket(0, 1, address)) {
      return probe.getInetAddress().getHostAddress();
    } catch (IOException e) {
      throw new IOException(
          "can't listen on %s: %s; --host takes an address of this machine"
              .formatted(text, e.getMessage()),
          e);
    }
  }
}
