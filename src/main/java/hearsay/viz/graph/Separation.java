package hearsay.viz.graph;

import java.util.ArrayList;
import java.util.List;

/// Pushes apart the cards that a drag has brought together. The dragged one stays, the others make
/// way.
final class Separation {
  /// Enough for chains of cards to shift along; what still overlaps then has no room, and the plan
  /// takes smaller cards.
  private static final int MAX_PASSES = 120;

  private Separation() {}

  /// @param boxes in the order of `isPinned`, all of one size
  /// @return the boxes after pushing, within the area
  static List<Box> apart(
      List<Box> boxes, List<Boolean> isPinned, double width, double height, double gap) {
    var moved = new ArrayList<>(boxes);
    for (var pass = 0; pass < MAX_PASSES; pass++) {
      var isClear = true;
      for (var i = 0; i < moved.size(); i++) {
        for (var j = i + 1; j < moved.size(); j++) {
          if (moved.get(i).grown(gap).overlaps(moved.get(j))) {
            isClear = false;
            push(moved, i, j, isPinned, gap);
            moved.set(i, moved.get(i).within(width, height, 0));
            moved.set(j, moved.get(j).within(width, height, 0));
          }
        }
      }
      if (isClear) {
        break;
      }
    }
    return moved;
  }

  private static void push(
      List<Box> boxes, int first, int second, List<Boolean> isPinned, double gap) {
    var a = boxes.get(first);
    var b = boxes.get(second);
    var aside = a.width() + gap - Math.abs(b.x() - a.x());
    var down = a.height() + gap - Math.abs(b.y() - a.y());
    var isAside = aside < down;
    // Half a pixel more than needed, so that the passes end.
    var distance = 0.5 + (isAside ? aside : down);
    var sign = isAside ? (b.x() >= a.x() ? 1 : -1) : (b.y() >= a.y() ? 1 : -1);
    var firstShare =
        isPinned.get(first).equals(isPinned.get(second)) ? 0.5 : isPinned.get(first) ? 0 : 1;
    boxes.set(first, shifted(a, isAside, -sign * distance * firstShare));
    boxes.set(second, shifted(b, isAside, sign * distance * (1 - firstShare)));
  }

  private static Box shifted(Box box, boolean isAside, double by) {
    return isAside
        ? new Box(box.x() + by, box.y(), box.width(), box.height())
        : new Box(box.x(), box.y() + by, box.width(), box.height());
  }
}
