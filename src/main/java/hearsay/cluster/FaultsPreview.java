package hearsay.cluster;

import hearsay.fault.LinkFaults;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Group;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.journal.NodeNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a change of link faults would do, told before it is made. Pure.
///
/// @param caption what the change is called; empty if it changes nothing
/// @param lines what it would do, each a line for people
public record FaultsPreview(String caption, List<String> lines) {
  public FaultsPreview {
    lines = List.copyOf(lines);
  }

  /// The preview of a change.
  ///
  /// @param now the cluster before the change
  /// @param wanted the faults that links would have; those that are no links of the cluster count
  ///   for nothing
  public static FaultsPreview of(ClusterSnapshot now, Map<Link, LinkFaults> wanted) {
    var changes =
        wanted.entrySet().stream()
            .filter(entry -> now.links().containsKey(entry.getKey()))
            .map(entry -> new Change(entry.getKey(), before(now, entry.getKey()), entry.getValue()))
            .filter(change -> !change.before().equals(change.after()))
            .toList();
    return changes.isEmpty()
        ? new FaultsPreview("", List.of("Nothing changes."))
        : of(now, changes, wanted.size());
  }

  private static FaultsPreview of(ClusterSnapshot now, List<Change> changes, int links) {
    var where = where(changes.stream().map(Change::link).collect(Collectors.toSet()));
    var lines = new ArrayList<String>();
    var all = changes.size() < links ? " of " + links : "";
    lines.add(where + all + ": " + String.join(", ", differences(changes, now.clockRate())));
    lines.addAll(effects(changes));
    addLost(now, changes, lines);
    addGroups(now, changes, lines);
    return new FaultsPreview(where + ": " + words(changes, now.clockRate()), lines);
  }

  /// One link and what would become of it.
  private record Change(Link link, LinkFaults before, LinkFaults after) {}

  private static LinkFaults before(ClusterSnapshot now, Link link) {
    return now.link(link).orElseThrow().faults();
  }

  /// "n1→n2", "n1–n2", "20 links".
  private static String where(Set<Link> links) {
    var one = links.iterator().next();
    return switch (links.size()) {
      case 1 -> one.toString();
      case 2 ->
          links.contains(one.reversed()) ? NodeNames.undirected(one) : links.size() + " links";
      default -> links.size() + " links";
    };
  }

  private static String words(List<Change> changes, double rate) {
    var after = changes.stream().map(Change::after).distinct().toList();
    return after.size() == 1
        ? FaultWords.of(after.getFirst(), rate)
        : String.join(", ", differences(changes, rate));
  }

  /// "latency 0 → 200 ms".
  private static List<String> differences(List<Change> changes, double rate) {
    var found = new ArrayList<String>();
    add(found, changes, "", faults -> faults.isSevered() ? "cut" : "open");
    add(found, changes, "latency ", faults -> FaultWords.span(faults.latencyNanos(), rate));
    add(found, changes, "jitter ", faults -> FaultWords.span(faults.jitterNanos(), rate));
    add(found, changes, "loss ", faults -> FaultWords.percent(faults.loss()));
    add(found, changes, "duplication ", faults -> FaultWords.percent(faults.duplication()));
    add(found, changes, "reordering ", faults -> FaultWords.percent(faults.reordering()));
    return found;
  }

  private static void add(
      List<String> found, List<Change> changes, String name, Function<LinkFaults, String> value) {
    var differing =
        changes.stream()
            .filter(change -> !value.apply(change.before()).equals(value.apply(change.after())))
            .toList();
    if (!differing.isEmpty()) {
      found.add(
          name
              + common(differing.stream().map(change -> value.apply(change.before())).toList())
              + " → "
              + common(differing.stream().map(change -> value.apply(change.after())).toList()));
    }
  }

  private static String common(Collection<String> values) {
    return values.stream().distinct().count() == 1 ? values.iterator().next() : "various";
  }

  /// What the strongest of each kind of chance means to frames.
  private static List<String> effects(List<Change> changes) {
    var effects = new ArrayList<String>();
    if (changes.stream().anyMatch(it -> it.after().isSevered() && !it.before().isSevered())) {
      effects.add("A cut link has no socket: nothing passes.");
    }
    addEffect(effects, changes, "Lost: ", LinkFaults::loss);
    addEffect(effects, changes, "Doubled: ", LinkFaults::duplication);
    addEffect(effects, changes, "May be overtaken: ", LinkFaults::reordering);
    return effects;
  }

  private static void addEffect(
      List<String> effects,
      List<Change> changes,
      String effect,
      Function<LinkFaults, Double> chance) {
    changes.stream()
        .filter(change -> !change.after().isSevered())
        .filter(change -> !chance.apply(change.before()).equals(chance.apply(change.after())))
        .map(change -> chance.apply(change.after()))
        .filter(probability -> probability > 0)
        .max(Double::compare)
        .ifPresent(strongest -> effects.add(effect + FaultWords.share(strongest) + "."));
  }

  /// What is on its way over a link that is cut is lost.
  private static void addLost(ClusterSnapshot now, List<Change> changes, List<String> lines) {
    var cut =
        changes.stream()
            .filter(change -> change.after().isSevered())
            .map(Change::link)
            .collect(Collectors.toSet());
    var lost =
        now.flights().values().stream().filter(flight -> cut.contains(flight.link())).count();
    if (lost > 0) {
      lines.add(
          lost == 1 ? "1 frame on its way is lost." : lost + " frames on their way are lost.");
    }
  }

  private static void addGroups(ClusterSnapshot now, List<Change> changes, List<String> lines) {
    var after =
        now.with(
            changes.stream()
                .filter(change -> isPassable(change.before()) != isPassable(change.after()))
                .map(change -> new JournalEvent.LinkFaultsChanged(change.link(), change.after()))
                .map(event -> new JournalEntry(now.position(), now.atNanos(), 0, event))
                .toList());
    if (!after.groups().equals(now.groups())) {
      lines.add(
          after.groups().size() == 1
              ? "All hear each other again."
              : "Groups that result: " + words(after.groups()));
    }
  }

  private static boolean isPassable(LinkFaults faults) {
    return !faults.isSevered() && faults.loss() < 1;
  }

  /// "A: n1, n2 | B: n3 (hears A)".
  private static String words(Collection<Group> groups) {
    var letters = new TreeMap<Integer, String>();
    groups.forEach(group -> letters.put(group.index(), group.letter()));
    return groups.stream()
        .map(
            group -> {
              var heard =
                  group.hears().stream()
                      .sorted()
                      .map(letters::get)
                      .collect(Collectors.joining(", "));
              return group.letter()
                  + ": "
                  + NodeNames.list(group.members())
                  + (heard.isEmpty() ? "" : " (hears " + heard + ")");
            })
        .collect(Collectors.joining(" | "));
  }
}
