package hearsay.viz.inspector;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Which bytes are marked: those of the field that the mouse is on, else those of the one last
/// clicked. Application thread only.
final class Marking {
  /// @param length 0 for none
  record Bytes(int offset, int length) {
    static final Bytes NONE = new Bytes(0, 0);
  }

  private final ObjectProperty<Bytes> shown = new SimpleObjectProperty<>(Bytes.NONE);
  private Bytes kept = Bytes.NONE;

  ObjectProperty<Bytes> shownProperty() {
    return shown;
  }

  void point(Bytes bytes) {
    shown.set(bytes);
  }

  void leave() {
    shown.set(kept);
  }

  /// Keeps them marked; the same again lets go.
  void click(Bytes bytes) {
    kept = bytes.equals(kept) ? Bytes.NONE : bytes;
    shown.set(kept);
  }

  /// Other bytes are shown.
  void clear() {
    kept = Bytes.NONE;
    shown.set(kept);
  }
}
