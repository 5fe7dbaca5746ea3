package hearsay.wal.format;

import static hearsay.contract.Contract.require;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// What a segment begins with: whose it is, and which.
///
/// @param node the node's name, 1 to 255 bytes in UTF-8
/// @param rule how the node counts
/// @param number the segment's, not negative
/// @param fileBytes the size the file was made with
public record SegmentHeader(String node, CounterRule rule, long number, int fileBytes) {
  public static final int VERSION = 1;

  private static final int PN = 0;
  private static final int PART0 = 1;

  public SegmentHeader {
    int nameBytes = node.getBytes(StandardCharsets.UTF_8).length;
    require(nameBytes >= 1 && nameBytes <= ActorId.MAX_NAME_BYTES, "a name takes 1 to 255 bytes");
    require(number >= 0 && fileBytes > 0, "number and size are not negative");
  }

  /// What the first bytes of a file turned out to be.
  public sealed interface Reading {
    record Found(SegmentHeader header, int bytes) implements Reading {}

    /// Another version of the format; what follows may mean anything.
    record UnknownVersion(int version) implements Reading {}

    /// No header, or a damaged one; in words that follow "its header ".
    record Unreadable(String what) implements Reading {}
  }

  /// How many bytes the header of a node's segments takes.
  public static int bytes(String node) {
    int nameBytes = node.getBytes(StandardCharsets.UTF_8).length;
    return (int) Layout.aligned(Layout.HEADER_FIXED_BYTES + nameBytes);
  }

  public byte[] toBytes() {
    var name = node.getBytes(StandardCharsets.UTF_8);
    var out = ByteBuffer.allocate(bytes(node));
    out.putLong(Layout.MAGIC)
        .putInt(0)
        .putInt(VERSION)
        .putLong(number)
        .putInt(fileBytes)
        .put((byte) (rule == CounterRule.PN ? PN : PART0))
        .put((byte) name.length)
        .put(name);
    out.putInt(Layout.HEADER_CHECKSUM_AT, checksum(out, out.capacity()));
    return out.array();
  }

  /// Reads the header at the beginning of a segment.
  public static Reading read(ByteBuffer bytes) {
    if (bytes.limit() < Layout.HEADER_FIXED_BYTES) {
      return new Reading.Unreadable("is missing");
    }
    if (bytes.getLong(0) != Layout.MAGIC) {
      return new Reading.Unreadable("is not that of a Hearsay log");
    }
    int version = bytes.getInt(Layout.HEADER_CHECKED_FROM);
    if (version != VERSION) {
      return new Reading.UnknownVersion(version);
    }
    int nameLength = Byte.toUnsignedInt(bytes.get(Layout.HEADER_NAME_LENGTH_AT));
    int length = (int) Layout.aligned(Layout.HEADER_FIXED_BYTES + nameLength);
    if (length > bytes.limit()) {
      return new Reading.Unreadable("is incomplete");
    }
    if (checksum(bytes, length) != bytes.getInt(Layout.HEADER_CHECKSUM_AT)) {
      return new Reading.Unreadable("does not fit its checksum");
    }
    return fields(bytes, nameLength, length);
  }

  private static Reading fields(ByteBuffer bytes, int nameLength, int length) {
    long number = bytes.getLong(16);
    int fileBytes = bytes.getInt(24);
    int rule = bytes.get(28);
    if (nameLength == 0 || number < 0 || fileBytes <= 0 || (rule != PN && rule != PART0)) {
      return new Reading.Unreadable("says what no header says");
    }
    var name = new byte[nameLength];
    bytes.get(Layout.HEADER_FIXED_BYTES, name);
    var header =
        new SegmentHeader(
            new String(name, StandardCharsets.UTF_8),
            rule == PN ? CounterRule.PN : CounterRule.PART0,
            number,
            fileBytes);
    return new Reading.Found(header, length);
  }

  private static int checksum(ByteBuffer bytes, int length) {
    var crc = new CRC32C();
    crc.update(bytes.slice(Layout.HEADER_CHECKED_FROM, length - Layout.HEADER_CHECKED_FROM));
    return (int) crc.getValue();
  }
}
