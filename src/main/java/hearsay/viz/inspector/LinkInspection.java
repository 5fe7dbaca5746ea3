package hearsay.viz.inspector;

import hearsay.journal.Flight;
import hearsay.journal.Latency;
import hearsay.journal.Link;
import hearsay.journal.LinkSnapshot;
import hearsay.journal.NodeNames;
import hearsay.journal.SocketSnapshot;
import hearsay.viz.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// A link in full, both directions side by side. Pure.
final class LinkInspection {
  /// More on one link is a flood; the head says how many there are.
  private static final int MAX_FLIGHTS = 20;

  private final Context context;
  private final Link direction;
  private final List<LinkSnapshot> sides;

  private LinkInspection(Context context, Link direction) {
    this.context = context;
    this.direction = direction;
    this.sides = List.of(side(context, direction), side(context, direction.reversed()));
  }

  private static LinkSnapshot side(Context context, Link link) {
    return context.snapshot().link(link).orElseGet(() -> LinkSnapshot.fresh(link));
  }

  /// @param direction stands left
  static Inspection of(Context context, Link direction) {
    return new LinkInspection(context, direction).inspection();
  }

  private Inspection inspection() {
    if (sides.stream().noneMatch(this::exists)) {
      return new Inspection(
          NodeNames.undirected(direction),
          "link",
          "",
          Tone.QUIET,
          List.of(Section.of("", Row.words("There is no such link at the moment shown."))),
          List.of());
    }
    var sections = new ArrayList<Section>();
    sections.add(state());
    sections.add(traffic());
    sections.add(latency());
    sections.add(flights());
    return new Inspection(
        NodeNames.undirected(direction), "link", stateWord(), tone(), sections, actions());
  }

  private boolean exists(LinkSnapshot side) {
    return context.snapshot().links().containsKey(side.link());
  }

  private long severed() {
    return sides.stream().filter(side -> side.faults().isSevered()).count();
  }

  private String stateWord() {
    return switch ((int) severed()) {
      case 0 -> "open";
      case 1 -> "severed one way";
      default -> "severed";
    };
  }

  private Tone tone() {
    return severed() == 0 ? Tone.GOOD : Tone.CUT;
  }

  private Section state() {
    var rows = new ArrayList<Row>();
    rows.add(
        Row.cells(
            Cell.quiet(""),
            Cell.strong(direction.toString()),
            Cell.strong(direction.reversed().toString())));
    rows.add(row("state", this::state));
    if (sides.stream().anyMatch(side -> !FaultWords.of(side.faults()).isEmpty())) {
      rows.add(row("faults", side -> orDash(FaultWords.of(side.faults()))));
    }
    rows.add(row("sockets", this::sockets));
    return Section.of("", Column.BOTH_WAYS, rows);
  }

  private String state(LinkSnapshot side) {
    if (!exists(side)) {
      return "no such direction";
    }
    if (side.faults().isSevered()) {
      return context.severed(side.link());
    }
    var receiver = context.snapshot().nodes().get(side.link().to());
    return receiver != null && !receiver.isRunning() && !receiver.isForeign()
        ? receiver.name() + " is down"
        : "open";
  }

  /// One line a socket: ":42917 → :20005" and since when.
  private String sockets(LinkSnapshot side) {
    var listener = context.snapshot().nodes().get(side.link().to());
    var port = listener == null ? "?" : Integer.toString(listener.address().port());
    return orDash(
        side.sockets().values().stream()
            .sorted(Comparator.comparingLong(SocketSnapshot::connection))
            .map(
                socket ->
                    ":%d → :%s\nsince %s"
                        .formatted(socket.localPort(), port, context.when(socket.openedAtNanos())))
            .collect(Collectors.joining("\n")));
  }

