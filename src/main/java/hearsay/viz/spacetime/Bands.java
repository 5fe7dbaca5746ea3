package hearsay.viz.spacetime;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Group;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/// What holds for all nodes for a while: pauses and partitions.
///
/// A partition comes about by many entries, one for each link that is cut. Entries that follow each
/// other closely are one change, and only what they came to in the end is asked for; that depends
/// on the entries alone, not on when somebody looked.
final class Bands {
  /// Links that are cut within this time were cut at once.
  private static final long CHANGE_MILLIS = 100;

  /// The same in cluster time, for journals that were written faster than anybody lived.
  private static final long CHANGE_NANOS = 20_000_000L;

  /// More bands than a window has room for; the oldest are forgotten.
  private static final int MAX_BANDS = 2_000;

  /// More letters than this are counted.
  private static final int MAX_LETTERS = 5;

  private final LongFunction<List<Group>> groupsAt;
  private final List<Stretch> bands = new ArrayList<>();

  /// The change under way; none if `changeFrom` is negative.
  private long changeFrom = -1;

  private long changeFromNanos;
  private long changeEnd;
  private long changeMillis;
  private long changeNanos;

  /// @param groupsAt who could hear whom at a position
  Bands(ClusterSnapshot base, LongFunction<List<Group>> groupsAt) {
    this.groupsAt = groupsAt;
    if (base.isPaused()) {
      begin(Stretch.Kind.PAUSE, base.position(), base.atNanos(), "paused");
    }
    var words = base.links().isEmpty() ? "" : words(base.groups());
    if (!words.isEmpty()) {
      begin(Stretch.Kind.PARTITION, base.position(), base.atNanos(), words);
    }
  }

  List<Stretch> bands() {
    return bands;
  }

  void take(JournalEntry entry) {
    if (changeFrom >= 0 && isApart(entry)) {
      settle();
    }
    switch (entry.event()) {
      case JournalEvent.Paused _ ->
          begin(Stretch.Kind.PAUSE, entry.position(), entry.atNanos(), "paused");
      case JournalEvent.Resumed _ -> end(Stretch.Kind.PAUSE, entry.position(), entry.atNanos());
      case JournalEvent.LinkFaultsChanged _,
          JournalEvent.TopologyChanged _,
          JournalEvent.NodeStarted _,
          JournalEvent.NodeCrashed _,
          JournalEvent.NodeRemoved _ ->
          changed(entry);
      default -> {}
    }
  }

  private boolean isApart(JournalEntry entry) {
    return entry.wallMillis() - changeMillis > CHANGE_MILLIS
        || entry.atNanos() - changeNanos > CHANGE_NANOS;
  }

  private void changed(JournalEntry entry) {
    if (changeFrom < 0) {
      changeFrom = entry.position();
      changeFromNanos = entry.atNanos();
    }
    changeEnd = entry.position() + 1;
    changeMillis = entry.wallMillis();
    changeNanos = entry.atNanos();
  }

  /// There are no more entries for now: whatever changed a while ago is shown as it is.
  void caughtUp(long nowMillis) {
    if (changeFrom >= 0 && nowMillis - changeMillis > CHANGE_MILLIS) {
      settle();
    }
  }

  private void settle() {
    var words = words(groupsAt.apply(changeEnd));
    var open = open(Stretch.Kind.PARTITION);
    var isSame = open < 0 ? words.isEmpty() : bands.get(open).words().equals(words);
    if (!isSame) {
      end(Stretch.Kind.PARTITION, changeFrom, changeFromNanos);
      if (!words.isEmpty()) {
        begin(Stretch.Kind.PARTITION, changeFrom, changeFromNanos, words);
      }
    }
    changeFrom = -1;
  }

  /// What a partition is called; nothing if all hear each other.
  static String words(List<Group> groups) {
    if (groups.size() < 2) {
      return "";
    }
    if (groups.size() > MAX_LETTERS) {
      return "partition in " + groups.size();
    }
    var letters = groups.stream().map(Group::letter).collect(Collectors.joining(" | "));
    var hearing = groups.stream().filter(group -> !group.hears().isEmpty()).findFirst();
    return "partition "
        + letters
        + hearing
            .map(
                group ->
                    ", "
                        + group.letter()
                        + " hears "
                        + Group.letter(group.hears().stream().min(Integer::compare).orElse(0)))
            .orElse("");
  }

  private int open(Stretch.Kind kind) {
    for (var i = bands.size() - 1; i >= 0; i--) {
      if (bands.get(i).kind() == kind && bands.get(i).isOpen()) {
        return i;
      }
    }
    return -1;
  }

  private void begin(Stretch.Kind kind, long position, long nanos, String words) {
    if (open(kind) >= 0) {
      return;
    }
    if (bands.size() >= MAX_BANDS) {
      bands.removeFirst();
    }
    bands.add(Stretch.open(kind, position, nanos, words));
  }

  private void end(Stretch.Kind kind, long position, long nanos) {
    var at = open(kind);
    if (at >= 0) {
      bands.set(at, bands.get(at).until(position, nanos));
    }
  }

  void forgetBefore(long position) {
    bands.removeIf(band -> band.toPosition() < position);
  }
}
