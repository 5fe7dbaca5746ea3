package hearsay.viz.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Journal;
import hearsay.journal.session.Session;
import hearsay.viz.picture.PictureExport.Format;
import hearsay.viz.picture.PictureExport.Options;
import hearsay.viz.picture.PictureExport.View;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class PictureExportTest {
  private static final Set<String> ELEMENTS =
      Set.of(
          "svg",
          "title",
          "g",
          "rect",
          "line",
          "circle",
          "polygon",
          "polyline",
          "path",
          "text",
          "tspan",
          "defs",
          "clipPath");

  private static final Set<String> NUMBERS =
      Set.of(
          "x",
          "y",
          "x1",
          "x2",
          "y1",
          "y2",
          "cx",
          "cy",
          "r",
          "rx",
          "width",
          "height",
          "font-size",
          "stroke-width",
          "fill-opacity",
          "stroke-opacity");

  private static final Set<String> OTHERS =
      Set.of(
          "xmlns",
          "version",
          "viewBox",
          "font-family",
          "points",
          "d",
          "transform",
          "text-anchor",
          "font-weight",
          "fill",
          "stroke",
          "stroke-dasharray",
          "stroke-linecap",
          "id",
          "clip-path");

  private final Session session = Story.session(4);
  private final long end = session.journal().end();

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void pngHasTheWantedSizeAndShowsSomething(View view) throws IOException {
    var image = ImageIO.read(write(Format.PNG, view, options(640, 420)).toFile());

    assertThat(image.getWidth()).isEqualTo(640);
    assertThat(image.getHeight()).isEqualTo(420);
    assertThat(colours(image)).hasSizeGreaterThan(10);
  }

  @Test
  void graphShowsTheMomentAskedFor() throws IOException {
    var early = write(Format.PNG, View.GRAPH, new Options(640, 420, false, 8, 0, end));
    var first = Files.readAllBytes(early);

    var late = write(Format.PNG, View.GRAPH, new Options(640, 420, false, end, 0, end));

    assertThat(Files.readAllBytes(late)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource
  void svgIsPlainSvgWithFiniteNumbers(View view) throws Exception {
    var document = parsed(write(Format.SVG, view, options(900, 600)));

    var root = document.getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("svg");
    assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
    assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 900 600");
    for (var element : elements(document)) {
      assertThat(ELEMENTS).contains(element.getTagName());
      var attributes = element.getAttributes();
      for (var i = 0; i < attributes.getLength(); i++) {
        var name = attributes.item(i).getNodeName();
        var value = attributes.item(i).getNodeValue();
        assertThat(NUMBERS.contains(name) || OTHERS.contains(name)).as(name).isTrue();
        assertThat(value).as(name).doesNotContain("NaN", "Infinity", ",,");
        if (NUMBERS.contains(name)) {
          assertThat(Double.parseDouble(value)).as(name).isFinite();
        }
      }
    }
  }

  @Test
  void svgOfTheGraphNamesEveryNodeWhateverItIsCalled() throws Exception {
    var document = parsed(write(Format.SVG, View.GRAPH, options(900, 600)));

    var words = elements(document).stream().map(Element::getTextContent).toList();

    assertThat(words).anyMatch(text -> text.contains("n1"));
    assertThat(words).anyMatch(text -> text.contains(Story.AWKWARD));
    assertThat(words).anyMatch(text -> text.equals("n1→n4, cut") || text.contains(", cut"));
    assertThat(words).contains("crashed");
  }

  @ParameterizedTest
  @EnumSource
  void gifPlaysForEverAndStopsAtTheEnd(View view) throws IOException {
    var file = write(Format.GIF, view, options(400, 300));

    var reader = reader(file);
    var frames = reader.getNumImages(true);
    assertThat(frames).isGreaterThan(10);
    for (var i = 0; i < frames; i++) {
      var control = node(reader, i, "GraphicControlExtension");
      var delay = i == frames - 1 ? Film.LAST_CENTIS : Film.FRAME_CENTIS;
      assertThat(control.getAttribute("delayTime")).isEqualTo(String.valueOf(delay));
      assertThat(control.getAttribute("disposalMethod")).isEqualTo("doNotDispose");
    }
    var loop = (IIOMetadataNode) node(reader, 0, "ApplicationExtensions").getFirstChild();
    assertThat(loop.getAttribute("applicationID")).isEqualTo("NETSCAPE");
    assertThat((byte[]) loop.getUserObject()).containsExactly(1, 0, 0);
    assertThat(reader.getWidth(0)).isEqualTo(400);
    assertThat(reader.getHeight(0)).isEqualTo(300);
    assertThat(inside(reader, frames, 400, 300)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void gifMovesFromPictureToPicture(View view) throws IOException {
    var file = write(Format.GIF, view, options(400, 300));

    var reader = reader(file);
    var moving = 0;
    for (var i = 1; i < reader.getNumImages(true); i++) {
      moving += reader.getWidth(i) * reader.getHeight(i) > 1_000 ? 1 : 0;
    }
    assertThat(moving).as("pictures with more than a few pixels of news").isGreaterThan(5);
  }

  @Test
  void progressGrowsToTheEnd() throws IOException {
    var told = new ArrayList<Double>();

    PictureExport.write(
        session, Format.GIF, View.GRAPH, options(200, 150), directory.resolve("p.gif"), told::add);

    assertThat(told).isSorted().startsWith(0.0).endsWith(1.0);
  }

  @Test
  void longStretchIsPlayedFaster() throws IOException {
    var longer = Story.session(120);
    var last = longer.journal().end();
    var file = directory.resolve("long.gif");

    PictureExport.write(
        longer,
        Format.GIF,
        View.GRAPH,
        new Options(100, 100, false, last, 0, last),
        file,
        any -> {});

    assertThat(Film.duration(longer.journal(), 0, last)).isGreaterThan(2 * Film.MAX_MILLIS);
    var millis = 10L * Film.FRAME_CENTIS * (reader(file).getNumImages(true) - 1);
    assertThat(millis).isLessThanOrEqualTo(Film.MAX_MILLIS + 10L * Film.FRAME_CENTIS);
  }

  @Test
  void positionsThatAreNotKeptMeanTheNearestAndThatIsSaid() throws IOException {
    var file = directory.resolve("far.svg");

    var note =
        PictureExport.write(
            session,
            Format.SVG,
            View.GRAPH,
            new Options(300, 200, true, 1_000_000, 0, 1_000_000),
            file,
            any -> {});

    assertThat(note).startsWith("Only positions 0 to " + end);
    assertThat(file).exists();
  }

  @Test
  void failureSaysWhyAndLeavesNothingBehind() throws IOException {
    var file = directory.resolve("missing").resolve("graph.svg");

    assertThatIOException()
        .isThrownBy(
            () ->
                PictureExport.write(
                    session, Format.SVG, View.GRAPH, options(300, 200), file, any -> {}))
        .withMessageContaining("there is no such directory");
    try (var left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void emptySessionHasNoPicture() {
    var empty =
        new Session(Journal.recorded(ClusterSnapshot.EMPTY, List.of()), List.of(), Map.of(), 0);

    assertThatIOException()
        .isThrownBy(
            () ->
                PictureExport.write(
                    empty,
                    Format.PNG,
                    View.GRAPH,
                    options(300, 200),
                    directory.resolve("e.png"),
                    any -> {}))
        .withMessageContaining("nothing to show");
  }

  @Test
  void measuresAreChecked() {
    assertThatIllegalArgumentException().isThrownBy(() -> options(10, 200));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Options(300, 200, false, 0, 5, 4))
        .withMessageContaining("after it begins");
  }

  private Options options(double width, double height) {
    return new Options(width, height, false, end, 0, end);
  }

  private Path write(Format format, View view, Options options) throws IOException {
    var file = directory.resolve("picture." + options.at());
    assertThat(PictureExport.write(session, format, view, options, file, any -> {})).isEmpty();
    return file;
  }

  private static Set<Integer> colours(BufferedImage image) {
    var colours = new TreeSet<Integer>();
    for (var y = 0; y < image.getHeight(); y += 2) {
      for (var x = 0; x < image.getWidth(); x += 2) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }

  private static Document parsed(Path file) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(file.toFile());
  }

  private static List<Element> elements(Document document) {
    var all = document.getElementsByTagName("*");
    var elements = new ArrayList<Element>();
    for (var i = 0; i < all.getLength(); i++) {
      elements.add((Element) all.item(i));
    }
    return elements;
  }

  private static ImageReader reader(Path file) throws IOException {
    var reader = ImageIO.getImageReadersByFormatName("gif").next();
    reader.setInput(ImageIO.createImageInputStream(file.toFile()));
    return reader;
  }

  private static IIOMetadataNode node(ImageReader reader, int frame, String name)
      throws IOException {
    var metadata = reader.getImageMetadata(frame);
    var root = (IIOMetadataNode) metadata.getAsTree("javax_imageio_gif_image_1.0");
    return (IIOMetadataNode) root.getElementsByTagName(name).item(0);
  }

  /// Whether every frame lies within the picture.
  private static boolean inside(ImageReader reader, int frames, int width, int height)
      throws IOException {
    for (var i = 0; i < frames; i++) {
      var place = node(reader, i, "ImageDescriptor");
      var right = Integer.parseInt(place.getAttribute("imageLeftPosition")) + reader.getWidth(i);
      var bottom = Integer.parseInt(place.getAttribute("imageTopPosition")) + reader.getHeight(i);
      if (right > width || bottom > height) {
        return false;
      }
    }
    return true;
  }
}
