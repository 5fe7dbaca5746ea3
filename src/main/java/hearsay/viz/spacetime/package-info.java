/// The space–time diagram (Lamport, "Time, clocks, and the ordering of events in a distributed
/// system", 1978, figure 1, with time from left to right): one line per node, an arrow for each
/// frame.
///
/// From the journal to the screen: [DiagramIndex] keeps what can be drawn, by position; a
/// [Viewport] says which stretch is seen; [DiagramLayout] makes of both one immutable
/// [DiagramFrame], which [DiagramPainter] paints and [DiagramSvg] writes. None of these knows the
/// toolkit's scene; [DiagramPane] and [SpaceTimeView] are the thin shell that does. Nothing here
/// changes the cluster. Start with [DiagramFrame].
@NullMarked
package hearsay.viz.spacetime;

import org.jspecify.annotations.NullMarked;
