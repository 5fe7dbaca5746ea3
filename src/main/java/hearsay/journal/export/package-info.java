/// The journal as text for other programs: CSV, JSON lines, ShiViz. Each format is a class of its
/// own that goes through the entries once; none changes anything. Start with [TextFormat].
@NullMarked
package hearsay.journal.export;

import org.jspecify.annotations.NullMarked;
