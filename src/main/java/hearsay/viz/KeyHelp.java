package hearsay.viz;

import java.util.List;

/// The sheet of keys, in words.
final class KeyHelp {
  /// One row of the sheet.
  record Line(String keys, String meaning) {}

  static final List<Line> LINES =
      List.of(
          new Line("Space", "Pause and play; in the past, play what happened then"),
          new Line("1 … 9", "+ on n1 … n9; with Shift −"),
          new Line("Ctrl + click on + or −", "Arm it (⌘ on a Mac; a long press does the same)"),
          new Line("Enter", "Fire together what is armed; else press the focused button"),
          new Line("Page Down", "Step: run on until a node learns something; in the past, one on"),
          new Line("Page Up", "One back, into the past (Explore and Expert)"),
          new Line("End, Esc", "From the past back to live"),
          new Line("Shift + Step", "One frame, or the next timer"),
          new Line("Arrow keys", "Move between nodes"),
          new Line("G", "A round now, on the chosen node or on all"),
          new Line("A", "Architecture: the discovery server (Explore and Expert)"),
          new Line("I, T", "Inspector, timeline"),
          new Line("Wheel, or + and −", "Space–time diagram: zoom; drag it to move"),
          new Line("B", "Bookmark: a name for the moment shown"),
          new Line("Ctrl + S, Ctrl + O", "Save this session, open a saved one"),
          new Line("Click on a link", "Cut and heal it; with Shift one direction only"),
          new Line("Drag on the background", "A knife: cuts what it crosses"),
          new Line("Ctrl + Z, Ctrl + Y", "Undo and redo cuts and heals"),
          new Line("P", "Projector: larger text"),
          new Line("L, E, X", "Lecture, Explore, Expert"),
          new Line("Ctrl + +, −, 0", "Larger, smaller, normal size"),
          new Line("?", "This sheet"),
          new Line("Esc", "Close, disarm, let go"));

  private KeyHelp() {}
}
