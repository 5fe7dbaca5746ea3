package hearsay.viz.inspector;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterState;
import hearsay.fault.LinkFaults;
import hearsay.journal.FrameKey;
import hearsay.journal.JournalEvent;
import hearsay.journal.NodeNames;
import hearsay.protocol.Message;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every field of an event with its name, whatever events there are: read from the record itself,
/// so that none can be forgotten.
final class EventFields {
  private static final String NANOS = "Nanos";

  /// Of a list as long as the cluster is large, what can be read.
  private static final int MAX_LISTED = 8;

  private EventFields() {}

  static List<Row> of(Context context, JournalEvent event) {
    var rows = new ArrayList<Row>();
    for (var component : event.getClass().getRecordComponents()) {
      rows.add(Row.fact(name(component.getName()), value(context, component, event)));
    }
    return rows;
  }

  /// "nextRoundAtNanos" is "next round at".
  private static String name(String component) {
    var bare =
        component.endsWith(NANOS)
            ? component.substring(0, component.length() - NANOS.length())
            : component;
    return bare.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }

  private static String value(Context context, RecordComponent component, JournalEvent event) {
    try {
      return words(context, component.getName(), component.getAccessor().invoke(event));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the fields of an event can be read: " + component, e);
    }
  }

  private static String words(Context context, String name, @Nullable Object value) {
    return switch (value) {
      case null -> "–";
      case Long nanos when name.endsWith("At" + NANOS) -> context.when(nanos);
      case Long nanos when name.equals("due" + NANOS) || name.equals("from" + NANOS) ->
          context.when(nanos);
      case Long nanos when name.endsWith(NANOS) -> Figures.span(nanos);
      case Number number -> number.toString();
      case Boolean isSo -> isSo ? "yes" : "no";
      case CounterState state -> "value %s, v%s".formatted(state.value(), state.version());
      case ActorId actor -> Figures.actor(actor);
      case FrameKey key ->
          "%d on connection %d%s"
              .formatted(
                  key.ordinal(), key.connection(), key.copy() == 0 ? "" : ", copy " + key.copy());
      case Message message -> message.kind().toString();
      case LinkFaults faults -> faults(faults);
      case Collection<?> many -> list(context, many);
      case Enum<?> one -> one.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      default -> value.toString().isEmpty() ? "–" : value.toString();
    };
  }

  private static String faults(LinkFaults faults) {
    var words =
        Stream.of(faults.isSevered() ? "severed" : "", FaultWords.of(faults))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "none" : words;
  }

  private static String list(Context context, Collection<?> many) {
    if (many.isEmpty()) {
      return "none";
    }
    var some =
        many.stream()
            .map(one -> words(context, "", one))
            .sorted(NodeNames.ORDER)
            .limit(MAX_LISTED)
            .collect(Collectors.joining(", "));
    return many.size() > MAX_LISTED ? some + " and " + (many.size() - MAX_LISTED) + " more" : some;
  }
}
