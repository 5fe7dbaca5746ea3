package hearsay.journal;

import static hearsay.contract.Contract.require;

import java.util.Arrays;
import java.util.BitSet;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/// An immutable set of small operation numbers, kept as bits: 64 operations take 8 bytes, and
/// joining two sets is a walk over words.
///
/// Under Part 0 a state says nothing about the operations that made it, so the journal remembers
/// for each node's state which ones it holds: its lineage (see [Lineage]).
public final class OperationSet {
  public static final OperationSet EMPTY = new OperationSet(new long[0]);

  private static final Pattern RUN = Pattern.compile("(\\d{1,6})-(\\d{1,6})");

  /// The last word is never 0, so that equal sets have equal arrays.
  private final long[] words;

  private OperationSet(long[] words) {
    this.words = words;
  }

  /// The numbers `from` (inclusive) to `to` (exclusive).
  public static OperationSet range(int from, int to) {
    require(from >= 0 && to >= from, "a range of operation numbers runs upwards from 0");
    var words = new long[(to + 63) >> 6];
    for (int number = from; number < to; number++) {
      words[number >> 6] |= 1L << number;
    }
    return of(words);
  }

  private static OperationSet of(long[] words) {
    int length = words.length;
    while (length > 0 && words[length - 1] == 0) {
      length--;
    }
    if (length == 0) {
      return EMPTY;
    }
    return new OperationSet(length == words.length ? words : Arrays.copyOf(words, length));
  }

  public boolean isEmpty() {
    return words.length == 0;
  }

  public int size() {
    int size = 0;
    for (long word : words) {
      size += Long.bitCount(word);
    }
    return size;
  }

  /// The lowest number; the set is not empty.
  int first() {
    require(!isEmpty(), "an empty set has no first number");
    int index = 0;
    while (words[index] == 0) {
      index++;
    }
    return (index << 6) + Long.numberOfTrailingZeros(words[index]);
  }

  public boolean contains(int number) {
    int index = number >> 6;
    return index < words.length && (words[index] & (1L << number)) != 0;
  }

  boolean containsAll(OperationSet other) {
    if (other == this) {
      return true;
    }
    if (other.words.length > words.length) {
      return false;
    }
    for (int i = 0; i < other.words.length; i++) {
      if ((other.words[i] & ~words[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  /// Everything in either set; one of the two itself where it holds the other.
  OperationSet union(OperationSet other) {
    if (containsAll(other)) {
      return this;
    }
    if (other.containsAll(this)) {
      return other;
    }
    var longer = words.length >= other.words.length ? this : other;
    var shorter = longer == this ? other : this;
    var joined = longer.words.clone();
    for (int i = 0; i < shorter.words.length; i++) {
      joined[i] |= shorter.words[i];
    }
    return of(joined);
  }

  /// What is in this set and not in the other.
  public OperationSet minus(OperationSet other) {
    if (isEmpty() || other.isEmpty()) {
      return this;
    }
    var rest = words.clone();
    for (int i = 0; i < Math.min(rest.length, other.words.length); i++) {
      rest[i] &= ~other.words[i];
    }
    return of(rest);
  }

  /// What is in both sets.
  OperationSet intersection(OperationSet other) {
    var both = Arrays.copyOf(words, Math.min(words.length, other.words.length));
    for (int i = 0; i < both.length; i++) {
      both[i] &= other.words[i];
    }
    return of(both);
  }

  /// A total order of sets: first comes the one that holds the lowest number which the other lacks.
  boolean precedes(OperationSet other) {
    for (int i = 0; i < Math.max(words.length, other.words.length); i++) {
      long own = i < words.length ? words[i] : 0;
      long its = i < other.words.length ? other.words[i] : 0;
      if (own != its) {
        return (own & Long.lowestOneBit(own ^ its)) != 0;
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OperationSet set && Arrays.equals(words, set.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    var text = new StringBuilder("{");
    for (int number = 0; number < words.length * 64; number++) {
      if (contains(number)) {
        text.append(text.length() == 1 ? "" : ", ").append(number);
      }
    }
    return text.append('}').toString();
  }

  /// Stands for a set in files.
  ///
  /// @param runs first and last number of each run, ascending: "0-17,19-19"; empty for no numbers
  record Saved(String runs) {
    /// @throws IllegalArgumentException if the runs don't ascend or reach beyond what is numbered
    OperationSet restored() {
      var words = new long[(Lineages.MAX_OPERATIONS >> 6) + 1];
      int next = 0;
      for (var run : runs.isEmpty() ? new String[0] : runs.split(",", -1)) {
        var ends = RUN.matcher(run);
        if (!ends.matches()) {
          throw new IllegalArgumentException("runs of operations are written as 0-17,19-19");
        }
        int from = Integer.parseInt(ends.group(1));
        int to = Integer.parseInt(ends.group(2));
        if (from < next || to < from || to > Lineages.MAX_OPERATIONS) {
          throw new IllegalArgumentException("runs of operations ascend, up to a bound");
        }
        for (int number = from; number <= to; number++) {
          words[number >> 6] |= 1L << number;
        }
        next = to + 1;
      }
      return of(words);
    }
  }

  Saved saved() {
    var runs = new StringJoiner(",");
    var bits = BitSet.valueOf(words);
    for (int from = bits.nextSetBit(0); from >= 0; ) {
      int end = bits.nextClearBit(from);
      runs.add(from + "-" + (end - 1));
      from = bits.nextSetBit(end);
    }
    return new Saved(runs.toString());
  }
}
