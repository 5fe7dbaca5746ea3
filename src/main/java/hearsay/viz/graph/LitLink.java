package hearsay.viz.graph;

import hearsay.journal.Link;

/// A link that is lit up in one direction.
///
/// @param hop of the rumour that first came over it; [#SELECTED] if it is lit because it, or a
///   frame of it, is selected
record LitLink(Link link, int hop) {
  static final int SELECTED = -1;
}
