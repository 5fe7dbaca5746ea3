package hearsay.cli;

import hearsay.protocol.PeerAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// `host:port` of a node on the command line.
final class PeerAddressConverter implements ITypeConverter<PeerAddress> {
  @Override
  public PeerAddress convert(String text) {
    try {
      return PeerAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
