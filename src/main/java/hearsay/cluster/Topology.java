package hearsay.cluster;

import hearsay.journal.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// Who is linked with whom. All are symmetric and connected, and none links a node with itself.
public enum Topology {
  /// Everyone with everyone.
  MESH {
    @Override
    void draw(List<String> nodes, long seed, Wires wires) {
      for (var i = 0; i < nodes.size(); i++) {
        for (var j = 0; j < i; j++) {
          wires.add(nodes.get(i), nodes.get(j));
        }
      }
    }
  },
  /// Each with the one before and the one after, the last with the first.
  RING {
    @Override
    void draw(List<String> nodes, long seed, Wires wires) {
      LINE.draw(nodes, seed, wires);
      wires.add(nodes.getLast(), nodes.getFirst());
    }
  },
  /// Each with the one before and the one after.
  LINE {
    @Override
    void draw(List<String> nodes, long seed, Wires wires) {
      for (var i = 1; i < nodes.size(); i++) {
        wires.add(nodes.get(i - 1), nodes.get(i));
      }
    }
  },
  /// The first with all others.
  STAR {
    @Override
    void draw(List<String> nodes, long seed, Wires wires) {
      nodes.stream().skip(1).forEach(leaf -> wires.add(nodes.getFirst(), leaf));
    }
  },
  /// Rows as long as the columns, or one longer, each with its neighbours in both; the last row may
  /// be short.
  GRID {
    @Override
    void draw(List<String> nodes, long seed, Wires wires) {
      var columns = (int) Math.ceil(Math.sqrt(nodes.size()));
      for (var i = 0; i < nodes.size(); i++) {
        if (i % columns > 0) {
          wires.add(nodes.get(i - 1), nodes.get(i));
        }
        if (i >= columns) {
          wires.add(nodes.get(i - columns), nodes.get(i));
        }
      }
    }
  },
  /// Each with four others, drawn from the seed: a graph that grows. Five nodes are a mesh; each
  /// newcomer opens two links without a common end and steps in between, so that all keep four and
  /// the graph stays connected. A node that is added at the end changes two links only. More than
  /// [#SMALL_RANDOM_NODES] nodes have eight each, by the same rule.
  RANDOM {
    @Override
    void draw(List<String> nodes, long seed, Wires wires) {
      var degree = nodes.size() <= SMALL_RANDOM_NODES ? SMALL_RANDOM_DEGREE : LARGE_RANDOM_DEGREE;
      var first = Math.min(nodes.size(), degree + 1);
      MESH.draw(nodes.subList(0, first), seed, wires);
      var random = new SplittableRandom(seed);
      for (var newcomer : nodes.subList(first, nodes.size())) {
        var taken = new HashSet<>(Set.of(newcomer));
        for (var i = 0; i < degree / 2; i++) {
          var wire = wires.pickApartFrom(taken, random);
          wires.stepBetween(wire, newcomer);
          taken.add(wire.from());
          taken.add(wire.to());
        }
      }
    }
  };

  /// Up to so many nodes a random graph is there to be looked at, beyond to be measured.
  static final int SMALL_RANDOM_NODES = 100;

  /// Links per node: few enough to see, enough to survive cuts.
  static final int SMALL_RANDOM_DEGREE = 4;

  /// Links per node: a thousand nodes are three or four hops apart, and few cuts matter.
  static final int LARGE_RANDOM_DEGREE = 8;

  /// The directed links among these nodes, both directions of each. The same nodes in the same
  /// order and the same seed give the same links.
  public Set<Link> links(List<String> nodes, long seed) {
    var wires = new Wires();
    if (nodes.size() > 1) {
      draw(nodes, seed, wires);
    }
    return wires.directed();
  }

  /// Draws among at least two nodes.
  abstract void draw(List<String> nodes, long seed, Wires wires);

  /// "mesh" … for flags; any case.
  ///
  /// @throws IllegalArgumentException naming what there is, if there is no such topology
  public static Topology parse(String text) {
    for (var topology : values()) {
      if (topology.words().equals(text.toLowerCase(Locale.ROOT))) {
        return topology;
      }
    }
    throw new IllegalArgumentException(
        "no topology '%s'; there are %s"
            .formatted(
                text,
                Arrays.stream(values()).map(Topology::words).collect(Collectors.joining(", "))));
  }

  /// Its name for people and flags: "mesh" ….
  public String words() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Undirected links while they are drawn, each once.
  static final class Wires {
    private final Set<Link> known = new LinkedHashSet<>();
    private final List<Link> wires = new ArrayList<>();

    void add(String one, String other) {
      var wire = new Link(one, other).undirected();
      if (!one.equals(other) && known.add(wire)) {
        wires.add(wire);
      }
    }

    /// A wire without an end among these nodes. Most have none, so few draws are needed; and there
    /// is one as long as the nodes are fewer than each has neighbours.
    Link pickApartFrom(Set<String> taken, SplittableRandom random) {
      while (true) {
        var wire = wires.get(random.nextInt(wires.size()));
        if (!taken.contains(wire.from()) && !taken.contains(wire.to())) {
          return wire;
        }
      }
    }

    /// Replaces a wire by two that meet at the newcomer.
    void stepBetween(Link wire, String newcomer) {
      known.remove(wire);
      wires.remove(wire);
      add(wire.from(), newcomer);
      add(newcomer, wire.to());
    }

    Set<Link> directed() {
      var links = new LinkedHashSet<Link>();
      for (var wire : wires) {
        links.add(wire);
        links.add(wire.reversed());
      }
      return links;
    }
  }
}
