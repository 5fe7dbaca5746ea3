/// One node at work: the thin shell around the pure [hearsay.node.NodeCore]. It hands events to the
/// core one at a time, performs the effects in order (persist, publish, send, answer), wakes the
/// core when its time has come, and tells an observer what happened.
///
/// What a node decides has no place here (that is `node`), nor how bytes travel (`transport`), nor
/// any journal: this package knows observers only. Start reading at [hearsay.runtime.NodeRunner],
/// then [hearsay.runtime.SerialLoop], which says on whose thread all this runs, and
/// [hearsay.runtime.LogWriter], which waits for the disk in its place.
@NullMarked
package hearsay.runtime;

import org.jspecify.annotations.NullMarked;
