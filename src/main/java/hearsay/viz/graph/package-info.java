/// The graph: cards, links, dots, hulls and the gestures on them.
///
/// Three layers. Below, pure geometry and frame models, free of controls and tested without a
/// toolkit ([Box], [Segment], [CardLayout], [LinkFrame], [FlightTable], [MarkLog]). In the middle,
/// painters that draw such a model on a [PixelSurface] and allocate nothing per dot. On top, the
/// controls: [NodeCard], the gestures, and [GraphView], which joins them. Nothing here owns a
/// cluster or keeps a copy of its state: all comes from the snapshot of the pulse. Start reading at
/// [GraphView].
@NullMarked
package hearsay.viz.graph;

import org.jspecify.annotations.NullMarked;
