package hearsay.journal.session;

import hearsay.crdt.ActorId;
import hearsay.crdt.PnCounter;
import hearsay.crdt.PnCounterBuilder;
import hearsay.journal.json.MalformedValueException;
import hearsay.journal.json.Shape;
import hearsay.journal.json.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/// A state on a line of its own, to which others refer by its number.
///
/// @param state its number: 0, 1, 2 …
/// @param since the number of an earlier state that this one goes on from; null if from nothing
/// @param entries what this one has beyond that
record StateLine(int state, @Nullable Integer since, List<Entry> entries) {
  StateLine {
    entries = List.copyOf(entries);
  }

  /// One actor's totals.
  record Entry(ActorId actor, long increments, long decrements) {}

  static StateLine of(int number, @Nullable Integer since, PnCounter entries) {
    var list = new ArrayList<Entry>(entries.size());
    entries.forEach(
        (actor, tally) -> list.add(new Entry(actor, tally.increments(), tally.decrements())));
    return new StateLine(number, since, list);
  }

  PnCounter toCounter() {
    var builder = new PnCounterBuilder(entries.size());
    entries.forEach(entry -> builder.add(entry.actor(), entry.increments(), entry.decrements()));
    return builder.build();
  }

  /// Entries without the names of their parts: there are many.
  record EntryShape(Shape<ActorId> actor) implements Shape<Entry> {
    @Override
    public void write(Entry entry, JsonGenerator out) {
      out.writeStartArray();
      actor.write(entry.actor(), out);
      out.writeNumber(entry.increments());
      out.writeNumber(entry.decrements());
      out.writeEndArray();
    }

    @Override
    public Entry read(Source in) {
      in.expect(JsonToken.START_ARRAY, "actor, increments and decrements in brackets");
      in.next();
      var owner = actor.read(in);
      in.next();
      long increments = in.wholeNumber(0, Long.MAX_VALUE);
      in.next();
      long decrements = in.wholeNumber(0, Long.MAX_VALUE);
      if (in.nextElement()) {
        throw new MalformedValueException("actor, increments and decrements are three");
      }
      return new Entry(owner, increments, decrements);
    }
  }
}
