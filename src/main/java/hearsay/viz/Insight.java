package hearsay.viz;

import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.trace.Causality;
import hearsay.journal.trace.CausalityInquiry;
import hearsay.journal.trace.Inquiry;
import hearsay.journal.trace.Rumour;
import hearsay.journal.trace.RumourInquiry;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What somebody looks into: the selection that all views share, and what is lit up because of it.
/// Application thread only.
public final class Insight {
  /// What is lit up in graph and diagram.
  public sealed interface Light {
    Light NONE = new None();

    record None() implements Light {}

    /// The past and the future of one event; all else fades. Grows with the journal.
    record Cone(Causality causality) implements Light {}

    /// Who heard of one operation when. Grows with the journal.
    record Trace(Rumour rumour) implements Light {}
  }

  /// What is read of the journal in one go for a light: some milliseconds with 100 nodes, so that a
  /// long journal delays the light, not the window.
  private static final int MAX_ENTRIES_PER_PULSE = 2_000;

  /// What is being found out for the light that is on.
  ///
  /// @param light of what was found
  private record Question<T>(Inquiry<T> inquiry, Function<T, Light> light) {
    Light answer() {
      return light.apply(inquiry.found());
    }
  }

  private final Supplier<Journal> journal;
  private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(Selection.NONE);
  private final ReadOnlyObjectWrapper<Light> light = new ReadOnlyObjectWrapper<>(Light.NONE);

  private @Nullable Question<?> question;

  /// Of which everything here speaks.
  private Journal known;

  Insight(Supplier<Journal> journal) {
    this.journal = journal;
    known = journal.get();
  }

  /// What is selected; views set it.
  public ObjectProperty<Selection> selectionProperty() {
    return selection;
  }

  public ReadOnlyObjectProperty<Light> lightProperty() {
    return light.getReadOnlyProperty();
  }

  /// A card was selected, or none.
  void nodeSelected(String name) {
    var present = selection.get() instanceof Selection.Node(var node) ? node : "";
    if (!name.equals(present)) {
      selection.set(name.isEmpty() ? Selection.NONE : new Selection.Node(name));
    }
  }

  /// Another journal is shown: its positions mean something else.
  void clear() {
    selection.set(Selection.NONE);
    lightsOff();
  }

  /// Lights up the past and the future of the entry at this position, as far as the journal is kept
  /// and comes.
  public void showCausality(long position) {
    ask(new Question<>(new CausalityInquiry(journal.get(), position), Light.Cone::new));
  }

  /// Lights up how the operation applied at this position travels, as far as the journal comes.
  ///
  /// @return false if there is no such operation
  public boolean trace(long position) {
    var inquiry = RumourInquiry.of(journal.get(), position);
    inquiry.ifPresent(asked -> ask(new Question<>(asked, Light.Trace::new)));
    return inquiry.isPresent();
  }

  private void ask(Question<?> asked) {
    question = asked;
    asked.inquiry().readOn(MAX_ENTRIES_PER_PULSE);
    light.set(asked.answer());
  }

  public void lightsOff() {
    question = null;
    light.set(Light.NONE);
  }

  /// Lets the light grow; once per pulse, before it is shown.
  void pulsed() {
    var present = journal.get();
    if (!present.equals(known)) {
      known = present;
      clear();
    }
    var asked = question;
    if (asked != null && asked.inquiry().readOn(MAX_ENTRIES_PER_PULSE)) {
      light.set(asked.answer());
    }
  }

  /// The entry selected, as a frame or otherwise; null if nothing of the journal is.
  public @Nullable JournalEvent selectedEvent() {
    return switch (selection.get()) {
      case Selection.Frame frame -> event(frame.sentPosition());
      case Selection.Event event -> event(event.position());
      case Selection.None _, Selection.Node _, Selection.Direction _ -> null;
    };
  }

  private @Nullable JournalEvent event(long position) {
    var source = journal.get();
    var isKept = position >= source.begin() && position < source.end();
    return isKept ? source.entry(position).event() : null;
  }
}
