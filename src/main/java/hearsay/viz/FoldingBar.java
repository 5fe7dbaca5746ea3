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

  /// A control that may fold, whether it belongs in the bar at all now, and what stands for it in
  /// the menu.
  private record Foldable(
      Node control, Supplier<Boolean> isWanted, Supplier<MenuItem> substitute) {}

  /// Names the menu, which is one of the bar's children.
  public void foldInto(MenuButton menu) {
    more = menu;
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

  private void fold() {
    var wanted = foldables.stream().filter(foldable -> foldable.isWanted().get()).toList();
    foldables.forEach(foldable -> show(foldable.control(), wanted.contains(foldable)));
    show(more, false);
    // Styles pass hidden controls by: one that comes back would be measured by its old text size.
    applyCss();
    var folded = 0;
    while (folded < wanted.size() && neededWidth() > getWidth()) {
      show(wanted.get(folded).control(), false);
      show(more, true);
      folded++;
    }
    var items =
        wanted.subList(0, folded).reversed().stream().map(f -> f.substitute().get()).toList();
    if (!more.isShowing()) {
      more.getItems().setAll(items);
    }
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
