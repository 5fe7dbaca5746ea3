package hearsay.viz.spacetime;

import static hearsay.contract.Contract.require;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.FrameKey;
import hearsay.journal.Group;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// All that can be drawn of a journal, found by position: takes the entries one after the other,
/// and forgets the oldest when the journal does. Blocks of entries know how far their arrows reach,
/// so that what lies in a window is found without looking at the rest.
///
/// Not thread-safe.
final class DiagramIndex {
  /// In cluster time a hop takes no longer than this, whatever the pace: slow paces slow the clock
  /// instead.
  private static final long LONGEST_HOP_NANOS = 40_000_000L;

  private final List<Block> blocks = new ArrayList<>();

  /// Sent before the first entry.
  private final List<Arrow> elders = new ArrayList<>();

  private final OpenArrows open = new OpenArrows();
  private final Lives lives;
  private final Bands bands;
  private final long baseNanos;
  private long hopNanos;
  private long end;
  private long news;
  private long any;

  /// @param base what was before the first entry
  /// @param groupsAt who could hear whom at a position; asked when links have changed
  DiagramIndex(ClusterSnapshot base, LongFunction<List<Group>> groupsAt) {
    lives = new Lives(base);
    bands = new Bands(base, groupsAt);
    baseNanos = base.atNanos();
    hopNanos = base.hopNanos();
    end = base.position();
    for (var flight : base.flights().values()) {
      var arrow =
          new Arrow(
              flight.frame(),
              flight.link(),
              flight.message().kind(),
              flight.position(),
              flight.sentAtNanos(),
              flight.dueNanos(),
              flight.isForeign());
      elders.add(arrow);
      open.add(arrow);
    }
  }

  /// The position of the first entry kept.
  long begin() {
    return blocks.isEmpty() ? end : blocks.getFirst().first();
  }

  /// The position of the entry to come.
  long end() {
    return end;
  }

  boolean isEmpty() {
    return blocks.isEmpty();
  }

  Lives lives() {
    return lives;
  }

  Bands bands() {
    return bands;
  }

  /// Cluster time that a hop is expected to take now, in nanoseconds.
  long hopNanos() {
    return Math.min(hopNanos, LONGEST_HOP_NANOS);
  }

  /// Takes the next entry.
  void add(JournalEntry entry) {
    require(entry.position() == end, "entries come without gaps");
    if (blocks.isEmpty() || blocks.getLast().isFull()) {
      blocks.add(new Block(end));
    }
    news += Shown.NEWS.isShown(entry.event()) ? 1 : 0;
    any += Shown.ALL.isShown(entry.event()) ? 1 : 0;
    blocks.getLast().add(entry, news, any);
    end++;
    take(entry);
    open.overdue(entry)
        .forEach(arrow -> ended(arrow, Arrow.Fate.UNKNOWN, entry.position(), arrow.dueNanos()));
  }

  private void take(JournalEntry entry) {
    switch (entry.event()) {
      case JournalEvent.ClusterStarted event -> hopNanos = event.hopNanos();
      case JournalEvent.PaceChanged event -> hopNanos = event.hopNanos();
      case JournalEvent.FrameSent event -> sent(entry, event);
      case JournalEvent.FrameHeld event -> {
        var arrow = find(event.frame());
        if (arrow != null) {
          arrow.dueAt(event.dueNanos());
        }
      }
      case JournalEvent.FrameDelivered event ->
          ended(event.frame(), Arrow.fate(event.reception()), entry);
      case JournalEvent.FrameLost event -> ended(event.frame(), Arrow.Fate.LOST, entry);
      default -> {
        // An arrow that began at a node that is no more ends with it.
        if (entry.event() instanceof JournalEvent.NodeRemoved(var node)) {
          open.at(node)
              .forEach(
                  arrow -> ended(arrow, Arrow.Fate.UNKNOWN, entry.position(), entry.atNanos()));
        }
        lives.take(entry);
        Mark.of(entry).ifPresent(blocks.getLast()::add);
      }
    }
    bands.take(entry);
  }

  private void sent(JournalEntry entry, JournalEvent.FrameSent event) {
    var arrow =
        new Arrow(
            event.frame(),
            event.link(),
            event.message().kind(),
            entry.position(),
            entry.atNanos(),
            entry.atNanos() + hopNanos(),
            lives.isForeign(event.link().to()));
    blocks.getLast().add(arrow);
    open.add(arrow);
  }

