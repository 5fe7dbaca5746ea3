/// Figures over real time: the whole history of the journal shown, with a cursor at the moment
/// shown. Painted, not made of chart controls: a hundred step lines ten times a second cost the
/// toolkit's own line chart about a second each, and these a few milliseconds.
///
/// Axes, rates and drawings know no control and are pure; only [hearsay.viz.chart.ChartPane] does.
/// Nothing here asks the running cluster: all figures are those of [hearsay.journal.trace.Series].
/// Start with [hearsay.viz.chart.ValuesChart], then `Drawing`.
@NullMarked
package hearsay.viz.chart;

import org.jspecify.annotations.NullMarked;
