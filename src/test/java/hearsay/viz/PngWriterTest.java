package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class PngWriterTest {
  private static final int[] PICTURE = {
    0xFF112233, 0x80445566, 0x00000000, 0xFFFFFFFF, 0xFF000000, 0x01020304
  };

  @Test
  void readsBackWhatWasWritten() throws IOException {
    var file = PngWriter.bytes(PICTURE, 2, 3);

    assertThat(decode(file, 2, 3)).containsExactly(PICTURE);
  }

  @Test
  void everyChunkCarriesItsChecksum() throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(PngWriter.bytes(PICTURE, 3, 2)));
    in.skipNBytes(8);

    for (var type : new String[] {"IHDR", "IDAT", "IEND"}) {
      var chunk = in.readNBytes(in.readInt() + 4);
      var checksum = new CRC32();
      checksum.update(chunk);
      assertThat(in.readInt()).as(type).isEqualTo((int) checksum.getValue());
      assertThat(new String(chunk, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
          .isEqualTo(type);
    }
  }

  /// Reads just what the writer writes: one data chunk, each row as the difference to the one
  /// above.
  private static int[] decode(byte[] file, int width, int height) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(file));
    in.skipNBytes(8 + 8 + 13 + 4);
    var data = new byte[in.readInt()];
    in.skipNBytes(4);
    in.readFully(data);
    var rows = new InflaterInputStream(new ByteArrayInputStream(data)).readAllBytes();
    var pixels = new int[width * height];
    var above = new int[4 * width];
    for (var y = 0; y < height; y++) {
      for (var i = 0; i < 4 * width; i++) {
        above[i] = above[i] + rows[y * (4 * width + 1) + 1 + i] & 0xFF;
      }
      for (var x = 0; x < width; x++) {
        pixels[y * width + x] =
            above[4 * x + 3] << 24 | above[4 * x] << 16 | above[4 * x + 1] << 8 | above[4 * x + 2];
      }
    }
    return pixels;
  }
}
