package hearsay.viz.graph;

import hearsay.journal.Group;
import hearsay.viz.graph.SvgSheet.Ink;
import java.io.IOException;
import java.util.List;

/// Writes cards, of every size, as vector shapes.
final class SvgCards {
  private static final List<Double> FOREIGN = List.of(6.0, 4.0);

  private final SvgSheet sheet;
  private final SvgColors colors;
  private final CardMetrics metrics;

  SvgCards(SvgSheet sheet, SvgColors colors, CardMetrics metrics) {
    this.sheet = sheet;
    this.colors = colors;
    this.metrics = metrics;
  }

  void write(CardModel card, Box box) throws IOException {
    sheet.group(card.spoken());
    switch (metrics.size()) {
      case FULL -> {
        paper(card, box);
        full(card, box);
      }
      case SMALL -> {
        paper(card, box);
        small(card, box);
      }
      case DOT -> disc(card, box);
    }
    sheet.endGroup();
  }

  private int ink(CardModel card) {
    return card.isCrashed() ? colors.painted().muted() : colors.painted().ink();
  }

  private void paper(CardModel card, Box box) throws IOException {
    var em = metrics.em();
    var edge = card.isFront() ? colors.painted().ink() : colors.line();
    var ground =
        card.isCrashed()
            ? colors.raised()
            : card.isForeign() ? colors.painted().background() : colors.surface();
    var dashes = card.isForeign() ? FOREIGN : List.<Double>of();
    sheet.rect(box, 0.9 * em, new Ink(ground, edge, card.isFront() ? 2 : 1.2, dashes));
    if (card.group() >= 0) {
      var y = box.y() + 0.24 * em;
      var stripe =
          new Segment(new Point(box.x() + 0.9 * em, y), new Point(box.right() - 0.9 * em, y));
      sheet.line(stripe, 0.42 * em, colors.group(card.group()), GroupStyle.dashes(card.group()));
    }
  }

  private void full(CardModel card, Box box) throws IOException {
    var em = metrics.em();
    var left = box.x() + em;
    var right = box.right() - 0.9 * em;
    var head = box.y() + 1.9 * em;
    var name = card.group() < 0 ? card.name() : Group.letter(card.group()) + " · " + card.name();
    var nameInk = card.group() < 0 ? ink(card) : colors.groupText(card.group());
    sheet.text(name, new Point(left, head), 1.15 * em, "start", true, nameInk);
    mark(card, new Box(right - em, head - 0.9 * em, em, em));
    sheet.text(
        card.version(),
        new Point(right - 1.5 * em, head),
        em,
        "end",
        false,
        colors.painted().muted());
    var middle = box.center().y() + 0.25 * em;
    var isPressable = !card.isCrashed() && !card.isForeign();
    if (isPressable) {
      operations(box, middle);
    }
    value(card, new Point(box.center().x(), middle), isPressable ? 3 : 2.6);
    var words = card.isCrashed() ? "crashed" : card.isForeign() ? "foreign" : card.line();
    sheet.text(
        words,
        new Point(box.center().x(), box.bottom() - 0.75 * em),
        em,
        "middle",
        false,
        card.isCrashed() ? colors.cutText() : colors.painted().muted());
    if (card.hasLost()) {
      sheet.text(
          card.lostText(),
          new Point(box.center().x(), box.y() - 0.35 * em),
          em,
          "middle",
          true,
          colors.cutText());
    }
  }

  private void operations(Box box, double middle) throws IOException {
    var em = metrics.em();
    var plus = new Point(box.right() - 2.2 * em, middle);
    var minus = new Point(box.x() + 1.9 * em, middle);
    var accent = colors.painted().accent();
    sheet.circle(plus, 1.25 * em, Ink.of(accent));
    sheet.line(across(plus, 0.45 * em, 0), 0.2 * em, colors.onAccent(), List.of());
    sheet.line(across(plus, 0, 0.45 * em), 0.2 * em, colors.onAccent(), List.of());
    sheet.circle(minus, 0.9 * em, new Ink(colors.raised(), colors.line(), 1, List.of()));
    sheet.line(across(minus, 0.32 * em, 0), 0.15 * em, colors.painted().ink(), List.of());
  }

  private static Segment across(Point at, double dx, double dy) {
    return new Segment(new Point(at.x() - dx, at.y() - dy), new Point(at.x() + dx, at.y() + dy));
  }

  /// Long numbers in smaller digits, as on the screen.
  private void value(CardModel card, Point middle, double largest) throws IOException {
    var size = metrics.em() * Math.min(largest, 6.6 / Math.max(1, card.value().length()));
    var baseline = new Point(middle.x(), middle.y() + 0.36 * size);
    sheet.text(card.value(), baseline, size, "middle", true, ink(card));
  }

  private void small(CardModel card, Box box) throws IOException {
    var em = metrics.em();
    var left = box.x() + 0.65 * em;
    var middle = box.center().y();
    var name = AddressText.within(card.name(), 6);
    sheet.text(name, new Point(left, middle - 0.1 * em), em, "start", true, ink(card));
    mark(card, new Box(left, middle + 0.35 * em, 0.85 * em, 0.85 * em));
    if (card.group() >= 0) {
      sheet.text(
          Group.letter(card.group()),
          new Point(left + 1.3 * em, middle + 1.1 * em),
          0.85 * em,
          "start",
          true,
          colors.groupText(card.group()));
    }
    value(card, new Point(box.center().x() + 0.6 * em, middle), 1.85);
    if (!card.isForeign() && !card.isCrashed()) {
      var plus = new Point(box.right() - 1.6 * em, middle);
      sheet.circle(plus, 1.1 * em, Ink.of(colors.painted().accent()));
      sheet.line(across(plus, 0.4 * em, 0), 0.2 * em, colors.onAccent(), List.of());
      sheet.line(across(plus, 0, 0.4 * em), 0.2 * em, colors.onAccent(), List.of());
    }
  }

  private void disc(CardModel card, Box box) throws IOException {
    var edge = card.group() < 0 ? colors.line() : colors.group(card.group());
    var ground =
        card.isFront()
            ? colors.painted().ink()
            : card.isCrashed() ? colors.raised() : colors.surface();
    var ink = card.isFront() ? colors.surface() : ink(card);
    var dashes = card.isForeign() ? FOREIGN : List.<Double>of();
    var thickness = Math.max(1, box.width() * 0.07);
    sheet.circle(
        box.center(), (box.width() - thickness) / 2, new Ink(ground, edge, thickness, dashes));
    var size = Math.min(metrics.em(), 1.5 * box.width() / Math.max(1, card.value().length()));
    sheet.text(
        card.value(),
        new Point(box.center().x(), box.center().y() + 0.36 * size),
        size,
        "middle",
        true,
        ink);
  }

  private void mark(CardModel card, Box box) throws IOException {
    var mark = card.mark();
    if (mark == null) {
      return;
    }
    if (mark.isNumbered()) {
      sheet.text(
          String.valueOf(mark.index()),
          new Point(box.right(), box.bottom()),
          box.height(),
          "end",
          true,
          ink(card));
    } else {
      // The outline is scaled with the shape, from a square of 16.
      var ink = mark.isHollow() ? new Ink(0, ink(card), 2.2, List.of()) : Ink.of(ink(card));
      sheet.path(mark.shape().path(), box, ink);
    }
  }
}
