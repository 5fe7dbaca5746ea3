package hearsay.viz.graph;

/// How a card takes part in what is lit up.
///
/// @param hop how far the rumour had come when the node heard of it; 0 of other kinds
/// @param words for its badge; empty for none
record CardLight(Kind kind, int hop, String words) {
  static final CardLight NONE = new CardLight(Kind.NONE, 0, "");
  static final CardLight END = new CardLight(Kind.END, 0, "");

  /// Further hops look like this one; their badges still count.
  static final int LAST_HOP_COLOUR = 4;

  /// What about it.
  enum Kind {
    NONE,
    /// It heard of the rumour that is traced.
    HEARD,
    /// It did not, yet.
    UNHEARD,
    /// It is an end of the frame or link that is selected, or the node of the event.
    END,
    /// It has no part in it: it fades.
    ASIDE
  }

  /// The hop that chooses its colour.
  int hopColour() {
    return Math.min(hop, LAST_HOP_COLOUR);
  }
}
