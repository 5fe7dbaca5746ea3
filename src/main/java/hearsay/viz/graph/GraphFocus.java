package hearsay.viz.graph;

import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The keyboard in the picture: arrow keys go from card to card, and to the discovery server.
final class GraphFocus {
  private final Node graph;
  private final CardPane cards;
  private final ServerView server;
  private final Supplier<Map<String, Box>> places;

  /// @param graph gets the keys, @param places of the cards now
  GraphFocus(Node graph, CardPane cards, ServerView server, Supplier<Map<String, Box>> places) {
    this.graph = graph;
    this.cards = cards;
    this.server = server;
    this.places = places;
    graph.addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
  }

  private void walk(KeyEvent event) {
    var dx =
        switch (event.getCode()) {
          case LEFT -> -1;
          case RIGHT -> 1;
          default -> 0;
        };
    var dy =
        switch (event.getCode()) {
          case UP -> -1;
          case DOWN -> 1;
          default -> 0;
        };
    if (dx != 0 || dy != 0) {
      FocusWalk.next(server.withServer(places.get()), focused(), dx, dy).ifPresent(this::focus);
      event.consume();
    }
  }

  private void focus(String name) {
    if (server.isServer(name)) {
      server.focus();
    } else {
      cards.find(name).ifPresent(NodeCard::focus);
    }
  }

  /// Name of what has the keyboard; empty if that is nothing of the picture.
  private String focused() {
    var card = focusedCard();
    return card != null ? card.name() : server.holdsFocus() ? server.serverName() : "";
  }

  private @Nullable NodeCard focusedCard() {
    var scene = graph.getScene();
    for (var node = scene == null ? null : scene.getFocusOwner();
        node != null;
        node = node.getParent()) {
      if (node instanceof NodeCard card) {
        return card;
      }
    }
    return null;
  }
}
