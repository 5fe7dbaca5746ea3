package hearsay.viz.inspector;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.trace.FrameStory;
import hearsay.protocol.Anatomy;
import hearsay.viz.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A frame in full: when it went where, every field with its bytes, what it carried, and who learnt
/// what from it. Pure.
final class MessageInspection {
  /// More bytes are not read; what is copied is complete.
  private static final int MAX_BYTES = 512;

  /// Of the last message, beside all else that a node shows.
  private static final int MAX_LAST_BYTES = 96;

  /// More fields are not read; the largest frames have ten thousand.
  private static final int MAX_FIELDS = 80;

  /// Less real time than this is told more finely by cluster time.
  private static final long LEAST_MILLIS = 20;

  private final Context context;
  private final FrameStory story;
  private final JournalEvent.FrameSent sent;

  private MessageInspection(Context context, FrameStory story, JournalEvent.FrameSent sent) {
    this.context = context;
    this.story = story;
    this.sent = sent;
  }

  /// @param story empty if the journal does not tell it (any more, or at this moment yet)
  static Inspection of(Context context, Selection.Frame frame, Optional<FrameStory> story) {
    if (story.isPresent() && story.get().sent().event() instanceof JournalEvent.FrameSent sent) {
      return new MessageInspection(context, story.get(), sent).inspection();
    }
    var why =
        frame.sentPosition() >= context.end()
            ? "At the moment shown it is not sent yet."
            : "The journal no longer tells of it.";
    return new Inspection(
        "Message " + frame.link(),
        "",
        "",
        Tone.QUIET,
        List.of(Section.of("", Row.words(why))),
        List.of());
  }

  /// The last message of a node in short: "DIGEST from n5 · equal, nothing learnt" and its bytes.
  static Section lastMessage(Context context, NodeHistory.Heard heard) {
    var delivery = heard.delivery();
    var words =
        "%s from %s · %s"
            .formatted(delivery.kind(), delivery.link().from(), MessageWords.effect(delivery));
    var rows = new ArrayList<Row>();
    rows.add(new Row.Cells(List.of(Cell.of(words)), Row.Highlight.NONE, heard.selection()));
    var bytes = WireBytes.of(context.snapshot(), delivery.link(), heard.message());
    bytes.ifPresent(known -> rows.add(WireBytes.row(known, MAX_LAST_BYTES)));
    return new Section("Last message", bytes.map(WireBytes::text).orElse(""), Column.WHOLE, rows);
  }

  private Inspection inspection() {
    var sections = new ArrayList<Section>();
    sections.add(Section.of("", Row.words(MessageWords.meaning(sent.message().kind()))));
    sections.add(way());
    sections.add(CarriedSection.of(sent.message(), firstDelivery(), sent.link().to()));
    var bytes = WireBytes.of(senders(), sent.link(), sent.message());
    bytes.ifPresent(
        known -> {
          sections.add(
              new Section(
                  "Bytes",
                  WireBytes.text(known),
                  Column.FACTS,
                  List.of(WireBytes.row(known, MAX_BYTES))));
          sections.add(fields(known));
        });
    return new Inspection(
        sent.message().kind() + " " + sent.link(), "", state(), tone(), sections, actions());
  }

  /// The sender may have been removed since, or have moved.
  private ClusterSnapshot senders() {
    return context.snapshot().node(sent.link().from()).isPresent()
        ? context.snapshot()
        : context.journal().snapshotAt(story.sent().position());
  }

  private Section way() {
    var rows = new ArrayList<Row>();
    var key = sent.frame();
    rows.add(Row.fact("sent", context.when(story.sent())));
    story.later().forEach(entry -> addEnd(rows, entry));
    if (endOf(story).isEmpty()) {
      rows.add(Row.fact("now", whereabouts()));
    }
    rows.add(Row.fact("size", Figures.bytes(sent.bytes())));
    rows.add(Row.fact("frame", "%d on connection %d".formatted(key.ordinal(), key.connection())));
    return Section.of("On the wire", Column.FACTS, rows);
  }

  private void addEnd(List<Row> rows, JournalEntry entry) {
    var after = after(entry);
    switch (entry.event()) {
      case JournalEvent.FrameDelivered delivered ->
          rows.add(
              Row.fact(
                  copy(delivered.frame().copy()) + "arrived",
                  "%s, after %s: %s"
                      .formatted(context.when(entry), after, MessageWords.effect(delivered))));
      case JournalEvent.FrameLost lost ->
          rows.add(
              Row.fact(
                  copy(lost.frame().copy()) + "lost", context.when(entry) + ": " + lost.reason()));
      default -> {
        // That it is held says only when it is due, which the flight tells.
      }
    }
  }

  /// In real time; the clock of entries has milliseconds, that of the cluster is finer.
  private String after(JournalEntry entry) {
    var cluster = entry.atNanos() - story.sent().atNanos();
    var millis = entry.wallMillis() - story.sent().wallMillis();
    if (millis < LEAST_MILLIS) {
      return Figures.span(cluster);
    }
    var real = Figures.span(millis * 1_000_000);
    return millis > 2 * cluster / 1_000_000
        ? real + " (" + Figures.span(cluster) + " of cluster time)"
        : real;
  }

  private static String copy(int copy) {
    return copy == 0 ? "" : "copy " + copy + " ";
  }

  private String whereabouts() {
    var flight = context.snapshot().flights().get(sent.frame());
    if (flight == null) {
      return "arrival unknown: the journal does not tell";
    }
    return flight.isForeign()
        ? "arrival unknown: it goes to a foreign node"
        : "on its way, due in " + Figures.tenths(context.real(flight.dueNanos() - context.now()));
  }

  /// What became of the frame itself.
  private static Optional<JournalEvent> endOf(FrameStory story) {
    return story.later().stream()
        .map(JournalEntry::event)
        .filter(
            event ->
                event instanceof JournalEvent.FrameDelivered
                    || event instanceof JournalEvent.FrameLost)
        .findFirst();
  }

  private Optional<JournalEvent.FrameDelivered> firstDelivery() {
    return story.later().stream()
        .map(JournalEntry::event)
        .filter(JournalEvent.FrameDelivered.class::isInstance)
        .map(JournalEvent.FrameDelivered.class::cast)
        .findFirst();
  }

  private String state() {
    return endOf(story)
        .map(end -> end instanceof JournalEvent.FrameLost ? "lost" : "arrived")
        .orElse(whereabouts().startsWith("on") ? "on its way" : "arrival unknown");
  }

  private Tone tone() {
    return switch (state()) {
      case "lost" -> Tone.CUT;
      case "arrived" -> Tone.GOOD;
      default -> Tone.QUIET;
    };
  }

  private static Section fields(byte[] bytes) {
    var rows = new ArrayList<Row>();
    var all = Anatomy.of(bytes);
    all.stream()
        .limit(MAX_FIELDS)
        .map(field -> new Row.Field(field.name(), field.value(), field.offset(), field.length()))
        .forEach(rows::add);
    if (all.size() > MAX_FIELDS) {
      rows.add(Row.words("and " + (all.size() - MAX_FIELDS) + " more fields"));
    }
    return Section.of("Fields: point at one, its bytes light up", Column.FIELDS, rows);
  }

  private List<Action> actions() {
    var position = story.sent().position();
    return List.of(
        Action.of("Past and future", new Action.Deed.ShowCausality(position)),
        Action.of("Go to its sending", new Action.Deed.GoTo(position)));
  }
}
