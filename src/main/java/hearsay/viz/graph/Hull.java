package hearsay.viz.graph;

import java.util.List;

/// A group as drawn behind its cards.
///
/// @param group its index, for letter, colour and pattern
/// @param outline the corners, in order
/// @param title "Side A"
/// @param label where the title and what the members say stand without covering a card
public record Hull(int group, List<Point> outline, String title, Point label) {
  public Hull {
    outline = List.copyOf(outline);
  }
}
