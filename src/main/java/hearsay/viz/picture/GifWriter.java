package hearsay.viz.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/// Puts pictures together to an animated GIF (GIF89a) that plays for ever. Of each picture only the
/// rectangle is written that differs from the one before. One thread at a time.
final class GifWriter implements AutoCloseable {
  private static final String METADATA = "javax_imageio_gif_image_1.0";

  private final GifPalette palette;
  private final IndexColorModel colours;
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final ImageOutputStream out;
  private final ImageWriter writer;
  private byte @Nullable [] shown;

  GifWriter(GifPalette palette) throws IOException {
    this.palette = palette;
    var rgb = palette.colours();
    // A palette of one colour is none for GIF.
    var padded = Arrays.copyOf(rgb, Math.max(2, rgb.length));
    colours = new IndexColorModel(8, padded.length, padded, 0, false, -1, DataBuffer.TYPE_BYTE);
    writer = ImageIO.getImageWritersByFormatName("gif").next();
    out = ImageIO.createImageOutputStream(file);
    writer.setOutput(out);
    writer.prepareWriteSequence(null);
  }

  /// @param argb row by row, all pictures of one size
  /// @param centis how long it stays, in hundredths of a second
  void add(int[] argb, int width, int height, int centis) throws IOException {
    var indexes = new byte[argb.length];
    for (var i = 0; i < argb.length; i++) {
      indexes[i] = palette.index(argb[i]);
    }
    var changed = shown == null ? new Part(0, 0, width, height) : Part.of(shown, indexes, width);
    var isFirst = shown == null;
    shown = indexes;
    var image =
        new BufferedImage(changed.width, changed.height, BufferedImage.TYPE_BYTE_INDEXED, colours);
    for (var row = 0; row < changed.height; row++) {
      var from = (changed.y + row) * width + changed.x;
      image
          .getRaster()
          .setDataElements(
              0, row, changed.width, 1, Arrays.copyOfRange(indexes, from, from + changed.width));
    }
    writer.writeToSequence(
        new IIOImage(image, null, metadata(image, changed, centis, isFirst)), null);
  }

  /// Where two pictures differ.
  private record Part(int x, int y, int width, int height) {
    /// A single pixel if nowhere: a picture must have one.
    static Part of(byte[] before, byte[] after, int width) {
      var left = width;
      var right = -1;
      var top = -1;
      var bottom = -1;
      for (var i = 0; i < after.length; i++) {
        if (before[i] != after[i]) {
          left = Math.min(left, i % width);
          right = Math.max(right, i % width);
          top = top < 0 ? i / width : top;
          bottom = i / width;
        }
      }
      return right < 0
          ? new Part(0, 0, 1, 1)
          : new Part(left, top, right - left + 1, bottom - top + 1);
    }
  }

  private IIOMetadata metadata(BufferedImage image, Part part, int centis, boolean isFirst)
      throws IOException {
    var metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
    var root = (IIOMetadataNode) metadata.getAsTree(METADATA);
    var place = child(root, "ImageDescriptor");
    place.setAttribute("imageLeftPosition", String.valueOf(part.x));
    place.setAttribute("imageTopPosition", String.valueOf(part.y));
    var control = child(root, "GraphicControlExtension");
    control.setAttribute("disposalMethod", "doNotDispose");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("transparentColorIndex", "0");
    control.setAttribute("delayTime", String.valueOf(centis));
    if (isFirst) {
      var loop = new IIOMetadataNode("ApplicationExtension");
      loop.setAttribute("applicationID", "NETSCAPE");
      loop.setAttribute("authenticationCode", "2.0");
      // Sub-block 1: how often it is repeated; 0 is for ever.
      loop.setUserObject(new byte[] {1, 0, 0});
      child(root, "ApplicationExtensions").appendChild(loop);
    }
    metadata.setFromTree(METADATA, root);
    return metadata;
  }

  private static IIOMetadataNode child(IIOMetadataNode root, String name) {
    for (var i = 0; i < root.getLength(); i++) {
      if (root.item(i) instanceof IIOMetadataNode node && node.getNodeName().equals(name)) {
        return node;
      }
    }
    var node = new IIOMetadataNode(name);
    root.appendChild(node);
    return node;
  }

  /// The whole file; no picture can be added any more.
  byte[] bytes() throws IOException {
    writer.endWriteSequence();
    out.flush();
    return file.toByteArray();
  }

  @Override
  public void close() throws IOException {
    writer.dispose();
    out.close();
  }
}
