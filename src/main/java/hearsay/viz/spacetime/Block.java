package hearsay.viz.spacetime;

import hearsay.journal.JournalEntry;
import java.util.ArrayList;
import java.util.List;

/// What can be drawn of so many entries in a row. Arrows are kept where they were sent.
final class Block {
  static final int SIZE = 1_024;

  private final long first;
  private final long[] nanos = new long[SIZE];
  private final long[] wallMillis = new long[SIZE];
  private final long[] newsRank = new long[SIZE];
  private final long[] anyRank = new long[SIZE];
  private final List<Arrow> arrows = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private int size;
  private int flying;
  private long lastEnd;

  Block(long first) {
    this.first = first;
  }

  /// @param news how many entries with news there are up to this one
  /// @param any how many that can be shown at all
  void add(JournalEntry entry, long news, long any) {
    nanos[size] = entry.atNanos();
    wallMillis[size] = entry.wallMillis();
    newsRank[size] = news;
    anyRank[size] = any;
    size++;
  }

  void add(Arrow arrow) {
    arrows.add(arrow);
    flying++;
  }

  /// One of its arrows has ended.
  void ended(Arrow arrow) {
    flying--;
    lastEnd = Math.max(lastEnd, arrow.endPosition());
  }

  void add(Mark mark) {
    marks.add(mark);
  }

  boolean isFull() {
    return size == SIZE;
  }

  long first() {
    return first;
  }

  /// The position after its last entry.
  long end() {
    return first + size;
  }

  /// No arrow of it ends after this position.
  long lastEnd() {
    return flying > 0 ? Arrow.OPEN : lastEnd;
  }

  long nanos(long position) {
    return nanos[(int) (position - first)];
  }

  long wallMillis(long position) {
    return wallMillis[(int) (position - first)];
  }

  long rank(long position, Shown shown) {
    return (shown == Shown.NEWS ? newsRank : anyRank)[(int) (position - first)];
  }

  List<Arrow> arrows() {
    return arrows;
  }

  List<Mark> marks() {
    return marks;
  }
}
