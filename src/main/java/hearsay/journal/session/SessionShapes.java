package hearsay.journal.session;

import hearsay.crdt.ActorId;
import hearsay.crdt.VersionedCounter;
import hearsay.fault.LinkFaults;
import hearsay.journal.JournalEntry;
import hearsay.journal.Link;
import hearsay.journal.json.Shape;
import hearsay.journal.json.Shapes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What the lines of one file look like. Belongs to one reading or writing, as its states do.
final class SessionShapes {
  /// Small records that come again and again.
  private static final Set<Class<?>> SHARED = Set.of(Link.class, LinkFaults.class);

  final States states = new States();
  final Shape<Header> header;
  final Shape<StateLine> state;
  final Shape<Line.Base> base;
  final Shape<JournalEntry> entry;
  final Shape<Line.End> end;

  SessionShapes() {
    var plain = new Shapes(Map.of(), Set.of());
    var special = new HashMap<Class<?>, Shape<?>>(states.shapes(plain.of(VersionedCounter.class)));
    special.put(StateLine.Entry.class, new StateLine.EntryShape(plain.of(ActorId.class)));
    var shapes = new Shapes(special, SHARED);
    header = shapes.of(Header.class);
    state = shapes.of(StateLine.class);
    base = shapes.of(Line.Base.class);
    entry = shapes.of(JournalEntry.class);
    end = shapes.of(Line.End.class);
  }
}
