package hearsay.viz.graph;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// The few elements of SVG 1.1 that a picture of the graph takes, as text: numbers with a decimal
/// point whatever the country, colours with an opacity of their own, text escaped.
final class SvgSheet {
  private final Appendable out;

  SvgSheet(Appendable out) {
    this.out = out;
  }

  void begin(double width, double height, String title) throws IOException {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\"");
    attribute("width", width);
    attribute("height", height);
    out.append(" viewBox=\"0 0 %s %s\"".formatted(number(width), number(height)));
    out.append(" font-family=\"Inter, Helvetica, Arial, sans-serif\" stroke=\"none\">\n");
    out.append("<title>").append(escaped(title)).append("</title>\n");
  }

  void end() throws IOException {
    out.append("</svg>\n");
  }

  /// Begins a group of shapes that stand for one thing.
  void group(String says) throws IOException {
    out.append("<g>\n<title>").append(escaped(says)).append("</title>\n");
  }

  void endGroup() throws IOException {
    out.append("</g>\n");
  }

  void line(Segment way, double thickness, int argb, List<Double> dashes) throws IOException {
    out.append("<line");
    attribute("x1", way.start().x());
    attribute("y1", way.start().y());
    attribute("x2", way.end().x());
    attribute("y2", way.end().y());
    out.append(" fill=\"none\"");
    stroke(thickness, argb, dashes);
    out.append("/>\n");
  }

  void rect(Box box, double radius, Ink ink) throws IOException {
    out.append("<rect");
    attribute("x", box.x());
    attribute("y", box.y());
    attribute("width", box.width());
    attribute("height", box.height());
    attribute("rx", radius);
    ink(ink);
    out.append("/>\n");
  }

  void circle(Point center, double radius, Ink ink) throws IOException {
    out.append("<circle");
    attribute("cx", center.x());
    attribute("cy", center.y());
    attribute("r", radius);
    ink(ink);
    out.append("/>\n");
  }

  void polygon(List<Point> corners, Ink ink) throws IOException {
    var points = new StringBuilder();
    corners.forEach(
        at -> points.append(number(at.x())).append(',').append(number(at.y())).append(' '));
    out.append("<polygon points=\"").append(points.toString().trim()).append('"');
    ink(ink);
    out.append("/>\n");
  }

  /// @param path in a square of 16, @param box where that square goes
  void path(String path, Box box, Ink ink) throws IOException {
    out.append("<path d=\"").append(path).append('"');
    out.append(
        " transform=\"translate(%s %s) scale(%s %s)\""
            .formatted(
                number(box.x()),
                number(box.y()),
                number(box.width() / 16),
                number(box.height() / 16)));
    ink(ink);
    out.append("/>\n");
  }

  /// @param baseline where the words begin, stand in the middle of, or end
  /// @param anchor start, middle or end
  void text(String words, Point baseline, double size, String anchor, boolean isBold, int argb)
      throws IOException {
    out.append("<text");
    attribute("x", baseline.x());
    attribute("y", baseline.y());
    attribute("font-size", size);
    out.append(" text-anchor=\"").append(anchor).append('"');
    out.append(isBold ? " font-weight=\"600\"" : "");
    color("fill", argb);
    out.append('>').append(escaped(words)).append("</text>\n");
  }

  /// How a shape is filled and outlined; 0 is no colour.
  record Ink(int fill, int stroke, double thickness, List<Double> dashes) {
    static Ink of(int fill) {
      return new Ink(fill, 0, 0, List.of());
    }
  }

  private void ink(Ink ink) throws IOException {
    color("fill", ink.fill());
    if (ink.thickness() > 0) {
      stroke(ink.thickness(), ink.stroke(), ink.dashes());
    }
  }

  private void stroke(double thickness, int argb, List<Double> dashes) throws IOException {
    color("stroke", argb);
    attribute("stroke-width", thickness);
    if (!dashes.isEmpty()) {
      out.append(" stroke-dasharray=\"");
      out.append(String.join(" ", dashes.stream().map(SvgSheet::number).toList()));
      out.append('"');
    }
  }

  private void color(String name, int argb) throws IOException {
    var alpha = argb >>> 24;
    var color = alpha == 0 ? "none" : String.format(Locale.ROOT, "#%06X", argb & 0xFFFFFF);
    out.append(' ').append(name).append("=\"").append(color).append('"');
    if (alpha > 0 && alpha < 255) {
      attribute(name + "-opacity", alpha / 255.0);
    }
  }

  private void attribute(String name, double value) throws IOException {
    out.append(' ').append(name).append("=\"").append(number(value)).append('"');
  }

  private static String number(double value) {
    var text = String.format(Locale.ROOT, "%.2f", Double.isFinite(value) ? value : 0);
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }

  /// XML allows no control characters, however escaped.
  private static String escaped(String words) {
    var escaped = new StringBuilder();
    words
        .codePoints()
        .forEach(
            at -> {
              switch (at) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default ->
                    escaped.appendCodePoint(
                        Character.isISOControl(at) || !Character.isDefined(at) ? ' ' : at);
              }
            });
    return escaped.toString();
  }
}
