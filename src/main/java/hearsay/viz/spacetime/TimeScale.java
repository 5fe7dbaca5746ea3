package hearsay.viz.spacetime;

import java.util.ArrayList;
import java.util.List;

/// The marks below a picture: at round real times since the start, as the scrubber has them. Within
/// a moment of real time, where those would be no help, they count cluster time from its beginning.
///
/// @param ticks in order, none upon another
/// @param origin what they count from, if not from the start: "from 0:42.350"; else empty
record TimeScale(List<Tick> ticks, String origin) {
  /// Entries have their real time to the millisecond: less of it than this makes no scale.
  private static final double LEAST_MILLIS = 20;

  private static final double MILLI_NANOS = 1e6;

  /// Room for one label, in letters of plain text.
  private static final double LABEL_EM = 7;

  /// Labels nearer than this run into each other.
  private static final double LEAST_APART_EM = 4;

  TimeScale {
    ticks = List.copyOf(ticks);
  }

  static TimeScale of(DiagramIndex index, DiagramWishes wishes, Plot plot) {
    if (index.isEmpty()) {
      return new TimeScale(List.of(), "");
    }
    var real = RealTime.of(index, wishes);
    var viewport = wishes.viewport();
    var from = real.millis(viewport.from());
    var to = real.millis(viewport.to());
    var most = (int) Math.max(2, plot.span() / (LABEL_EM * plot.em()));
    return to - from < LEAST_MILLIS
        ? fine(index, wishes, plot, most)
        : round(real, wishes, plot, from, to, most);
  }

  /// @param from real time at the left edge, @param to at the right edge
  private static TimeScale round(
      RealTime real, DiagramWishes wishes, Plot plot, double from, double to, int most) {
    var origin = wishes.originMillis();
    var step = Math.max(1, Ticks.step((to - from) * MILLI_NANOS / most) / MILLI_NANOS);
    var ticks = new ArrayList<Tick>();
    for (var i = Math.ceil((from - origin) / step); origin + i * step <= to; i++) {
      var at = real.place(origin + i * step);
      add(ticks, new Tick(at, Ticks.since(Math.round(i * step), step)), wishes, plot);
    }
    return new TimeScale(ticks, "");
  }

  private static TimeScale fine(DiagramIndex index, DiagramWishes wishes, Plot plot, int most) {
    var viewport = wishes.viewport();
    var seen = index.firstAt(viewport.axis(), wishes.shown(), viewport.from());
    // The first entry of that millisecond: it stays the same while the picture is moved a little.
    var beginning = index.firstSince(index.wallMillis(seen));
    var start = index.nanos(beginning);
    var ticks = new ArrayList<Tick>();
    switch (viewport.axis()) {
      case TIME -> {
        var step = Ticks.step(viewport.span() / most);
        for (var i = Math.ceil(Math.max(0, viewport.from() - start) / step);
            start + i * step <= viewport.to();
            i++) {
          var words = "+" + Ticks.words(Math.round(i * step), step);
          add(ticks, new Tick(start + i * step, words), wishes, plot);
        }
      }
      case ORDER -> {
        var step = Math.max(1, Math.ceil(viewport.span() / most));
        for (var at = Math.ceil(viewport.from() / step) * step; at <= viewport.to(); at += step) {
          var position = index.firstAt(Axis.ORDER, wishes.shown(), at);
          if (at >= 1 && position < index.end()) {
            var after = Math.max(0, index.nanos(position) - start);
            add(ticks, new Tick(at, "+" + Ticks.span(after)), wishes, plot);
          }
        }
      }
    }
    var since = Math.max(0, index.wallMillis(beginning) - wishes.originMillis());
    return new TimeScale(ticks, ticks.isEmpty() ? "" : "from " + Ticks.since(since, 1));
  }

  /// Where real time passes while the axis stands still, one mark stands for all.
  private static void add(List<Tick> ticks, Tick tick, DiagramWishes wishes, Plot plot) {
    var viewport = wishes.viewport();
    var x = plot.x(viewport, tick.at());
    var isFree =
        ticks.isEmpty() || x - plot.x(viewport, ticks.getLast().at()) >= LEAST_APART_EM * plot.em();
    if (isFree && x >= plot.left() && x <= plot.right()) {
      ticks.add(tick);
    }
  }
}
