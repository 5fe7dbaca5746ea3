/// Setting what is wrong with links, and picking out single frames, with a preview of what a change
/// would do. The preview itself is the cluster's ([hearsay.cluster.FaultsPreview]), and so is the
/// history of steps; here is what is typed and shown. Start with
/// [hearsay.viz.faults.FaultsViewModel], then [hearsay.viz.faults.FaultsPane].
@NullMarked
package hearsay.viz.faults;

import org.jspecify.annotations.NullMarked;
