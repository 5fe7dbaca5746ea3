package hearsay.journal.export;

import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.VersionedCounter;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.json.Shape;
import hearsay.journal.json.Shapes;
import hearsay.journal.json.Source;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Every event as one JSON object on a line, which needs no other: where and when it was, what it
/// was, and its fields, with the states that it names written out.
final class EventObjects {
  private static final int NANO_DIGITS = 9;
  private static final JsonFactory JSON = new JsonFactory();

  private final Shapes shapes;

  private EventObjects() {
    var plain = new Shapes(Map.of(), Set.of());
    var versioned = plain.of(VersionedCounter.class);
    Shape<PnCounter> counter = (WriteOnly<PnCounter>) EventObjects::writeCounter;
    Shape<CounterState> state =
        (WriteOnly<CounterState>)
            (value, out) -> {
              switch (value) {
                case PnCounter pn -> writeCounter(pn, out);
                case VersionedCounter part0 -> versioned.write(part0, out);
              }
            };
    shapes = new Shapes(Map.of(PnCounter.class, counter, CounterState.class, state), Set.of());
  }

  /// An export is not read again.
  private interface WriteOnly<T> extends Shape<T> {
    @Override
    default T read(Source in) {
      throw new UnsupportedOperationException("what is exported is not read");
    }
  }

  static void write(Window window, Appendable out) throws IOException {
    var objects = new EventObjects();
    window.forEach(entry -> out.append(objects.text(entry)).append('\n'));
  }

  private String text(JournalEntry entry) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeName("position");
      json.writeNumber(entry.position());
      json.writeName("seconds");
      json.writeNumber(BigDecimal.valueOf(entry.atNanos(), NANO_DIGITS));
      json.writeName("time");
      json.writeString(Instant.ofEpochMilli(entry.wallMillis()).toString());
      json.writeName("event");
      json.writeString(entry.event().getClass().getSimpleName());
      shapes.writeParts(JournalEvent.class, entry.event(), json);
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void writeCounter(PnCounter state, JsonGenerator out) {
    out.writeStartObject();
    out.writeName("value");
    out.writeNumber(state.value());
    out.writeName("version");
    out.writeNumber(state.version());
    out.writeName("entries");
    out.writeStartObject();
    state.forEach(
        (actor, tally) -> {
          out.writeName(actor.toString());
          out.writeStartObject();
          out.writeName("increments");
          out.writeNumber(tally.increments());
          out.writeName("decrements");
          out.writeNumber(tally.decrements());
          out.writeEndObject();
        });
    out.writeEndObject();
    out.writeEndObject();
  }
}
