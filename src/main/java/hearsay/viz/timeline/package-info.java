/// The area below the graph: the scrubber with its buttons, the tabs, the list of events. Start
/// with [TimelinePane].
@NullMarked
package hearsay.viz.timeline;

import org.jspecify.annotations.NullMarked;
