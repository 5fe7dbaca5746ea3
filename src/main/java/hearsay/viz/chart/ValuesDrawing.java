package hearsay.viz.chart;

import hearsay.journal.trace.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// The value of each node as a step line, the band between the lowest and the highest, and how many
/// different states there were at once.
final class ValuesDrawing implements Drawing {
  /// So many lines can be told apart by colour; of more, only the highlighted one stands out.
  private static final int MAX_COLOURED = 8;

  /// A line that is so near to the mouse is meant, in heights of text.
  private static final double REACH_EM = 1.2;

  @Override
  public TimeAxis draw(Sheet sheet, Series series, Viewing viewing) {
    return new Picture(sheet, series, viewing).draw();
  }

  @Override
  public String spoken(Series series, Viewing viewing) {
    int bucket = series.bucketAt(viewing.cursorMillis());
    var values =
        series.nodes().stream()
            .map(node -> series.value(node, bucket))
            .filter(value -> !value.isNaN())
            .toList();
    if (values.isEmpty()) {
      return "No node runs";
    }
    double least = values.stream().min(Double::compare).orElseThrow();
    double most = values.stream().max(Double::compare).orElseThrow();
    return "%d nodes show %s to %s, %s"
        .formatted(
            values.size(),
            ValueAxis.words(least),
            ValueAxis.words(most),
            states(series.states(bucket)));
  }

  static String states(int states) {
    return switch (states) {
      case 0 -> "none runs";
      case 1 -> "all agree";
      default -> states + " states";
    };
  }

  private static final class Picture {
    private final Sheet sheet;
    private final Series series;
    private final Viewing viewing;
    private final ChartColors colors;
    private final double em;
    private final Backdrop backdrop;
    private final List<String> nodes;
    private final List<IntToDoubleFunction> lines;
    private final double[] least;
    private final double[] most;

    Picture(Sheet sheet, Series series, Viewing viewing) {
      this.sheet = sheet;
      this.series = series;
      this.viewing = viewing;
      colors = viewing.colors();
      em = viewing.em();
      backdrop = new Backdrop(sheet, viewing);
      nodes = series.nodes();
      lines = nodes.stream().map(series::values).toList();
      least = new double[series.size()];
      most = new double[series.size()];
      for (int bucket = 0; bucket < series.size(); bucket++) {
        least[bucket] = Double.POSITIVE_INFINITY;
        most[bucket] = Double.NEGATIVE_INFINITY;
        for (var line : lines) {
          double value = line.applyAsDouble(bucket);
          if (value < least[bucket]) {
            least[bucket] = value;
          }
          if (value > most[bucket]) {
            most[bucket] = value;
          }
        }
      }
    }

    TimeAxis draw() {
      double margin = Math.min(14 * em, 0.25 * sheet.width());
      var plot = backdrop.plot(5 * em, margin);
      var values = axis(plot);
      var times = backdrop.axis(plot, series);
      backdrop.times(times, plot, series);
      backdrop.values(values, plot);
      band(times, values);
      var strong = strong(times, values, plot);
      lines(times, values, strong);
      states(times, plot);
      backdrop.cursors(times, plot);
      ends(values, plot, strong);
      legend(times, plot, strong);
      return times;
    }