  /// The arrow on its way under this key; a duplicate sets out when the journal first tells of it.
  private @Nullable Arrow find(FrameKey key) {
    var arrow = open.flying(key);
    if (arrow != null) {
      return arrow;
    }
    var original = open.original(key);
    if (original == null) {
      return null;
    }
    var copy = original.copy(key);
    var home = home(copy.sentPosition());
    if (home == null) {
      elders.add(copy);
    } else {
      home.add(copy);
    }
    open.add(copy);
    return copy;
  }

  private void ended(FrameKey key, Arrow.Fate fate, JournalEntry entry) {
    var arrow = find(key);
    if (arrow != null) {
      ended(arrow, fate, entry.position(), entry.atNanos());
    }
  }

  private void ended(Arrow arrow, Arrow.Fate fate, long position, long nanos) {
    arrow.ended(fate, position, nanos);
    open.ended(arrow);
    var home = home(arrow.sentPosition());
    if (home != null) {
      home.ended(arrow);
    }
  }

  /// The block that holds a position; null if that is not kept.
  private @Nullable Block home(long position) {
    return position < begin() || position >= end
        ? null
        : blocks.get((int) ((position - begin()) / Block.SIZE));
  }

  /// Forgets whole blocks below this position.
  void forgetBefore(long position) {
    var old = 0;
    while (old < blocks.size() && blocks.get(old).end() <= position && blocks.get(old).isFull()) {
      old++;
    }
    if (old > 0) {
      blocks.subList(0, old).clear();
      elders.clear();
      lives.forgetBefore(begin());
      bands.forgetBefore(begin());
    }
  }

  /// All arrows that are on their way at any position from `from` to `to`, both among them.
  void arrows(long from, long to, Consumer<Arrow> taker) {
    touching(elders, from, to, taker);
    for (var block : blocks) {
      if (block.first() > to) {
        return;
      }
      if (block.lastEnd() >= from) {
        touching(block.arrows(), from, to, taker);
      }
    }
  }

  private static void touching(List<Arrow> arrows, long from, long to, Consumer<Arrow> taker) {
    for (var i = 0; i < arrows.size(); i++) {
      var arrow = arrows.get(i);
      if (arrow.sentPosition() <= to && arrow.endPosition() >= from) {
        taker.accept(arrow);
      }
    }
  }

  /// All marks from `from` to `to`, both among them, in order.
  void marks(long from, long to, Consumer<Mark> taker) {
    for (var block : blocks) {
      if (block.end() > from && block.first() <= to) {
        for (var mark : block.marks()) {
          if (mark.position() >= from && mark.position() <= to) {
            taker.accept(mark);
          }
        }
      }
    }
  }

  /// Where something lies on an axis; what happened at positions not kept lies at their edge.
  double at(Axis axis, Shown shown, long position, long nanos) {
    return switch (axis) {
      case TIME -> nanos;
      case ORDER -> rank(shown, position);
    };
  }

  /// Where an entry lies on an axis.
  double at(Axis axis, Shown shown, long position) {
    return switch (axis) {
      case TIME -> nanos(position);
      case ORDER -> rank(shown, position);
    };
  }

  private double rank(Shown shown, long position) {
    if (blocks.isEmpty()) {
      return 0;
    }
    if (position < begin()) {
      return blocks.getFirst().rank(begin(), shown) - 1.0;
    }
    return blocks
        .get((int) ((Math.min(position, end - 1) - begin()) / Block.SIZE))
        .rank(Math.min(position, end - 1), shown);
  }

  /// Cluster time of an entry; of one not kept, that of the nearest.
  long nanos(long position) {
    if (blocks.isEmpty()) {
      return baseNanos;
    }
    var kept = Math.clamp(position, begin(), end - 1);
    return blocks.get((int) ((kept - begin()) / Block.SIZE)).nanos(kept);
  }

  /// Real time of an entry, milliseconds since the epoch; of one not kept, that of the nearest; 0
  /// while there is none.
  long wallMillis(long position) {
    if (blocks.isEmpty()) {
      return 0;
    }
    var kept = Math.clamp(position, begin(), end - 1);
    return blocks.get((int) ((kept - begin()) / Block.SIZE)).wallMillis(kept);
  }

  /// The first position whose entry is not of an earlier real time, found by halving; [#end] if
  /// there is none.
  long firstSince(double millis) {
    var low = begin();
    var high = end;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (wallMillis(middle) < millis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// The first position whose entry lies at or beyond `value` on an axis, found by halving; [#end]
  /// if none does.
  long firstAt(Axis axis, Shown shown, double value) {
    var low = begin();
    var high = end;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (at(axis, shown, middle) < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
