package hearsay.viz.graph;

import java.nio.IntBuffer;
import java.util.function.Consumer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Shows painted pixels, as many as the layer has in physical pixels: a base that is painted
/// seldom, and what moves on top, painted for each frame onto a copy of the base. One picture for
/// both, because blending a picture of this size costs more than copying it. Lets the mouse
/// through.
public final class PixelLayer extends Region {
  private final ImageView view = new ImageView();
  private PixelSurface base = new PixelSurface(1, 1, 1);
  private PixelSurface surface = new PixelSurface(1, 1, 1);
  private @Nullable PixelBuffer<IntBuffer> buffer;
  private boolean isBaseNew;

  public PixelLayer() {
    setMouseTransparent(true);
    setManaged(false);
    view.setSmooth(false);
    getChildren().add(view);
  }

  /// Takes a size and an output scale, and forgets what was painted if they are new.
  public void fit(double width, double height, double scale) {
    if (buffer != null
        && getWidth() == width
        && getHeight() == height
        && surface.scale() == scale) {
      return;
    }
    resize(width, height);
    base = new PixelSurface(width, height, scale);
    surface = new PixelSurface(width, height, scale);
    buffer =
        new PixelBuffer<>(
            surface.width(),
            surface.height(),
            IntBuffer.wrap(surface.pixels()),
            PixelFormat.getIntArgbPreInstance());
    view.setImage(new WritableImage(buffer));
    view.setFitWidth(surface.width() / scale);
    view.setFitHeight(surface.height() / scale);
    isBaseNew = true;
  }

  /// Paints the base anew; shown with the next [#draw].
  public void drawBase(Consumer<PixelSurface> painter) {
    base.clear();
    painter.accept(base);
    isBaseNew = true;
  }

  /// Paints what moves and shows it; costs nothing while nothing moves.
  public void draw(Consumer<PixelSurface> painter) {
    var wasTouched = surface.isTouched();
    if (wasTouched || isBaseNew) {
      surface.copy(base);
    }
    painter.accept(surface);
    if (buffer != null && (wasTouched || isBaseNew || surface.isTouched())) {
      buffer.updateBuffer(any -> null);
    }
    isBaseNew = false;
  }
}
