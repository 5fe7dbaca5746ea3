package hearsay.viz.graph;

import hearsay.journal.Link;
import hearsay.journal.NodeNames;
import hearsay.viz.LabViewModel;
import hearsay.viz.Selection;
import java.util.List;
import javafx.scene.control.MenuItem;

/// The menu of a link: both directions at once, and each alone.
final class LinkMenu {
  private LinkMenu() {}

  static List<MenuItem> items(LabViewModel model, Link link) {
    var both = isSevered(model, link) && isSevered(model, link.reversed());
    return List.of(
        CardMenu.item(
            (both ? "Heal " : "Cut ") + NodeNames.undirected(link), () -> model.toggleLink(link)),
        direction(model, link),
        direction(model, link.reversed()),
        CardMenu.item(
            "Inspect " + NodeNames.undirected(link),
            () -> model.insight().selectionProperty().set(new Selection.Direction(link))));
  }

  private static MenuItem direction(LabViewModel model, Link link) {
    var verb = isSevered(model, link) ? "Heal only " : "Cut only ";
    return CardMenu.item(verb + link, () -> model.toggleDirection(link));
  }

  private static boolean isSevered(LabViewModel model, Link link) {
    var found = model.snapshotProperty().get().links().get(link);
    return found != null && found.faults().isSevered();
  }
}
