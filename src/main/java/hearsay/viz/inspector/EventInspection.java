package hearsay.viz.inspector;

import hearsay.journal.FrameKey;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.journal.trace.EventWords;
import hearsay.viz.Selection;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One entry of the journal in full. Pure.
final class EventInspection {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private EventInspection() {}

  /// @param zone in which real time is said
  static Inspection of(Context context, long position, ZoneId zone) {
    var journal = context.journal();
    if (position < journal.begin() || position >= journal.end()) {
      return new Inspection(
          "Event " + position,
          "",
          "",
          Tone.QUIET,
          List.of(Section.of("", Row.words("The journal no longer tells of it."))),
          List.of());
    }
    var entry = journal.entry(position);
    return new Inspection(
        context.when(entry),
        "event " + Figures.grouped(position),
        position < context.end() ? "" : "still to come",
        Tone.QUIET,
        List.of(
            Section.of("", new Row.Words(EventWords.line(entry.event()), Tone.PLAIN)),
            when(context, entry, zone),
            Section.of("Fields", Column.FACTS, EventFields.of(context, entry.event()))),
        actions(context, entry));
  }

  private static Section when(Context context, JournalEntry entry, ZoneId zone) {
    return Section.of(
        "When",
        Row.fact("since the start", context.when(entry)),
        Row.fact("(cluster time)", Figures.moment(entry.atNanos())),
        Row.fact("clock", CLOCK.format(Instant.ofEpochMilli(entry.wallMillis()).atZone(zone))));
  }

  private static List<Action> actions(Context context, JournalEntry entry) {
    var position = entry.position();
    var actions = new ArrayList<Action>();
    if (!EventWords.nodes(entry.event()).isEmpty()) {
      actions.add(Action.of("Past and future", new Action.Deed.ShowCausality(position)));
    }
    if (entry.event() instanceof JournalEvent.OperationsApplied) {
      actions.add(Action.of("Trace this rumour", new Action.Deed.Trace(position)));
    }
    frame(context, entry)
        .ifPresent(frame -> actions.add(Action.of("Its frame", new Action.Deed.Select(frame))));
    actions.add(Action.of("Go to this moment", new Action.Deed.GoTo(position)));
    return actions;
  }

  private static Optional<Selection> frame(Context context, JournalEntry entry) {
    return switch (entry.event()) {
      case JournalEvent.FrameSent sent ->
          Optional.of(new Selection.Frame(sent.frame(), sent.link(), entry.position()));
      case JournalEvent.FrameHeld held -> sent(context, entry, held.frame(), held.link());
      case JournalEvent.FrameDelivered delivered ->
          sent(context, entry, delivered.frame(), delivered.link());
      case JournalEvent.FrameLost lost -> sent(context, entry, lost.frame(), lost.link());
      default -> Optional.empty();
    };
  }

  private static Optional<Selection> sent(
      Context context, JournalEntry entry, FrameKey key, Link link) {
    return SentFrames.of(context.showing().before(), context.journal(), key, entry.position())
        .map(flight -> new Selection.Frame(key, link, flight.position()));
  }
}
