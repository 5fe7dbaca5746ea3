package hearsay.journal.trace;

import hearsay.crdt.CounterState;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.node.Reception;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/// Figures over real time, folded from a journal: what the nodes show, how far they disagree, what
/// goes over the wire. Kept in at most [#MAX_BUCKETS] buckets of equal length; when they are full,
/// every two become one, so that hours fit in and the whole history is always there. The same
/// entries give the same figures, whatever portions they are read in. One thread.
public final class Series {
  /// More than a chart has pixels, less than a node's line should take in memory (16 KiB).
  public static final int MAX_BUCKETS = 2_048;

  /// The length of a bucket at first: at real-time pace a rumour takes some milliseconds, and 20
  /// seconds pass before the first merging.
  static final long FIRST_BUCKET_MILLIS = 10;

  /// A foreign clock may be set back; then time stands still here.
  private long lastMillis;

  private final NodeColumns nodes = new NodeColumns();
  private final Column messages = new Column(Column.Merge.SUM, 0);
  private final Column bytes = new Column(Column.Merge.SUM, 0);
  private final Column delivered = new Column(Column.Merge.SUM, 0);
  private final Column taught = new Column(Column.Merge.SUM, 0);
  private final Column cuts = new Column(Column.Merge.LAST, 0);
  private final Column positions = new Column(Column.Merge.LAST, 0);
  private final Set<Link> severed = new HashSet<>();
  private long position;
  private long startMillis = -1;
  private long bucketMillis = FIRST_BUCKET_MILLIS;
  private int bucket;

  /// Reads on in the journal this series belongs to. What the journal has forgotten meanwhile is
  /// missing in the traffic, while values go on from what is there.
  ///
  /// @param end no entry from there on is read
  /// @param max how many entries are read at most
  /// @return how many were
  public int advance(Journal journal, long end, int max) {
    if (startMillis < 0 || position < journal.begin()) {
      var known = journal.snapshotAt(Math.max(position, journal.begin()));
      var next = JournalPages.at(journal, known.position());
      if (next.isEmpty()) {
        return 0;
      }
      position = known.position();
      moveTo(next.get().wallMillis());
      restate(known);
    }
    long last = Math.min(end, position + max);
    long before = position;
    JournalPages.forward(journal, position, last).forEach(this::take);
    return (int) (position - before);
  }

  private void restate(ClusterSnapshot known) {
    nodes.restate(known, bucket);
    severed.clear();
    known.links().values().stream()
        .filter(link -> link.faults().isSevered())
        .forEach(link -> severed.add(link.link()));
    cuts.put(bucket, severed.size());
  }

  private void take(JournalEntry entry) {
    moveTo(entry.wallMillis());
    position = entry.position() + 1;
    positions.put(bucket, (double) position);
    switch (entry.event()) {
      case JournalEvent.ClusterStarted _ -> {
        nodes.clear(bucket);
        severed.clear();
        cuts.put(bucket, 0);
      }
      case JournalEvent.NodeStarted started -> nodes.started(bucket, started);
      case JournalEvent.NodeCrashed crashed -> nodes.stopped(bucket, crashed.node());
      case JournalEvent.NodeRemoved removed -> nodes.stopped(bucket, removed.node());
      case JournalEvent.OperationsApplied applied -> changed(applied.node(), applied.after());
      case JournalEvent.FrameSent sent -> sent(sent);
      case JournalEvent.FrameDelivered frame -> delivered(frame);
      case JournalEvent.LinkFaultsChanged changed -> {
        var _ =
            changed.faults().isSevered()
                ? severed.add(changed.link())
                : severed.remove(changed.link());
        cuts.put(bucket, severed.size());
      }
      case JournalEvent.TopologyChanged changed -> {
        severed.retainAll(changed.links());
        cuts.put(bucket, severed.size());
      }
      default -> {}
    }
  }

  private void changed(String node, CounterState after) {
    nodes.changed(bucket, node, after);
  }

  private void sent(JournalEvent.FrameSent sent) {
    messages.put(bucket, 1);
    bytes.put(bucket, sent.bytes());
    nodes.told(bucket, sent.link().from(), sent.message());
  }

  private void delivered(JournalEvent.FrameDelivered frame) {
    delivered.put(bucket, 1);
    if (frame.reception() == Reception.TAUGHT) {
      taught.put(bucket, 1);
      changed(frame.link().to(), frame.after());
    }
  }

  private void moveTo(long wallMillis) {
    if (startMillis < 0) {
      startMillis = wallMillis;
    }
    lastMillis = Math.max(lastMillis, wallMillis);
    while ((lastMillis - startMillis) / bucketMillis >= MAX_BUCKETS) {
      bucketMillis *= 2;
      Stream.of(messages, bytes, delivered, taught, cuts, positions).forEach(Column::halve);
      nodes.halve();
    }
    bucket = (int) ((lastMillis - startMillis) / bucketMillis);
  }

  /// The entries below are in it.
  public long position() {
    return position;
  }

  /// Real time of the first entry, milliseconds since the epoch; -1 while there is none.
  public long startMillis() {
    return startMillis;
  }

  /// Real time of the last entry.
  public long endMillis() {
    return lastMillis;
  }

  /// How long a bucket is.
  public long bucketMillis() {
    return bucketMillis;
  }

  /// How many buckets there are.
  public int size() {
    return startMillis < 0 ? 0 : bucket + 1;
  }

  /// The bucket of a moment, the nearest there is; 0 while there is none.
  ///
  /// @param wallMillis since the epoch
  public int bucketAt(double wallMillis) {
    return (int)
        Math.clamp((long) Math.floor((wallMillis - startMillis) / bucketMillis), 0, bucket);
  }

  /// The nodes that have values, n2 before n10; foreign and former ones among them.
  public List<String> nodes() {
    return nodes.names();
  }

  /// What the node showed at the end of the bucket; NaN while it was not running.
  public double value(String node, int bucket) {
    return values(node).applyAsDouble(bucket);
  }

  /// The same for bucket after bucket, quicker.
  public IntToDoubleFunction values(String node) {
    return nodes.values(node);
  }

  /// The most different states that running nodes of this process held at once in the bucket; 1
  /// when they agreed, 0 when none ran.
  public int states(int bucket) {
    return nodes.states(bucket);
  }

  /// Frames sent in the buckets from `first` to `last`, both included.
  public double messages(int first, int last) {
    return sum(messages, first, last);
  }

  /// Bytes of those.
  public double bytes(int first, int last) {
    return sum(bytes, first, last);
  }

  /// Frames handled in the buckets from `first` to `last`, both included.
  public double delivered(int first, int last) {
    return sum(delivered, first, last);
  }

  /// Those of them that taught their node something.
  public double taught(int first, int last) {
    return sum(taught, first, last);
  }

  /// How many directions were cut at the end of the bucket.
  public int cuts(int bucket) {
    return (int) cuts.at(bucket);
  }

  /// The position just after the last entry of the bucket.
  public long positionAfter(int bucket) {
    return (long) positions.at(bucket);
  }

  private static double sum(Column column, int first, int last) {
    double sum = 0;
    for (int i = first; i <= last; i++) {
      sum += column.at(i);
    }
    return sum;
  }
}
