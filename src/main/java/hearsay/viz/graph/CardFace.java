package hearsay.viz.graph;

import javafx.scene.Node;

/// What a card of one size shows.
sealed interface CardFace permits FullFace, SmallFace, DotFace {
  Node node();

  void show(CardModel model, CardMetrics metrics);
}
