package hearsay.viz.inspector;

import hearsay.crdt.CounterRule;
import hearsay.journal.Group;
import hearsay.journal.LinkSnapshot;
import hearsay.journal.NodeNames;
import hearsay.journal.NodeSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// The cluster in short, for when nothing is selected. Pure.
final class SummaryInspection {
  private SummaryInspection() {}

  static Inspection of(Context context) {
    var hint =
        Row.words("Click a card, a link, a dot or an event: all there is to know stands here.");
    var sections = new ArrayList<Section>();
    sections.add(Section.of("", hint));
    sections.add(make(context));
    sections.add(traffic(context));
    sections.add(groups(context));
    return new Inspection(
        "Cluster",
        context.snapshot().nodes().size() + " nodes",
        context.snapshot().isPaused() ? "paused" : "running",
        context.snapshot().isPaused() ? Tone.QUIET : Tone.GOOD,
        sections,
        List.of());
  }

  private static Section make(Context context) {
    var snapshot = context.snapshot();
    var rows = new ArrayList<Row>();
    rows.add(Row.fact("rule", snapshot.rule() == CounterRule.PN ? "PN-counter" : "Part 0"));
    rows.add(Row.fact("topology", snapshot.topology()));
    rows.add(Row.fact("nodes", nodes(context)));
    var links = snapshot.links().values();
    var severed = links.stream().filter(link -> link.faults().isSevered()).count();
    rows.add(
        Row.fact(
            "links",
            "%d one-way%s".formatted(links.size(), severed == 0 ? "" : ", " + severed + " cut")));
    rows.add(
        Row.fact(
            "sockets",
            Figures.grouped(links.stream().mapToLong(LinkSnapshot::openSockets).sum()) + " open"));
    rows.add(Row.fact("acknowledged", acknowledged(context)));
    rows.add(Row.fact("log", snapshot.environment().isLogged() ? "every node keeps one" : "none"));
    return Section.of("Make", Column.SUMMARY, rows);
  }

  private static String nodes(Context context) {
    var snapshot = context.snapshot();
    var foreign = snapshot.nodes().values().stream().filter(NodeSnapshot::isForeign).count();
    var crashed = snapshot.crashed().size();
    return snapshot.running().size()
        + " running"
        + (crashed == 0 ? "" : ", " + crashed + " crashed")
        + (foreign == 0 ? "" : ", " + foreign + " foreign");
  }

  private static String acknowledged(Context context) {
    var operations = context.snapshot().operations();
    return "%s = %s − %s"
        .formatted(
            Figures.number(operations.value()), operations.increments(), operations.decrements());
  }

  private static Section traffic(Context context) {
    var rows = new ArrayList<Row>();
    rows.add(Row.fact("frames sent", sum(context, LinkSnapshot.Traffic::framesSent)));
    rows.add(Row.fact("delivered", sum(context, LinkSnapshot.Traffic::framesDelivered)));
    rows.add(
        Row.fact(
            "taught nothing",
            sum(context, traffic -> traffic.framesDelivered() - traffic.framesTaught())));
    rows.add(Row.fact("lost", sum(context, LinkSnapshot.Traffic::framesLost)));
    rows.add(Row.fact("bytes", sum(context, LinkSnapshot.Traffic::bytesSent) + " B"));
    rows.add(Row.fact("on their way", Figures.grouped(context.snapshot().flights().size())));
    return Section.of("Traffic", Column.SUMMARY, rows);
  }

  private static String sum(Context context, ToLongFunction<LinkSnapshot.Traffic> count) {
    return Figures.grouped(
        context.snapshot().links().values().stream()
            .mapToLong(link -> count.applyAsLong(link.traffic()))
            .sum());
  }

  private static Section groups(Context context) {
    var rows = new ArrayList<Row>();
    for (var group : context.snapshot().groups()) {
      rows.add(Row.fact(group.letter(), NodeNames.list(group.members())));
      for (var heard : NodeNames.sorted(group.hears().stream().map(Group::letter).toList())) {
        rows.add(Row.fact("", "hears " + heard + ", not back"));
      }
    }
    if (rows.isEmpty()) {
      rows.add(Row.words("no node runs"));
    }
    return Section.of("Groups: who hears each other", Column.SUMMARY, rows);
  }
}
