package hearsay.viz.graph;

import hearsay.viz.Timeline;

/// When an entry was, finely enough to tell hops apart: "0:12.4" of real time since the start.
record MomentText(Timeline timeline) {
  /// @param position of the entry
  /// @return empty if it is no longer kept
  String of(long position) {
    var entries = timeline.journal().read(position, 1);
    if (entries.isEmpty() || entries.getFirst().position() != position) {
      return "";
    }
    var wallMillis = entries.getFirst().wallMillis();
    var tenths = Math.max(0, wallMillis - timeline.originMillis()) / 100 % 10;
    return timeline.timeText(wallMillis) + "." + tenths;
  }
}
