package hearsay.journal.session;

import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.VersionedCounter;
import hearsay.journal.json.MalformedValueException;
import hearsay.journal.json.Shape;
import hearsay.journal.json.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/// The PN states of one file. States repeat, and follow from each other by a little more, so each
/// is told once, by what it has beyond an earlier one, and goes by its number then. Equal states
/// are one object after reading.
final class States {
  /// A state mostly goes on from one that was named just before: what a node had when a frame came.
  private static final int MAX_RECENT = 8;

  /// A state without its entries.
  private static final long STATE_BYTES = 80;

  /// An actor and two numbers in a state's arrays.
  private static final long ENTRY_BYTES = 24;

  private final Map<PnCounter, Integer> numbers = new HashMap<>();
  private final List<PnCounter> states = new ArrayList<>();
  private final Deque<PnCounter> recent = new ArrayDeque<>();
  private final List<StateLine> unwritten = new ArrayList<>();

  /// A PN state, as its number.
  private final Shape<PnCounter> counters =
      new Shape<>() {
        @Override
        public void write(PnCounter value, JsonGenerator out) {
          out.writeNumber(number(value));
        }

        @Override
        public PnCounter read(Source in) {
          long number = in.wholeNumber(0, Integer.MAX_VALUE);
          if (number >= states.size()) {
            throw new MalformedValueException("no state %d was told before".formatted(number));
          }
          return states.get((int) number);
        }
      };

  /// The shapes of states; those of the Part 0 rule are small and stand where they belong.
  Map<Class<?>, Shape<?>> shapes(Shape<VersionedCounter> versioned) {
    Shape<CounterState> any =
        new Shape<>() {
          @Override
          public void write(CounterState value, JsonGenerator out) {
            switch (value) {
              case PnCounter state -> counters.write(state, out);
              case VersionedCounter state -> versioned.write(state, out);
            }
          }

          @Override
          public CounterState read(Source in) {
            return in.token() == JsonToken.START_OBJECT ? versioned.read(in) : counters.read(in);
          }
        };
    return Map.of(PnCounter.class, counters, CounterState.class, any);
  }

  /// The lines of states that were named since this was asked last; they belong before the line
  /// that names them.
  List<StateLine> takeUnwritten() {
    var lines = List.copyOf(unwritten);
    unwritten.clear();
    return lines;
  }

  private int number(PnCounter state) {
    var known = numbers.get(state);
    int number = known == null ? numbers.size() : known;
    if (known == null) {
      unwritten.add(line(number, state));
      numbers.put(state, number);
    }
    recent.removeIf(other -> other.equals(state));
    recent.addFirst(state);
    if (recent.size() > MAX_RECENT) {
      recent.removeLast();
    }
    return number;
  }

  private StateLine line(int number, PnCounter state) {
    for (var earlier : recent) {
      if (!earlier.isEmpty() && state.covers(earlier)) {
        return StateLine.of(number, numbers.get(earlier), state.deltaSince(earlier));
      }
    }
    return StateLine.of(number, null, state);
  }

  /// A state that was read.
  void add(StateLine line, Source in) {
    if (line.state() != states.size()) {
      throw new MalformedValueException(
          "state %d stands where %d belongs".formatted(line.state(), states.size()));
    }
    var since = line.since();
    if (since != null && (since < 0 || since >= states.size())) {
      throw new MalformedValueException("no state %d was told before".formatted(since));
    }
    var entries = counter(line);
    var state = since == null ? entries : states.get(since).merge(entries);
    in.charge(STATE_BYTES + ENTRY_BYTES * state.size());
    states.add(state);
  }

  private static PnCounter counter(StateLine line) {
    try {
      return line.toCounter();
    } catch (RuntimeException e) {
      throw MalformedValueException.of(e);
    }
  }
}
