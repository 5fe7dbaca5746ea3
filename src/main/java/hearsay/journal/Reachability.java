package hearsay.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pcollections.PVector;

/// Which links can carry frames and which nodes run, and the groups that follow from it. Immutable
/// by discipline: no bit set is changed once its owner exists.
///
/// Rows of bits, because a partition of a hundred nodes is some five thousand changes, and the
/// groups are right after each of them: what a node reaches is found by joining whole rows. Groups
/// keep their letters from one change to the next, so that the letters depend on the journal alone
/// and not on when somebody looked.
final class Reachability {
  static final Reachability EMPTY =
      new Reachability(
          List.of(),
          Map.of(),
          new BitSet[0],
          new BitSet[0],
          new BitSet[0],
          new BitSet(),
          List.of(),
          Groups.NONE);

  private final List<String> names;
  private final Map<String, Integer> indexes;
  private final BitSet[] linked;
  private final BitSet[] out;
  private final BitSet[] in;
  private final BitSet running;
  private final List<Reach> reaches;
  private final Groups groups;

  /// Nodes that reach each other, and everything their news can reach, themselves included.
  private record Reach(BitSet members, BitSet reached) {}

  private Reachability(
      List<String> names,
      Map<String, Integer> indexes,
      BitSet[] linked,
      BitSet[] out,
      BitSet[] in,
      BitSet running,
      List<Reach> reaches,
      Groups groups) {
    this.names = names;
    this.indexes = indexes;
    this.linked = linked;
    this.out = out;
    this.in = in;
    this.running = running;
    this.reaches = reaches;
    this.groups = groups;
  }

  /// Another set of nodes and links; groups keep their letters as far as they can.
  ///
  /// @param links of the topology; passable ones can carry frames
  Reachability rebuilt(Set<String> nodes, Set<String> runningNodes, Iterable<LinkSnapshot> links) {
    var newNames = nodes.stream().sorted(NodeNames.ORDER).toList();
    var newIndexes = new HashMap<String, Integer>();
    newNames.forEach(name -> newIndexes.put(name, newIndexes.size()));
    var newLinked = rows(newNames.size());
    var newOut = rows(newNames.size());
    var newIn = rows(newNames.size());
    for (var link : links) {
      var from = newIndexes.get(link.link().from());
      var to = newIndexes.get(link.link().to());
      if (from != null && to != null) {
        newLinked[from].set(to);
        newOut[from].set(to, link.isPassable());
        newIn[to].set(from, link.isPassable());
      }
    }
    var newRunning = new BitSet();
    for (int index = 0; index < newNames.size(); index++) {
      newRunning.set(index, runningNodes.contains(newNames.get(index)));
    }
    var rebuilt =
        new Reachability(
            newNames, newIndexes, newLinked, newOut, newIn, newRunning, List.of(), groups);
    return rebuilt.grouped(rebuilt.reaches());
  }

  boolean knows(String name) {
    return indexes.containsKey(name);
  }

  /// A node starts or stops to run; one that is not known changes nothing (see [#knows]).
  Reachability withRunning(String name, boolean runs) {
    var index = indexes.get(name);
    if (index == null || running.get(index) == runs) {
      return this;
    }
    var changed = (BitSet) running.clone();
    changed.set(index, runs);
    return new Reachability(names, indexes, linked, out, in, changed, reaches, groups).regrouped();
  }

  /// A link between known nodes opens or closes.
  Reachability withLink(Link link, boolean isPassable) {
    var from = indexes.get(link.from());
    var to = indexes.get(link.to());
    if (from == null || to == null || out[from].get(to) == isPassable) {
      return this;
    }
    var changed =
        new Reachability(
            names,
            indexes,
            linked,
            withBit(out, from, to, isPassable),
            withBit(in, to, from, isPassable),
            running,
            reaches,
            groups);
    boolean isInside = groups.areTogether(link.from(), link.to());
    return isPassable && isInside ? changed : changed.regrouped();
  }

  PVector<Group> groups() {
    return groups.list();
  }

  /// For each pair of groups the first link, by name, that is cut between them in at least one
  /// direction.
  ///
  /// @param placeOf the number of each node's group
  List<HealPlan.Bridge> bridges(Map<String, Integer> placeOf) {
    var bridges = new LinkedHashMap<Long, HealPlan.Bridge>();
    for (int from = running.nextSetBit(0); from >= 0; from = running.nextSetBit(from + 1)) {
      int one = placeOf.getOrDefault(names.get(from), 0);
      var cut = (BitSet) linked[from].clone();
      var open = (BitSet) out[from].clone();
      open.and(in[from]);
      cut.andNot(open);
      cut.and(running);
      for (int to = cut.nextSetBit(from + 1); to >= 0; to = cut.nextSetBit(to + 1)) {
        int other = placeOf.getOrDefault(names.get(to), 0);
        long pair = (long) Math.min(one, other) * names.size() + Math.max(one, other);
        if (one != other) {
          var link = new Link(names.get(from), names.get(to));
          bridges.putIfAbsent(pair, new HealPlan.Bridge(one, other, link));
        }
      }
    }
    return List.copyOf(bridges.values());
  }

