package hearsay.viz.graph;

import hearsay.viz.LabViewModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.layout.Pane;

/// The cards: one for each node, kept as long as the node is there.
final class CardPane extends Pane {
  private final LabViewModel model;
  private final Consumer<String> open;
  private final Supplier<Box> area;
  private final Map<String, NodeCard> cards = new HashMap<>();

  /// @param open what a click on a disc does, given the node's name
  CardPane(LabViewModel model, Consumer<String> open, Supplier<Box> area) {
    this.model = model;
    this.open = open;
    this.area = area;
    setManaged(false);
    setPickOnBounds(false);
  }

  void show(Map<String, CardModel> models, CardPlan plan) {
    if (!cards.keySet().equals(plan.boxes().keySet())) {
      cards.keySet().retainAll(plan.boxes().keySet());
      plan.boxes().keySet().forEach(name -> cards.computeIfAbsent(name, this::card));
      // In counting order, which is the order of the Tab key.
      getChildren()
          .setAll(
              plan.boxes().keySet().stream().map(this::find).flatMap(Optional::stream).toList());
    }
    plan.boxes()
        .forEach(
            (name, box) -> {
              var card = cards.get(name);
              var shown = models.get(name);
              if (card != null && shown != null) {
                card.show(shown, plan.metrics());
                card.resizeRelocate(box.x(), box.y(), box.width(), box.height());
              }
            });
  }

  private NodeCard card(String name) {
    var card = new NodeCard(model, name, () -> open.accept(name));
    new CardGestures(model, card, area);
    return card;
  }

  Optional<NodeCard> find(String node) {
    return Optional.ofNullable(cards.get(node));
  }
}
