package hearsay.viz.chart;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.viz.graph.PixelSurface;
import org.junit.jupiter.api.Test;

class SheetTest {
  private static final int INK = 0xFF102030;

  private final PixelSurface surface = new PixelSurface(10, 10, 2);
  private final Sheet sheet = new Sheet(surface);

  private int pixel(int x, int y) {
    return surface.pixels()[y * surface.width() + x];
  }

  @Test
  void areasCoverWholePhysicalPixels() {
    sheet.fill(1, 2, 3, 3, INK);

    assertThat(pixel(2, 4)).isEqualTo(INK);
    assertThat(pixel(5, 5)).isEqualTo(INK);
    assertThat(pixel(6, 5)).isZero();
    assertThat(pixel(5, 6)).isZero();
  }

  @Test
  void whatIsTranslucentLetsShineThrough() {
    sheet.fill(0, 0, 10, 10, 0xFFFFFFFF);
    sheet.fill(0, 0, 1, 1, 0x80000000);

    assertThat(pixel(0, 0)).isEqualTo(0xFF7F7F7F);
  }

  @Test
  void whatLiesOutsideIsNotDrawn() {
    sheet.fill(-5, -5, 50, 0.5, INK);
    sheet.upright(11, 0, 10, 1, INK);

    assertThat(pixel(19, 0)).isEqualTo(INK);
    assertThat(pixel(19, 1)).isZero();
  }

  @Test
  void theThinnestLineIsAPixel() {
    sheet.level(0, 10, 5, 0.1, INK);

    assertThat(pixel(3, 10)).isEqualTo(INK);
    assertThat(pixel(3, 9)).isZero();
    assertThat(pixel(3, 11)).isZero();
  }
}