  /// Most changes of a link between groups leave the groups as they are; only the others cost
  /// names.
  private Reachability regrouped() {
    var now = reaches();
    return now.equals(reaches) ? this : grouped(now);
  }

  private Reachability grouped(List<Reach> now) {
    var components =
        now.stream()
            .map(reach -> new Component(named(reach.members()), named(reach.reached())))
            .toList();
    return new Reachability(names, indexes, linked, out, in, running, now, groups.next(components));
  }

  /// Strongly connected components: what a node reaches and is reached by.
  private List<Reach> reaches() {
    var found = new ArrayList<Reach>();
    var open = (BitSet) running.clone();
    for (int node = open.nextSetBit(0); node >= 0; node = open.nextSetBit(0)) {
      var reached = reach(out, node);
      var members = reach(in, node);
      members.and(reached);
      open.andNot(members);
      found.add(new Reach(members, reached));
    }
    return found;
  }

  private BitSet reach(BitSet[] rows, int start) {
    var reached = new BitSet(names.size());
    var frontier = new BitSet(names.size());
    frontier.set(start);
    for (int node = start; node >= 0; node = frontier.nextSetBit(0)) {
      frontier.clear(node);
      reached.set(node);
      // One join of rows finds all neighbours; those seen before drop out again.
      frontier.or(rows[node]);
      frontier.and(running);
      frontier.andNot(reached);
    }
    return reached;
  }

  private Set<String> named(BitSet bits) {
    var result = new LinkedHashSet<String>();
    bits.stream().forEach(index -> result.add(names.get(index)));
    return result;
  }

  private static BitSet[] rows(int count) {
    var rows = new BitSet[count];
    for (int i = 0; i < count; i++) {
      rows[i] = new BitSet(count);
    }
    return rows;
  }

  private static BitSet[] withBit(BitSet[] rows, int row, int column, boolean value) {
    var changed = rows.clone();
    changed[row] = (BitSet) rows[row].clone();
    changed[row].set(column, value);
    return changed;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reachability that
        && names.equals(that.names)
        && Arrays.equals(linked, that.linked)
        && Arrays.equals(out, that.out)
        && running.equals(that.running)
        && groups.equals(that.groups);
  }

  @Override
  public int hashCode() {
    return groups.hashCode();
  }

  @Override
  public String toString() {
    return groups.list().toString();
  }

  /// Nodes that reach each other.
  ///
  /// @param members in order of their names
  /// @param reached everything their news can reach, themselves included
  record Component(Set<String> members, Set<String> reached) {}

  /// Stands for it in files; what follows from the links is found again.
  ///
  /// @param nodes the nodes of this process in [NodeNames#ORDER]
  /// @param linked for each of them, in hexadecimal bytes, the lowest first, to which of them a
  ///   link of the topology leads
  /// @param open likewise, but only links that can carry frames
  /// @param running likewise, which of them run
  /// @param groups with the letters that they have come to
  record Saved(
      List<String> nodes,
      List<String> linked,
      List<String> open,
      String running,
      PVector<Group> groups) {
    /// @throws IllegalArgumentException if the groups are not those that the links make
    Reachability restored() {
      var indexes = new HashMap<String, Integer>();
      nodes.forEach(name -> indexes.put(name, indexes.size()));
      int count = nodes.size();
      if (indexes.size() < count || linked.size() != count || open.size() != count) {
        throw new IllegalArgumentException("each node has one name and one row of links");
      }
      var out = bits(open);
      var in = rows(count);
      for (int from = 0; from < count; from++) {
        for (int to = out[from].nextSetBit(0); to >= 0; to = out[from].nextSetBit(to + 1)) {
          in[to].set(from);
        }
      }
      var known =
          new Reachability(
              nodes, indexes, bits(linked), out, in, bits(running, count), List.of(), Groups.NONE);
      var reaches = known.reaches();
      var restored =
          new Reachability(
              nodes, indexes, known.linked, out, in, known.running, reaches, Groups.of(groups));
      var grouped = restored.grouped(reaches);
      if (grouped.groups != restored.groups) {
        throw new IllegalArgumentException("the groups are not those that the links make");
      }
      return restored;
    }

    private static BitSet[] bits(List<String> rows) {
      return rows.stream().map(row -> bits(row, rows.size())).toArray(BitSet[]::new);
    }

    private static BitSet bits(String row, int count) {
      var bits = BitSet.valueOf(HexFormat.of().parseHex(row));
      if (bits.length() > count) {
        throw new IllegalArgumentException("a row of links leads beyond the nodes");
      }
      return bits;
    }
  }

  Saved saved() {
    return new Saved(names, hex(linked), hex(out), hex(running), groups.list());
  }

  private static List<String> hex(BitSet[] rows) {
    return Arrays.stream(rows).map(Reachability::hex).toList();
  }

  private static String hex(BitSet bits) {
    return HexFormat.of().formatHex(bits.toByteArray());
  }
}
