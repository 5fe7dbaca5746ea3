package hearsay.viz.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelSurfaceTest {
  private static final int RED = 0xFFFF0000;

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, 2})
  void shapesCoverTheirAreaWhereverTheyLieBetweenPixels(double scale) {
    for (var shift = 0.0; shift < 1; shift += 0.13) {
      var at = 30 + shift;
      assertArea(scale, Math.PI * 100, surface -> surface.disc(at, at, 10, RED));
      assertArea(scale, 2 * Math.PI * 10 * 3, surface -> surface.ring(at, at, 10, 3, RED));
      assertArea(scale, 200, surface -> surface.diamond(at, at, 10, RED));
      assertArea(
          scale, 40 * 3, surface -> surface.line(at - 16, at - 12, at + 16, at + 12, 3, RED));
      assertArea(
          scale, 40 * 3, surface -> surface.line(at + 12, at - 16, at - 12, at + 16, 3, RED));
    }
  }

  @Test
  void shapesMayLeaveTheSurface() {
    var surface = new PixelSurface(20, 20, 1);

    surface.disc(-5, 10, 8, RED);
    surface.line(-50, 5, 70, 40, 4, RED);
    surface.box(20, 20, 30, 30, 5, 2, RED);

    assertThat(surface.isTouched()).isTrue();
  }

  @Test
  void halfTransparentColourIsBlendedAndPremultiplied() {
    var surface = new PixelSurface(9, 9, 1);

    surface.disc(4.5, 4.5, 4, 0x80FF0000);

    assertThat(surface.pixels()[4 * 9 + 4]).isEqualTo(0x80800000);
  }

  @Test
  void copyEqualsItsOriginalAndIsUntouched() {
    var original = new PixelSurface(9, 9, 1);
    original.disc(4.5, 4.5, 4, RED);
    var copy = new PixelSurface(9, 9, 1);

    copy.copy(original);

    assertThat(copy.pixels()).containsExactly(original.pixels());
    assertThat(copy.isTouched()).isFalse();
  }

  private static void assertArea(
      double scale, double area, java.util.function.Consumer<PixelSurface> shape) {
    var surface = new PixelSurface(60, 60, scale);
    shape.accept(surface);
    var covered = 0.0;
    for (var pixel : surface.pixels()) {
      covered += (pixel >>> 24) / 255.0;
    }
    assertThat(covered / scale / scale).isCloseTo(area, Percentage.withPercentage(3));
  }
}
