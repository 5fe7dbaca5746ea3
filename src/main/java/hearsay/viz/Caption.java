package hearsay.viz;

/// Large words over the graph that say what an action did.
///
/// @param text "Cut n1–n4"; empty for no caption
/// @param isUndoable whether the words come with an Undo
public record Caption(String text, boolean isUndoable) {
  public static final Caption NONE = new Caption("", false);

  public boolean isShown() {
    return !text.isEmpty();
  }
}
