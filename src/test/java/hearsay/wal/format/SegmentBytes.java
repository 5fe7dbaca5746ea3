package hearsay.wal.format;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.CounterState;
import hearsay.crdt.PnCounter;
import hearsay.crdt.Tally;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Puts a segment together in memory.
final class SegmentBytes {
  static final ActorId OWN = new ActorId("n1", 0xa1);
  static final ActorId PEER = new ActorId("n2", 0xb2);
  static final int NUMBER = 5;
  static final int SIZE = 4_096;

  private final RecordWriter writer = new RecordWriter();
  private final ByteBuffer bytes = ByteBuffer.allocate(SIZE);
  private final CounterRule rule;
  private long sequence;

  SegmentBytes(CounterRule rule, long firstSequence) {
    this.rule = rule;
    this.sequence = firstSequence;
    bytes.put(new SegmentHeader("n1", rule, NUMBER, SIZE).toBytes());
  }

  /// A PN segment whose snapshot is empty and has sequence 100.
  static SegmentBytes begun() {
    return new SegmentBytes(CounterRule.PN, 100).snapshot(OWN, PnCounter.empty());
  }

  static PnCounter own(long increments) {
    return PnCounter.of(OWN, new Tally(increments, 0));
  }

  SegmentBytes snapshot(@Nullable ActorId own, CounterState state) {
    bytes.put(writer.snapshot(NUMBER, sequence++, own, state));
    return this;
  }

  SegmentBytes change(CounterState changed) {
    bytes.put(writer.change(NUMBER, sequence++, OWN, changed));
    return this;
  }

  /// A record of another segment.
  SegmentBytes strayed(CounterState changed) {
    bytes.put(writer.change(NUMBER + 1, sequence++, OWN, changed));
    return this;
  }

  SegmentBytes skipSequence() {
    sequence++;
    return this;
  }

  SegmentBytes raw(byte... garbage) {
    bytes.put(garbage);
    return this;
  }

  /// Where the next record begins.
  int end() {
    return bytes.position();
  }

  SegmentBytes flip(int at) {
    bytes.put(at, (byte) (bytes.get(at) ^ 0x10));
    return this;
  }

  ByteBuffer all() {
    return bytes.duplicate().clear();
  }

  SegmentReading read(LoggedState into) {
    var found = (SegmentHeader.Reading.Found) SegmentHeader.read(all());
    return SegmentReader.read(all(), found, into);
  }

  LoggedState empty() {
    return new LoggedState(rule);
  }
}
