/// The tour: the main job of the lab, done by a robot with the mouse and the keyboard of the real
/// window, with pictures and a table of what happened. Nothing here reaches behind the controls to
/// act; it looks at the journal only to know when to go on and to check what must hold.
///
/// Start reading in [hearsay.viz.tour.Tour].
@NullMarked
package hearsay.viz.tour;

import org.jspecify.annotations.NullMarked;
