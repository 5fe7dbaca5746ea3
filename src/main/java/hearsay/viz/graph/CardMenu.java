package hearsay.viz.graph;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Link;
import hearsay.journal.NodeNames;
import hearsay.journal.NodeSnapshot;
import hearsay.viz.LabViewModel;
import java.util.HashSet;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menu of a card. It also holds the node's links, so that they can be cut without a mouse.
final class CardMenu {
  private CardMenu() {}

  static ContextMenu of(LabViewModel model, String node) {
    var snapshot = model.snapshotProperty().get();
    var lifecycle =
        snapshot.node(node).map(NodeSnapshot::lifecycle).orElse(NodeSnapshot.Lifecycle.CRASHED);
    var menu = new ContextMenu();
    switch (lifecycle) {
      case RUNNING ->
          menu.getItems()
              .addAll(
                  crash(model, node), item("Run a round now", () -> model.nodes().runRound(node)));
      case CRASHED -> menu.getItems().add(item("Restart " + node, () -> model.restart(node)));
      case FOREIGN -> {
        // Not ours to stop or to remove: only the links to it are.
        menu.getItems()
            .addAll(
                item("Isolate " + node, () -> model.links().isolate(node)),
                links(model, snapshot, node));
        return menu;
      }
    }
    menu.getItems()
        .addAll(
            new SeparatorMenuItem(),
            item("Isolate " + node, () -> model.links().isolate(node)),
            item("Mute " + node + " (nobody hears it)", () -> model.links().mute(node)),
            item("Deafen " + node + " (it hears nobody)", () -> model.links().deafen(node)),
            links(model, snapshot, node),
            traceLast(model, snapshot, node),
            new SeparatorMenuItem(),
            remove(model, node));
    return menu;
  }

  /// Of what had happened by the moment shown; the rumour is followed to the end of the journal.
  private static MenuItem traceLast(LabViewModel model, ClusterSnapshot snapshot, String node) {
    var journal = model.timeline().journal();
    var found = LastOperation.of(journal, node, snapshot.position());
    var item =
        item("Trace its last operation", () -> found.ifPresent(at -> model.insight().trace(at)));
    item.setDisable(found.isEmpty());
    return item;
  }

  private static MenuItem crash(LabViewModel model, String node) {
    var held = model.nodes().heldOnlyBy(node);
    var isLogged = model.snapshotProperty().get().environment().isLogged();
    return afterNaming(
        "Crash " + node,
        isLogged ? "Crash it" : "Crash it all the same",
        held.isEmpty() ? "" : DiskWords.onCrash(held, isLogged),
        () -> model.crash(node));
  }

  private static MenuItem remove(LabViewModel model, String node) {
    return afterNaming(
        "Remove " + node,
        "Remove it all the same",
        model.nodes().heldOnlyBy(node),
        () -> model.nodes().remove(node));
  }

  /// An item that acts at once if nothing can be lost by it, else one that opens, names the loss,
  /// and asks.
  private static MenuItem afterNaming(
      String text, String confirmation, String held, Runnable action) {
    if (held.isEmpty()) {
      return item(text, action);
    }
    var loss = new MenuItem(held);
    loss.setDisable(true);
    loss.getStyleClass().add("loss");
    return new Menu(text + "…", null, loss, item(confirmation, action));
  }

  private static Menu links(LabViewModel model, ClusterSnapshot snapshot, String node) {
    var pairs = new HashSet<Link>();
    snapshot.links().keySet().stream()
        .filter(link -> link.from().equals(node) || link.to().equals(node))
        .forEach(link -> pairs.add(link.undirected()));
    var peers =
        NodeNames.sorted(
            pairs.stream()
                .map(pair -> pair.from().equals(node) ? pair.to() : pair.from())
                .toList());
    var menu = new Menu("Links");
    for (var peer : peers) {
      menu.getItems()
          .add(
              new Menu(
                  node + "–" + peer,
                  null,
                  LinkMenu.items(model, new Link(node, peer)).toArray(MenuItem[]::new)));
    }
    menu.setDisable(peers.isEmpty());
    return menu;
  }

  static MenuItem item(String text, Runnable action) {
    var item = new MenuItem(text);
    item.setOnAction(any -> action.run());
    return item;
  }
}
