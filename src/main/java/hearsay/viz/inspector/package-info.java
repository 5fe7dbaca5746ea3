/// What is selected, in full, at the moment shown: a node, a link, a message, an event; the cluster
/// if nothing is. Pure functions turn snapshots and the journal into an [Inspection] (sections,
/// rows, buttons); the pane shows it and knows nothing of clusters. Nothing here draws in the graph
/// or changes the cluster but through the lab's commands. Start with [NodeInspection] for what is
/// said, [InspectorPane] for how it looks.
@NullMarked
package hearsay.viz.inspector;

import org.jspecify.annotations.NullMarked;
