/// The window: views, their view models, and the lab as a desktop application. A view model (a
/// class that owns what is shown and what can be done) knows no control and needs no toolkit; a
/// controller only binds one to a description in FXML; canvases and cards are in
/// [hearsay.viz.graph], the tour through the window in [hearsay.viz.tour]. Nothing here knows of
/// sockets or event loops: the window acts on the cluster and sees it only through its journal.
///
/// Start reading in [hearsay.viz.LabViewModel], then [hearsay.viz.LabWindow].
@NullMarked
package hearsay.viz;

import org.jspecify.annotations.NullMarked;
