package hearsay.viz.inspector;

import hearsay.crdt.PnCounter;
import hearsay.crdt.VersionedCounter;
import hearsay.journal.LogRecord;
import hearsay.journal.NodeNames;
import hearsay.journal.NodeSnapshot;
import hearsay.node.PeerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A node in full: whom it counts as, what it holds and why, whom it talks to, what it logged, what
/// it heard last. Pure.
final class NodeInspection {
  private final Context context;
  private final NodeSnapshot node;
  private final NodeHistory history;

  private NodeInspection(Context context, NodeSnapshot node, NodeHistory history) {
    this.context = context;
    this.node = node;
    this.history = history;
  }

  /// @param history of this node
  /// @param compared a node to put beside it; none of that name, nothing
  static Inspection of(Context context, NodeSnapshot node, NodeHistory history, String compared) {
    return new NodeInspection(context, node, history).inspection(compared);
  }

  private Inspection inspection(String compared) {
    var sections = new ArrayList<Section>();
    sections.add(self());
    sections.add(state());
    var other = context.snapshot().nodes().get(compared);
    if (other != null && !compared.equals(node.name())) {
      sections.add(Comparison.of(node, other));
    }
    sections.add(SocketsSection.of(context, node));
    if (!node.isForeign()) {
      sections.add(peers());
    }
    sections.add(lastMessage());
    if (!node.isForeign()) {
      sections.add(log());
    }
    return new Inspection(node.name(), address(), state(node), tone(), sections, actions());
  }

  /// A foreign node is named by its address.
  private String address() {
    var address = node.address().toString();
    return address.equals(node.name()) ? "" : address;
  }

  private String state(NodeSnapshot of) {
    return switch (of.lifecycle()) {
      case RUNNING -> context.snapshot().isPaused() ? "running, paused" : "running";
      case CRASHED -> "crashed";
      case FOREIGN -> "foreign";
    };
  }

  private Tone tone() {
    return switch (node.lifecycle()) {
      case RUNNING -> Tone.GOOD;
      case CRASHED -> Tone.CUT;
      case FOREIGN -> Tone.QUIET;
    };
  }

  private Section state() {
    return switch (node.state()) {
      case PnCounter state ->
          VectorSection.of(context.snapshot(), node.name(), state, history.change());
      case VersionedCounter state ->
          Section.of(
              "State",
              Row.fact("counter", state.value() + was(true)),
              Row.fact("version", state.version() + was(false)),
              Row.words("Part 0: the state with the higher version wins, whole."));
    };
  }

  private String was(boolean isValue) {
    var change = history.change();
    if (change == null || !change.after().equals(node.state())) {
      return "";
    }
    var before = isValue ? change.before().value() : change.before().version();
    return " · was " + before + ", " + change.cause();
  }

  private Section self() {
    var rows = new ArrayList<Row>();
    if (node.isForeign()) {
      rows.add(Row.words("What a foreign node holds is known from its frames alone."));
    } else {
      var since = context.milestones().actorSince(node.actor(), context.end());
      rows.add(
          Row.words(
              "counts as "
                  + Figures.actor(node.actor())
                  + (since.isPresent()
                      ? " since " + context.moments().text(since.getAsLong())
                      : "")));
    }
    var told = node.told();
    if (told != null) {
      rows.add(
          Row.words(
              "its last digest says %s, v%s"
                  .formatted(Figures.number(told.value()), told.version())));
    }
    return Section.of("", Column.FACTS, rows);
  }

  /// By state, so that a hundred peers take three rows.
  private Section peers() {
    var rows = new ArrayList<Row>();
    for (var state : PeerState.values()) {
      var names =
          node.peers().entrySet().stream()
              .filter(peer -> peer.getValue() == state)
              .map(Map.Entry::getKey)
              .toList();
      if (!names.isEmpty()) {
        rows.add(Row.fact(words(state), NodeNames.list(names)));
      }
    }
    if (rows.isEmpty()) {
      rows.add(Row.words("none heard of yet"));
    }
    if (node.isRunning()) {
      rows.add(Row.fact("round", rounds()));
    }
    return Section.of("Peers", Column.FACTS, rows);
  }

  private static String words(PeerState state) {
    return switch (state) {
      case ACTIVE -> "active";
      case SUSPECT -> "suspect";
      case GONE -> "gone";
    };
  }

  private String rounds() {
    var next = "next in " + Figures.tenths(context.real(node.nextRoundAtNanos() - context.now()));
    return node.lastRoundAtNanos() == 0
        ? next
        : next
            + ", last "
            + Figures.tenths(context.real(context.now() - node.lastRoundAtNanos()))
            + " ago";
  }

  private Section lastMessage() {
    var heard = history.heard();
    var none = node.isForeign() ? "nobody tells what it heard" : "none in the recent past";
    return heard == null
        ? Section.of("Last message", Row.words(none))
        : MessageInspection.lastMessage(context, heard);
  }

  private Section log() {
    if (!context.snapshot().environment().isLogged()) {
      return Section.of("Log", Row.words("keeps no log: a crash loses what only it knew"));
    }
    var rows = new ArrayList<Row>();
    for (var entry : node.logTail().reversed()) {
      rows.add(Row.fact("#" + entry.number(), record(entry)));
    }
    if (rows.isEmpty()) {
      rows.add(Row.words("nothing written since it started"));
    }
    return Section.of("Log, newest first", Column.FACTS, rows);
  }

  private String record(LogRecord entry) {
    return LogWords.of(entry) + " · " + context.when(entry.atNanos());
  }

  private List<Action> actions() {
    if (node.isForeign()) {
      return List.of(compare(), isolate());
    }
    var crash =
        node.isRunning()
            ? new Action("Crash", new Action.Deed.Crash(node.name()), context.canAct())
            : new Action("Restart", new Action.Deed.Restart(node.name()), context.canAct());
    return List.of(crash, compare(), isolate());
  }

  private Action isolate() {
    var hasOpen =
        context.snapshot().links().values().stream()
            .anyMatch(
                link ->
                    !link.faults().isSevered()
                        && (link.link().from().equals(node.name())
                            || link.link().to().equals(node.name())));
    return new Action("Isolate", new Action.Deed.Isolate(node.name()), context.canAct() && hasOpen);
  }

  private Action compare() {
    var others =
        NodeNames.sorted(context.snapshot().nodes().keySet()).stream()
            .filter(name -> !name.equals(node.name()))
            .toList();
    return new Action("Compare…", new Action.Deed.Compare(others), !others.isEmpty());
  }
}
