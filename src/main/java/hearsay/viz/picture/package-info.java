/// Pictures for elsewhere: PNG, SVG and animated GIF of graph and diagram. Start with
/// [PictureExport].
@NullMarked
package hearsay.viz.picture;

import org.jspecify.annotations.NullMarked;
