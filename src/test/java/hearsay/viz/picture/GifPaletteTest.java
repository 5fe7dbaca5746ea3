package hearsay.viz.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GifPaletteTest {
  private static final int WHITE = 0xFFFFFFFF;
  private static final int NEARLY_WHITE = 0xFFF6F8FA;

  @Test
  void areasKeepTheirColoursHoweverCloseTheyAre() {
    var palette = GifPalette.of(List.of(noiseOn(WHITE), noiseOn(NEARLY_WHITE)));

    assertThat(shown(palette, WHITE)).isEqualTo(WHITE);
    assertThat(shown(palette, NEARLY_WHITE)).isEqualTo(NEARLY_WHITE);
  }

  @Test
  void otherColoursBecomeOnesThatLookAlike() {
    var palette = GifPalette.of(List.of(noiseOn(WHITE)));

    for (var seed = 0; seed < 100; seed++) {
      var colour = 0xFF000000 | new Random(seed).nextInt(1 << 24);
      var shown = shown(palette, colour);
      for (var shift = 0; shift < 24; shift += 8) {
        assertThat(Math.abs((colour >> shift & 0xFF) - (shown >> shift & 0xFF)))
            .as("seed %d", seed)
            .isLessThan(64);
      }
    }
  }

  @Test
  void manyAreasLeaveRoomForAllElse() {
    var stripes = noiseOn(WHITE);
    for (var i = 0; i < 250; i++) {
      Arrays.fill(stripes, 200 * i, 200 * i + 150, 0xFF000000 | i);
    }

    var palette = GifPalette.of(List.of(stripes));

    assertThat(palette.colours()).hasSizeBetween(100, GifPalette.MAX_COLOURS);
    assertThat(shown(palette, WHITE)).isEqualTo(WHITE);
  }

  private static int shown(GifPalette palette, int argb) {
    return 0xFF000000 | palette.colours()[palette.index(argb) & 0xFF];
  }

  /// Half of it one colour, the other half any.
  private static int[] noiseOn(int argb) {
    var random = new Random(1);
    var pixels = new int[100_000];
    Arrays.setAll(pixels, i -> i % 2 == 0 ? argb : 0xFF000000 | random.nextInt(1 << 24));
    return pixels;
  }
}
