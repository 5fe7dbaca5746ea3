package hearsay.viz;

import hearsay.journal.Bookmark;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Names on moments of the journal shown, in the order of their positions. Application thread only.
public final class Bookmarks {
  /// More could not be told apart on a time line.
  public static final int MAX_BOOKMARKS = 200;

  private final ObservableList<Bookmark> marks = FXCollections.observableArrayList();
  private final ReadOnlyLongWrapper asked = new ReadOnlyLongWrapper(-1);

  Bookmarks() {}

  /// For reading.
  public ObservableList<Bookmark> all() {
    return marks;
  }

  public Optional<Bookmark> at(long position) {
    return marks.stream().filter(mark -> mark.position() == position).findFirst();
  }

  /// Names a moment, or gives it another name.
  ///
  /// @return false if there are too many
  /// @throws IllegalArgumentException if the name is empty or too long: names come from people
  public boolean put(long position, String name) {
    var mark = new Bookmark(position, name.strip());
    marks.removeIf(old -> old.position() == position);
    if (marks.size() >= MAX_BOOKMARKS) {
      return false;
    }
    marks.add(mark);
    marks.sort(Comparator.comparingLong(Bookmark::position));
    return true;
  }

  /// The position that waits for a name; -1 while none does.
  public ReadOnlyLongProperty askedProperty() {
    return asked.getReadOnlyProperty();
  }

  /// Asks for a name, or another one, for a moment.
  public void ask(long position) {
    asked.set(position);
  }

  /// Answers [#ask]; an empty name names nothing.
  public void answer(String name) {
    var position = asked.get();
    asked.set(-1);
    if (position >= 0 && !name.isBlank()) {
      put(position, name);
    }
  }

  public void remove(Bookmark mark) {
    marks.remove(mark);
  }

  void setAll(Collection<Bookmark> others) {
    marks.setAll(others);
  }

  /// Names on what is forgotten name nothing any more.
  void forgetBefore(long begin) {
    if (!marks.isEmpty() && marks.getFirst().position() < begin) {
      marks.removeIf(mark -> mark.position() < begin);
    }
  }
}