    private ValueAxis axis(Area plot) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int bucket = 0; bucket < least.length; bucket++) {
        low = Math.min(low, least[bucket]);
        high = Math.max(high, most[bucket]);
      }
      return low > high
          ? ValueAxis.of(plot, 0, 1, 1.8 * em, true)
          : ValueAxis.of(plot, low, high, 1.8 * em, true);
    }

    private void band(TimeAxis times, ValueAxis values) {
      for (int from = 0; from < least.length; ) {
        int to = from + 1;
        while (to < least.length && least[to] == least[from] && most[to] == most[from]) {
          to++;
        }
        if (most[from] > least[from]) {
          double right = to == least.length ? viewing.endMillis() : Backdrop.start(series, to);
          sheet.fill(
              times.x(Backdrop.start(series, from)),
              values.y(most[from]),
              times.x(right),
              values.y(least[from]),
              colors.band());
        }
        from = to;
      }
    }

    /// The node whose line stands out: the one under the mouse, else the selected one.
    private String strong(TimeAxis times, ValueAxis values, Area plot) {
      if (!backdrop.isOver(plot)) {
        return viewing.node();
      }
      int bucket = series.bucketAt(times.millis(viewing.mouseX()));
      double nearest = REACH_EM * em;
      var found = viewing.node();
      for (int i = 0; i < lines.size(); i++) {
        double distance = Math.abs(values.y(lines.get(i).applyAsDouble(bucket)) - viewing.mouseY());
        if (distance < nearest) {
          nearest = distance;
          found = nodes.get(i);
        }
      }
      return found;
    }

    private void lines(TimeAxis times, ValueAxis values, String strong) {
      boolean isColoured = nodes.size() <= MAX_COLOURED;
      double unit = values.area().height() / (values.high() - values.low());
      // Equal lines lie side by side, as long as that does not look like another value.
      double shift = isColoured ? Math.min(2, unit / (2.0 * nodes.size())) : 0;
      for (int i = 0; i < nodes.size(); i++) {
        if (!nodes.get(i).equals(strong)) {
          int color = isColoured ? colors.nodes().get(i) : ChartColors.faded(colors.muted(), 0.55);
          line(lines.get(i), times, values, shift(i, shift), isColoured ? 2 : 1, color);
        }
      }
      int index = nodes.indexOf(strong);
      if (index >= 0) {
        line(lines.get(index), times, values, shift(index, shift), 3, colors.ink());
      }
    }

    private double shift(int index, double shift) {
      return (index - (nodes.size() - 1) / 2.0) * shift;
    }

    private void line(
        IntToDoubleFunction line,
        TimeAxis times,
        ValueAxis values,
        double shift,
        double thickness,
        int color) {
      double fromX = times.left();
      double value = Double.NaN;
      for (int bucket = 0; bucket <= series.size(); bucket++) {
        double next = bucket < series.size() ? line.applyAsDouble(bucket) : Double.NaN;
        if (Double.compare(next, value) == 0) {
          continue;
        }
        boolean isEnd = bucket == series.size();
        double x = times.x(isEnd ? viewing.endMillis() : Backdrop.start(series, bucket));
        if (!Double.isNaN(value)) {
          double y = values.y(value) + shift;
          sheet.level(fromX, x, y, thickness, color);
          if (!Double.isNaN(next)) {
            sheet.upright(x, y, values.y(next) + shift, Math.min(2, thickness), color);
          }
        }
        value = next;
        fromX = x;
      }
    }

    private void states(TimeAxis times, Area plot) {
      var strip = backdrop.strip(plot.left(), plot.width());
      int highest = 1;
      for (int bucket = 0; bucket < series.size(); bucket++) {
        highest = Math.max(highest, series.states(bucket));
      }
      sheet.level(strip.left(), strip.right(), strip.bottom(), 1, colors.grid());
      for (int from = 0; from < series.size(); ) {
        int states = series.states(from);
        int to = from + 1;
        while (to < series.size() && series.states(to) == states) {
          to++;
        }
        if (states > 1) {
          boolean isLast = to == series.size();
          sheet.fill(
              times.x(Backdrop.start(series, from)),
              strip.bottom() - strip.height() * states / highest,
              times.x(isLast ? viewing.endMillis() : Backdrop.start(series, to)),
              strip.bottom(),
              colors.cut());
        }
        from = to;
      }
      double middle = strip.top() + strip.height() / 2;
      sheet.write("states", strip.left() - 0.5 * em, middle, Word.Side.RIGHT, colors.muted());
      int now = series.states(series.bucketAt(viewing.cursorMillis()));
      sheet.writeBold(
          ValuesDrawing.states(now),
          strip.right() + 0.6 * em,
          middle,
          Word.Side.LEFT,
          colors.ink());
    }

    private void ends(ValueAxis values, Area plot, String strong) {
      if (series.size() == 0) {
        return;
      }
      var running = new ArrayList<String>();
      var last = new ArrayList<Double>();
      for (int i = 0; i < nodes.size(); i++) {
        double value = lines.get(i).applyAsDouble(series.size() - 1);
        if (!Double.isNaN(value)) {
          running.add(nodes.get(i));
          last.add(value);
        }
      }
      for (var label : EndLabel.of(running, last, strong, values, em)) {
        double x = plot.right() + 0.6 * em;
        if (label.isStrong()) {
          sheet.writeBold(label.text(), x, label.y(), Word.Side.LEFT, colors.ink());
        } else {
          sheet.write(label.text(), x, label.y(), Word.Side.LEFT, colors.muted());
        }
      }
    }

    private void legend(TimeAxis times, Area plot, String strong) {
      if (!backdrop.isOver(plot)) {
        backdrop.legend(
            plot,
            colors.muted(),
            List.of(
                "Value of each node over real time",
                "grey: lowest to highest",
                "yellow: links cut",
                "below: different states"));
        return;
      }
      double at = times.millis(viewing.mouseX());
      int bucket = series.bucketAt(at);
      double value = series.value(strong, bucket);
      var phrases = new ArrayList<String>();
      phrases.add(times.words(at));
      if (!Double.isNaN(value)) {
        phrases.add(strong + " shows " + ValueAxis.words(value));
      }
      phrases.add(ValuesDrawing.states(series.states(bucket)));
      phrases.add("click to go there");
      backdrop.legend(plot, colors.ink(), phrases);
    }
  }
}
