/// What follows from the journal: what happened before what, how a rumour travelled, figures over
/// time, and every event in words. Pure reading; nothing here changes a journal. Start with
/// [Stride] and [Causality].
@NullMarked
package hearsay.journal.trace;

import org.jspecify.annotations.NullMarked;
