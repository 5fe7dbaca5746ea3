package hearsay.bench;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.wal.WalSettings;
import hearsay.wal.WriteAheadLog;
import hearsay.wal.format.RecordWriter;
import hearsay.wal.format.SegmentHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A log as a crash leaves it: one segment with so many records and no last snapshot. Written in
/// one go, since a million commits would take minutes.
final class LongLog {
  static final String NODE = "bench";
  private static final ActorId ACTOR = new ActorId(NODE, 1);
  private static final int BUFFER_BYTES = 1 << 16;

  /// More than a record of one entry takes.
  private static final int RECORD_ROOM_BYTES = 128;

  private LongLog() {}

  /// Where the bench's node keeps a log, and of what size.
  static WalSettings at(Path directory) {
    return WalSettings.of(directory, NODE, CounterRule.PN);
  }

  /// Fills the segment of a new log.
  static WalSettings write(Path directory, int records) throws IOException {
    var settings = at(directory);
    var log = WriteAheadLog.open(settings);
    log.begin(ACTOR, PnCounter.empty());
    log.abandon();
    try (var files = Files.list(directory)) {
      for (var path : files.toList()) {
        if (SegmentHeader.read(ByteBuffer.wrap(Files.readAllBytes(path)))
            instanceof SegmentHeader.Reading.Found(var header, _)) {
          var fileBytes = Math.max(header.fileBytes(), (int) bytesOf(header, records));
          fill(
              path,
              new SegmentHeader(header.node(), header.rule(), header.number(), fileBytes),
              records);
          return settings;
        }
      }
    }
    throw new IOException("a new log has no segment in " + directory);
  }

  /// All records are of the same size.
  private static long bytesOf(SegmentHeader header, int records) {
    var writer = new RecordWriter();
    var snapshotBytes = snapshot(writer, header).remaining();
    return header.toBytes().length
        + snapshotBytes
        + (long) records * change(writer, header, records).remaining();
  }

  private static ByteBuffer snapshot(RecordWriter writer, SegmentHeader header) {
    return writer.snapshot(header.number(), 0, ACTOR, PnCounter.empty());
  }

  private static ByteBuffer change(RecordWriter writer, SegmentHeader header, int number) {
    return writer.change(header.number(), number, ACTOR, PnCounter.empty().plus(ACTOR, number, 0));
  }

  private static void fill(Path path, SegmentHeader header, int records) throws IOException {
    try (var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      var buffer = ByteBuffer.allocate(BUFFER_BYTES).put(header.toBytes());
      var writer = new RecordWriter();
      buffer.put(snapshot(writer, header));
      for (var i = 1; i <= records; i++) {
        if (buffer.remaining() < RECORD_ROOM_BYTES) {
          writeOut(buffer, file);
        }
        buffer.put(change(writer, header, i));
      }
      writeOut(buffer, file);
      while (file.position() < header.fileBytes()) {
        writeOut(zeros(header.fileBytes() - file.position()), file);
      }
      file.force(true); // what is still to be written must not disturb who measures
    }
  }

  private static ByteBuffer zeros(long missing) {
    return ByteBuffer.allocate(BUFFER_BYTES).position((int) Math.min(BUFFER_BYTES, missing));
  }

  private static void writeOut(ByteBuffer buffer, FileChannel file) throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    buffer.clear();
  }
}
