package hearsay.viz;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// Writes pictures as PNG (ISO/IEC 15948), true colour with alpha, without the desktop module that
/// `javax.imageio` would need. Pure; any thread, as long as nobody draws on the image.
public final class PngWriter {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int BITS_PER_CHANNEL = 8;
  private static final int RGB_WITH_ALPHA = 6;
  private static final int FILTER_UP = 2;

  private PngWriter() {}

  /// The image as the bytes of a PNG file.
  public static byte[] bytes(Image image) {
    var width = (int) image.getWidth();
    var height = (int) image.getHeight();
    var pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return bytes(pixels, width, height);
  }

  /// @param argb row by row, not premultiplied
  static byte[] bytes(int[] argb, int width, int height) {
    var file = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(file)) {
      out.write(SIGNATURE);
      chunk(out, "IHDR", header(width, height));
      chunk(out, "IDAT", rows(argb, width, height));
      chunk(out, "IEND", new byte[0]);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing to memory failed", impossible);
    }
    return file.toByteArray();
  }

  private static byte[] header(int width, int height) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(width);
      out.writeInt(height);
      out.writeByte(BITS_PER_CHANNEL);
      out.writeByte(RGB_WITH_ALPHA);
      // Deflate, adaptive filters, no interlace: the only methods there are, and the simplest
      // order.
      out.write(new byte[3]);
    }
    return bytes.toByteArray();
  }

  /// Each row as its difference to the one above, which packs flat areas best.
  private static byte[] rows(int[] argb, int width, int height) throws IOException {
    var packed = new ByteArrayOutputStream();
    var above = new byte[4 * width];
    var row = new byte[4 * width];
    var filtered = new byte[4 * width + 1];
    filtered[0] = FILTER_UP;
    try (var out = new DeflaterOutputStream(packed)) {
      for (var y = 0; y < height; y++) {
        fill(row, argb, y * width);
        for (var i = 0; i < row.length; i++) {
          filtered[i + 1] = (byte) (row[i] - above[i]);
        }
        out.write(filtered);
        System.arraycopy(row, 0, above, 0, row.length);
      }
    }
    return packed.toByteArray();
  }

  private static void fill(byte[] row, int[] argb, int start) {
    for (var i = 0; i < row.length; i += 4) {
      var pixel = argb[start + i / 4];
      row[i] = (byte) (pixel >> 16);
      row[i + 1] = (byte) (pixel >> 8);
      row[i + 2] = (byte) pixel;
      row[i + 3] = (byte) (pixel >> 24);
    }
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    var name = type.getBytes(StandardCharsets.US_ASCII);
    var checksum = new CRC32();
    checksum.update(name);
    checksum.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) checksum.getValue());
  }
}
