/// Records as JSON and back, for files and exports. A record is an object of its components, found
/// by reflection, so that a new kind of event needs no code here; what a few classes look like
/// instead, whoever writes says. Reading trusts nothing: what a text says is bounded and checked,
/// and every fault has a message for people.
///
/// Knows neither files nor lines. Start reading at [hearsay.journal.json.Shape], then
/// [hearsay.journal.json.Shapes].
@NullMarked
package hearsay.journal.json;

import org.jspecify.annotations.NullMarked;
