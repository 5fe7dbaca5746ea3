package hearsay.viz.spacetime;

/// Which real time belongs to which place on the axis: known where entries lie and at the moment
/// shown, and taken to pass evenly in between.
///
/// @param at where the moment shown lies on the axis
record RealTime(DiagramIndex index, DiagramWishes wishes, double at) {
  static RealTime of(DiagramIndex index, DiagramWishes wishes) {
    return new RealTime(index, wishes, DiagramLayout.moment(index, wishes));
  }

  /// Real time at a place on the axis, milliseconds since the epoch; before the first entry, that
  /// of it, and after the moment shown likewise.
  double millis(double place) {
    var next = index.firstAt(wishes.viewport().axis(), wishes.shown(), place);
    if (next == index.begin()) {
      return index.wallMillis(next);
    }
    var from = place(next - 1);
    var to = Math.max(from, next == index.end() ? at : place(next));
    var begin = (double) index.wallMillis(next - 1);
    var end = Math.max(begin, next == index.end() ? momentMillis() : index.wallMillis(next));
    return to == from ? end : begin + (end - begin) * Math.min(1, (place - from) / (to - from));
  }

  /// Where a real time lies on the axis. While the axis stands still, time passes in one place.
  double place(double millis) {
    var next = index.firstSince(millis);
    if (next == index.begin()) {
      return place(next);
    }
    var begin = (double) index.wallMillis(next - 1);
    var end = next == index.end() ? momentMillis() : index.wallMillis(next);
    var from = place(next - 1);
    var to = next == index.end() ? at : place(next);
    return end <= begin || to <= from
        ? Math.max(from, to)
        : from + (to - from) * Math.min(1, (millis - begin) / (end - begin));
  }

  private double place(long position) {
    return index.at(wishes.viewport().axis(), wishes.shown(), position);
  }

  /// After the last entry real time is known of the present alone.
  private double momentMillis() {
    var last = index.wallMillis(index.end() - 1);
    return wishes.isPast() ? last : Math.max(last, wishes.wallMillis());
  }
}