  private Section traffic() {
    var rows = new ArrayList<Row>();
    rows.add(count("sent", LinkSnapshot.Traffic::framesSent));
    rows.add(count("delivered", LinkSnapshot.Traffic::framesDelivered));
    rows.add(count("taught", LinkSnapshot.Traffic::framesTaught));
    rows.add(count("redundant", traffic -> traffic.framesDelivered() - traffic.framesTaught()));
    rows.add(row("bytes", side -> Figures.bytes(side.traffic().bytesSent())));
    rows.add(count("lost", LinkSnapshot.Traffic::framesLost));
    if (sides.stream().anyMatch(side -> !side.traffic().losses().isEmpty())) {
      rows.add(row("why", LinkInspection::losses));
    }
    return Section.of("Frames", Column.BOTH_WAYS, rows);
  }

  /// "3 connection closed", most frequent first.
  private static String losses(LinkSnapshot side) {
    return orDash(
        side.traffic().losses().entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(loss -> Figures.grouped(loss.getValue()) + " " + loss.getKey())
            .collect(Collectors.joining("\n")));
  }

  private Section latency() {
    var rows = new ArrayList<Row>();
    rows.add(span("last", false, Latency::lastNanos));
    rows.add(span("mean", false, Latency::meanNanos));
    rows.add(span("least", false, Latency::minNanos));
    rows.add(span("most", false, Latency::maxNanos));
    if (!context.isRealPace()) {
      rows.add(span("(mean, cluster time)", true, Latency::meanNanos));
    }
    return Section.of("From sending to handling", Column.BOTH_WAYS, rows);
  }

  private Section flights() {
    var rows = new ArrayList<Row>();
    var flights =
        context.snapshot().flights().values().stream()
            .filter(flight -> flight.link().undirected().equals(direction.undirected()))
            .sorted(
                Comparator.comparingLong(Flight::position)
                    .thenComparing(flight -> flight.frame().copy()))
            .toList();
    flights.stream().limit(MAX_FLIGHTS).map(this::flight).forEach(rows::add);
    if (flights.isEmpty()) {
      rows.add(Row.words("no frame"));
    } else if (flights.size() > MAX_FLIGHTS) {
      rows.add(Row.words("and " + (flights.size() - MAX_FLIGHTS) + " more"));
    }
    return Section.of("On their way now", Column.FLIGHTS, rows);
  }

  private Row flight(Flight flight) {
    var due =
        flight.isForeign()
            ? "arrival unknown"
            : "due in " + Figures.tenths(context.real(flight.dueNanos() - context.now()));
    return new Row.Cells(
        List.of(
            Cell.of(flight.message().kind().toString()),
            Cell.of("→ " + flight.link().to()),
            Cell.quiet(due)),
        Row.Highlight.NONE,
        new Selection.Frame(flight.frame(), flight.link(), flight.position()));
  }

  private Row row(String name, Function<LinkSnapshot, String> words) {
    return Row.cells(
        Cell.quiet(name),
        Cell.of(words.apply(sides.getFirst())),
        Cell.of(words.apply(sides.getLast())));
  }

  private Row count(String name, ToLongFunction<LinkSnapshot.Traffic> count) {
    return row(name, side -> Figures.grouped(count.applyAsLong(side.traffic())));
  }

  private Row span(String name, boolean isClusterTime, ToLongFunction<Latency> nanos) {
    return row(
        name,
        side -> {
          var latency = side.traffic().latency();
          var cluster = nanos.applyAsLong(latency);
          return latency.count() == 0
              ? "–"
              : Figures.span(isClusterTime ? cluster : context.real(cluster));
        });
  }

  private static String orDash(String words) {
    return words.isEmpty() ? "–" : words;
  }

  private List<Action> actions() {
    var label = severed() == 2 ? "Heal" : "Cut";
    return List.of(
        new Action(label, new Action.Deed.ToggleLink(direction), context.canAct()),
        Action.of(direction.from(), new Action.Deed.Select(new Selection.Node(direction.from()))),
        Action.of(direction.to(), new Action.Deed.Select(new Selection.Node(direction.to()))));
  }
}
