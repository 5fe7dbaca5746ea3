package hearsay.viz.faults;

import hearsay.journal.Link;

/// A link with something wrong, as a row of the list.
///
/// @param words "loses 20 %"
record FaultyLink(Link link, String words) {}
