package hearsay.viz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;

/// A row of controls that never clips: what finds no room folds into a menu at its end, the least
/// needed first.
public class FoldingBar extends HBox {
  private final List<Foldable> foldables = new ArrayList<>();
  private MenuButton more = new MenuButton();

  /// What stands in the menu now.
  private List<Foldable> folded = List.of();

  private Room room = new Room(List.of(), 0, 0);

  /// What folding depends on; while it stays the same, so does what is folded.
  ///
  /// @param needed by what is shown
  private record Room(List<Node> wanted, double given, double needed) {}

  /// A control that may fold, whether it belongs in the bar at all now, and what stands for it in
  /// the menu.
  private record Foldable(
      Node control, Supplier<Boolean> isWanted, Supplier<MenuItem> substitute) {}

  /// Names the menu, which is one of the bar's children.
  public void foldInto(MenuButton menu) {
    more = menu;
    more.setOnShowing(event -> fillMenu());
  }

  /// Lets a control fold when there is no room. Those named first fold first.
  ///
  /// @param isWanted whether it belongs in the bar now
  public void foldable(Node control, Supplier<Boolean> isWanted, Supplier<MenuItem> substitute) {
    foldables.add(new Foldable(control, isWanted, substitute));
  }

  /// Decides anew what is shown: the wanted controls have changed.
  public void refold() {
    requestLayout();
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    fold();
    super.layoutChildren();
  }

  /// A bar whose words tell the time is laid out very often, and folded anew hardly ever.
  private void fold() {
    var wanted = foldables.stream().filter(foldable -> foldable.isWanted().get()).toList();
    if (!room(wanted).equals(room)) {
      fold(wanted);
      room = room(wanted);
    }
  }

  private Room room(List<Foldable> wanted) {
    return new Room(wanted.stream().map(Foldable::control).toList(), getWidth(), neededWidth());
  }

  private void fold(List<Foldable> wanted) {
    foldables.forEach(foldable -> show(foldable.control(), wanted.contains(foldable)));
    show(more, false);
    // Styles pass hidden controls by: one that comes back would be measured by its old text size.
    applyCss();
    var count = 0;
    while (count < wanted.size() && neededWidth() > getWidth()) {
      show(wanted.get(count).control(), false);
      show(more, true);
      count++;
    }
    folded = wanted.subList(0, count).reversed();
    if (!more.isShowing()) {
      fillMenu();
    }
  }

  private void fillMenu() {
    more.getItems().setAll(folded.stream().map(one -> one.substitute().get()).toList());
  }

  private double neededWidth() {
    var insets = getInsets();
    var managed = getManagedChildren();
    var gaps = Math.max(0, managed.size() - 1) * getSpacing();
    return insets.getLeft()
        + insets.getRight()
        + gaps
        + managed.stream().mapToDouble(this::widthWanted).sum();
  }

  /// A style may ask for more room than the words need, so that they can change without a shift.
  private double widthWanted(Node child) {
    return snapSizeX(Math.max(child.minWidth(-1), child.prefWidth(-1)));
  }

  private static void show(Node control, boolean isShown) {
    if (control.isManaged() != isShown) {
      control.setManaged(isShown);
      control.setVisible(isShown);
    }
  }
}
