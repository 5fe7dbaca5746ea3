package hearsay.viz.chart;

import hearsay.journal.trace.Series;
import java.util.List;

/// What lies behind and before the figures of every chart: axes, times when links were cut, the
/// cursor. The places of all that follow from the size of text.
final class Backdrop {
  private final Sheet sheet;
  private final Viewing viewing;
  private final ChartColors colors;
  private final double em;

  Backdrop(Sheet sheet, Viewing viewing) {
    this.sheet = sheet;
    this.viewing = viewing;
    colors = viewing.colors();
    em = viewing.em();
  }

  /// Where figures go, between the legend above and a strip and the times below.
  Area plot(double leftMargin, double rightMargin) {
    double top = 1.9 * em;
    double bottom = sheet.height() - 1.7 * em - strip(0, 0).height() - 0.6 * em;
    return new Area(
        leftMargin,
        top,
        Math.max(1, sheet.width() - leftMargin - rightMargin),
        Math.max(1, bottom - top));
  }

  /// The low strip below the plot.
  Area strip(double left, double width) {
    double height = 1.3 * em;
    return new Area(left, sheet.height() - 1.7 * em - height, width, height);
  }

  TimeAxis axis(Area plot, Series series) {
    double start = series.size() == 0 ? viewing.endMillis() : series.startMillis();
    return new TimeAxis(
        plot.left(), plot.width(), start, Math.max(1_000, viewing.endMillis() - start));
  }

  /// Times below, and shades where links were cut.
  void times(TimeAxis axis, Area plot, Series series) {
    double bottom = sheet.height() - 1.7 * em;
    for (var tick : axis.ticks(6.5 * em)) {
      sheet.upright(tick.x(), plot.top(), bottom, 1, colors.grid());
      sheet.write(
          tick.words(), tick.x(), sheet.height() - 0.8 * em, Word.Side.CENTER, colors.muted());
    }
    double from = Double.NaN;
    for (int bucket = 0; bucket <= series.size(); bucket++) {
      boolean isCut = bucket < series.size() && series.cuts(bucket) > 0;
      if (isCut && Double.isNaN(from)) {
        from = axis.x(start(series, bucket));
      } else if (!isCut && !Double.isNaN(from)) {
        sheet.fill(from, plot.top(), axis.x(start(series, bucket)), bottom, colors.partition());
        from = Double.NaN;
      }
    }
    if (series.size() > 0 && series.cuts(series.size() - 1) > 0) {
      double last = axis.x(start(series, series.size()));
      sheet.fill(last, plot.top(), plot.right(), bottom, colors.partition());
    }
  }

  void values(ValueAxis axis, Area plot) {
    for (var tick : axis.ticks()) {
      sheet.level(plot.left(), plot.right(), tick.y(), 1, colors.grid());
      sheet.write(tick.words(), plot.left() - 0.5 * em, tick.y(), Word.Side.RIGHT, colors.muted());
    }
  }

  /// The moment shown, and the one under the mouse.
  void cursors(TimeAxis axis, Area plot) {
    double bottom = sheet.height() - 1.7 * em;
    if (isOver(plot)) {
      sheet.upright(viewing.mouseX(), plot.top(), bottom, 1, ChartColors.faded(colors.ink(), 0.5));
    }
    double x = axis.x(viewing.cursorMillis());
    sheet.upright(
        x,
        plot.top(),
        bottom,
        viewing.isLive() ? 1 : 2,
        viewing.isLive() ? colors.ink() : colors.accent());
    if (!viewing.isLive()) {
      double half = 2.6 * em;
      double middle = Math.clamp(x, half, Math.max(half, sheet.width() - half));
      sheet.fill(middle - half, bottom, middle + half, sheet.height(), colors.accent());
      sheet.writeBold(
          axis.words(viewing.cursorMillis()),
          middle,
          sheet.height() - 0.8 * em,
          Word.Side.CENTER,
          viewing.isDark() ? 0xFF0D1117 : 0xFFFFFFFF);
    }
  }

  /// What the picture shows, above it: as many of the phrases as there is room for.
  void legend(Area plot, int argb, List<String> phrases) {
    double room = sheet.width() - plot.left();
    var text = new StringBuilder();
    for (var phrase : phrases) {
      var longer = text.isEmpty() ? phrase : text + " · " + phrase;
      if (text.isEmpty() || width(longer, em) <= room) {
        text.setLength(0);
        text.append(longer);
      }
    }
    sheet.write(text.toString(), plot.left(), 0.95 * em, Word.Side.LEFT, argb);
  }

  /// Whether the mouse is where figures are.
  boolean isOver(Area plot) {
    return viewing.mouseX() >= plot.left() && viewing.mouseX() <= plot.right();
  }

  /// When a bucket begins; the one after the last: when the last ends.
  static double start(Series series, int bucket) {
    return series.startMillis() + (double) bucket * series.bucketMillis();
  }

  /// About how wide a text is: no layout waits for a font.
  static double width(String text, double em) {
    return 0.54 * em * text.length();
  }
}
