package hearsay.viz.chart;

import hearsay.journal.trace.Series;
import java.util.Arrays;
import java.util.List;

/// Messages and bytes a second, each with an axis of its own, and the share of the frames that
/// taught nothing.
final class TrafficDrawing implements Drawing {
  /// Cells are at least so wide on the screen, in pixels.
  private static final double CELL_PIXELS = 3;

  @Override
  public TimeAxis draw(Sheet sheet, Series series, Viewing viewing) {
    return new Picture(sheet, series, viewing).draw();
  }

  @Override
  public String spoken(Series series, Viewing viewing) {
    var rates = Rates.of(series, viewing.endMillis(), 0);
    return rates.cells() == 0
        ? "No traffic"
        : words(rates, rates.cellAt(viewing.cursorMillis() - series.startMillis()));
  }

  private static String words(Rates rates, int cell) {
    return "%s messages/s, %s bytes/s, %s taught nothing"
        .formatted(
            ValueAxis.words(rates.messages()[cell]),
            ValueAxis.words(rates.bytes()[cell]),
            share(rates.useless()[cell]));
  }

  private static String share(double share) {
    return Double.isNaN(share) ? "none" : Math.round(100 * share) + " %";
  }

  private static final class Picture {
    private final Sheet sheet;
    private final Series series;
    private final Viewing viewing;
    private final ChartColors colors;
    private final double em;
    private final Backdrop backdrop;

    Picture(Sheet sheet, Series series, Viewing viewing) {
      this.sheet = sheet;
      this.series = series;
      this.viewing = viewing;
      colors = viewing.colors();
      em = viewing.em();
      backdrop = new Backdrop(sheet, viewing);
    }

    TimeAxis draw() {
      var plot = backdrop.plot(5 * em, 6 * em);
      var times = backdrop.axis(plot, series);
      var rates =
          Rates.of(series, viewing.endMillis(), CELL_PIXELS * times.spanMillis() / plot.width());
      var messages = ValueAxis.of(plot, 0, most(rates.messages()), 1.8 * em, false);
      var bytes = ValueAxis.of(plot, 0, most(rates.bytes()), 1.8 * em, false);
      backdrop.times(times, plot, series);
      backdrop.values(messages, plot);
      for (var tick : bytes.ticks()) {
        sheet.write(
            tick.words(), plot.right() + 0.5 * em, tick.y(), Word.Side.LEFT, colors.accent());
      }
      columns(rates, rates.messages(), times, messages);
      steps(rates, rates.bytes(), times, bytes);
      useless(rates, times, plot);
      backdrop.cursors(times, plot);
      legend(rates, times, plot);
      return times;
    }

    private static double most(double[] rates) {
      return Math.max(1, Arrays.stream(rates).max().orElse(1));
    }

    private double left(Rates rates, TimeAxis times, int cell) {
      return times.x(series.startMillis() + cell * rates.cellMillis());
    }

    private double right(Rates rates, TimeAxis times, int cell) {
      return Math.min(left(rates, times, cell + 1), times.x(viewing.endMillis()));
    }

    private void columns(Rates rates, double[] figures, TimeAxis times, ValueAxis axis) {
      int color = ChartColors.faded(colors.muted(), 0.55);
      for (int cell = 0; cell < figures.length; cell++) {
        if (figures[cell] > 0) {
          sheet.fill(
              left(rates, times, cell),
              axis.y(figures[cell]),
              right(rates, times, cell),
              axis.area().bottom(),
              color);
        }
      }
    }

    private void steps(Rates rates, double[] figures, TimeAxis times, ValueAxis axis) {
      for (int cell = 0; cell < figures.length; cell++) {
        double x = left(rates, times, cell);
        double y = axis.y(figures[cell]);
        sheet.level(x, right(rates, times, cell), y, 2, colors.accent());
        if (cell > 0) {
          sheet.upright(x, axis.y(figures[cell - 1]), y, 2, colors.accent());
        }
      }
    }

    private void useless(Rates rates, TimeAxis times, Area plot) {
      var strip = backdrop.strip(plot.left(), plot.width());
      sheet.level(strip.left(), strip.right(), strip.bottom(), 1, colors.grid());
      sheet.level(strip.left(), strip.right(), strip.top(), 1, colors.grid());
      for (int cell = 0; cell < rates.cells(); cell++) {
        double share = rates.useless()[cell];
        if (share > 0) {
          sheet.fill(
              left(rates, times, cell),
              strip.bottom() - strip.height() * share,
              right(rates, times, cell),
              strip.bottom(),
              ChartColors.faded(colors.cut(), 0.8));
        }
      }
      double middle = strip.top() + strip.height() / 2;
      sheet.write("no news", strip.left() - 0.5 * em, middle, Word.Side.RIGHT, colors.muted());
      sheet.write("0–100 %", strip.right() + 0.5 * em, middle, Word.Side.LEFT, colors.muted());
    }

    private void legend(Rates rates, TimeAxis times, Area plot) {
      double y = 0.95 * em;
      if (backdrop.isOver(plot) && rates.cells() > 0) {
        double at = times.millis(viewing.mouseX());
        var words = words(rates, rates.cellAt(at - series.startMillis()));
        backdrop.legend(plot, colors.ink(), List.of(times.words(at), words, "click to go there"));
        return;
      }
      double x = plot.left();
      x = key(x, y, "messages/s", true, ChartColors.faded(colors.muted(), 0.55));
      x = key(x, y, "bytes/s", false, colors.accent());
      key(x, y, "share that taught nothing", true, ChartColors.faded(colors.cut(), 0.8));
    }

    /// A sample and what it stands for, if there is room.
    ///
    /// @return where the next one begins
    private double key(double x, double y, String text, boolean isColumn, int argb) {
      if (x + 1.7 * em + Backdrop.width(text, em) > sheet.width()) {
        return x;
      }
      double half = isColumn ? 0.4 * em : 1;
      sheet.fill(x, y - half, x + 1.2 * em, y + half, argb);
      sheet.write(text, x + 1.7 * em, y, Word.Side.LEFT, colors.muted());
      return x + 3.2 * em + Backdrop.width(text, em);
    }
  }
}
