package hearsay.viz.spacetime;

import java.io.IOException;
import java.util.Locale;

/// The few elements of SVG that the diagram takes, as text. Colours with alpha become a colour and
/// an opacity, as SVG 1.1 wants it.
final class SvgText {
  private final Appendable out;

  SvgText(Appendable out) {
    this.out = out;
  }

  void begin(double width, double height, String title) throws IOException {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append(
        format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"%s\" height=\"%s\""
                + " viewBox=\"0 0 %s %s\" font-family=\"Inter, Helvetica, Arial, sans-serif\">\n",
            number(width), number(height), number(width), number(height)));
    out.append("<title>").append(escaped(title)).append("</title>\n");
  }

  void end() throws IOException {
    out.append("</svg>\n");
  }

  void fill(double x, double y, double width, double height, int argb) throws IOException {
    out.append(
        format(
            "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"%s/>\n",
            number(x), number(y), number(width), number(height), paint("fill", argb)));
  }

  /// @param dash pixels of a dash and the gap after it; 0 for a solid line
  void line(double x1, double y1, double x2, double y2, double thickness, int argb, double dash)
      throws IOException {
    var dashes =
        dash <= 0 ? "" : format(" stroke-dasharray=\"%s %s\"", number(dash), number(0.8 * dash));
    out.append(
        format(
            "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke-width=\"%s\"%s%s/>\n",
            number(x1),
            number(y1),
            number(x2),
            number(y2),
            number(thickness),
            paint("stroke", argb),
            dashes));
  }

  /// @param fill 0 for none, @param thickness of the ring, 0 for none, @param stroke its colour
  void circle(double x, double y, double radius, int fill, double thickness, int stroke)
      throws IOException {
    var ring =
        thickness <= 0
            ? ""
            : format(" stroke-width=\"%s\"%s", number(thickness), paint("stroke", stroke));
    out.append(
        format(
            "<circle cx=\"%s\" cy=\"%s\" r=\"%s\"%s%s/>\n",
            number(x), number(y), number(radius), paint("fill", fill), ring));
  }

  void cross(double x, double y, double half, double thickness, int argb) throws IOException {
    line(x - half, y - half, x + half, y + half, thickness, argb, 0);
    line(x - half, y + half, x + half, y - half, thickness, argb, 0);
  }

  void text(Word word, int argb) throws IOException {
    var anchor =
        switch (word.anchor()) {
          case START -> "start";
          case MIDDLE -> "middle";
          case END -> "end";
        };
    out.append(
        format(
            "<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\"%s%s>%s</text>\n",
            number(word.x()),
            number(word.y()),
            number(word.size()),
            anchor,
            word.isBold() ? " font-weight=\"bold\"" : "",
            paint("fill", argb),
            escaped(word.text())));
  }

  private static String paint(String attribute, int argb) {
    var alpha = argb >>> 24;
    if (alpha == 0) {
      return format(" %s=\"none\"", attribute);
    }
    var color = format(" %s=\"#%06X\"", attribute, argb & 0xFFFFFF);
    return alpha == 255
        ? color
        : color + format(" %s-opacity=\"%s\"", attribute, number(alpha / 255.0));
  }

  /// To a hundredth of a pixel, without needless zeros.
  private static String number(double value) {
    var text = format("%.2f", value);
    return text.replaceAll("\\.?0+$", "").replaceAll("^-0$", "0");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /// Text as XML wants it; characters that XML can't hold become a replacement character.
  static String escaped(String text) {
    var safe = new StringBuilder();
    text.codePoints()
        .forEach(
            letter -> {
              switch (letter) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&apos;");
                default -> safe.appendCodePoint(isAllowed(letter) ? letter : 0xFFFD);
              }
            });
    return safe.toString();
  }

  private static boolean isAllowed(int letter) {
    return letter == '\t'
        || letter == '\n'
        || letter >= 0x20 && letter < 0xD800
        || letter >= 0xE000 && letter < 0xFFFE
        || letter >= 0x10000;
  }
}
