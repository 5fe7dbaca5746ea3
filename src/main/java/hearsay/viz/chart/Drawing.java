package hearsay.viz.chart;

import hearsay.journal.trace.Series;

/// Draws one kind of chart. Pure: the same figures and the same viewing give the same picture.
interface Drawing {
  /// Draws the whole picture.
  ///
  /// @return the time axis of the picture, by which a click finds its moment
  TimeAxis draw(Sheet sheet, Series series, Viewing viewing);

  /// What the picture says, for who does not see it.
  String spoken(Series series, Viewing viewing);
}
