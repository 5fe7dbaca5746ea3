package hearsay.protocol;

import java.math.BigInteger;
import java.util.Arrays;

/// A growing array of bytes with the wire's number formats, big-endian.
final class ByteWriter {
  // Holds a frame with one entry without growing.
  private byte[] bytes = new byte[64];
  private int size;

  int size() {
    return size;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  void u8(int value) {
    makeRoom(1);
    bytes[size++] = (byte) value;
  }

  void u32(int value) {
    makeRoom(4);
    size += 4;
    setU32(size - 4, value);
  }

  void setU32(int at, int value) {
    for (int i = 0; i < 4; i++) {
      bytes[at + i] = (byte) (value >>> (24 - 8 * i));
    }
  }

  void u64(long value) {
    u32((int) (value >>> 32));
    u32((int) value);
  }

  /// Two's complement in 16 bytes; the value fits.
  void i128(BigInteger value) {
    makeRoom(Wire.I128_BYTES);
    var digits = value.toByteArray();
    int padding = Wire.I128_BYTES - digits.length;
    Arrays.fill(bytes, size, size + padding, (byte) (value.signum() < 0 ? -1 : 0));
    System.arraycopy(digits, 0, bytes, size + padding, digits.length);
    size += Wire.I128_BYTES;
  }

  /// LEB128: seven bits a byte, lowest first, the top bit set on all but the last; not negative.
  void varint(long value) {
    long rest = value;
    while (rest > 0x7f) {
      u8((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    u8((int) rest);
  }

  void bytes(byte[] source) {
    makeRoom(source.length);
    System.arraycopy(source, 0, bytes, size, source.length);
    size += source.length;
  }

  private void makeRoom(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
