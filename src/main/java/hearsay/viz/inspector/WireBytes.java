package hearsay.viz.inspector;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Link;
import hearsay.protocol.Codec;
import hearsay.protocol.Frame;
import hearsay.protocol.Message;
import hearsay.protocol.PeerAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// The bytes of a message, exactly as they went on the wire.
final class WireBytes {
  private WireBytes() {}

  /// Empty if the sender is not known (any more), or no address.
  static Optional<byte[]> of(ClusterSnapshot snapshot, Link link, Message message) {
    return sender(snapshot, link.from()).map(from -> Codec.encode(new Frame(from, message)));
  }

  private static Optional<PeerAddress> sender(ClusterSnapshot snapshot, String name) {
    var known = snapshot.node(name);
    if (known.isPresent()) {
      return Optional.of(known.get().address());
    }
    try {
      return Optional.of(PeerAddress.parse(name));
    } catch (IllegalArgumentException e) {
      // The name of a node of this process that was removed since.
      return Optional.empty();
    }
  }

  /// At most `max` of them.
  static Row row(byte[] bytes, int max) {
    var some = Arrays.copyOf(bytes, Math.min(bytes.length, max));
    return new Row.Bytes(HexFormat.of().formatHex(some), bytes.length - some.length);
  }

  /// All of them, with gaps, for the clipboard.
  static String text(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }
}
