/// A recorded session as a file: settings, layout and journal, and back. Start with [SessionFile].
@NullMarked
package hearsay.journal.session;

import org.jspecify.annotations.NullMarked;
