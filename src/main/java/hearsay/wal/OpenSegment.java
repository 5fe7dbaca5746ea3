package hearsay.wal;

import hearsay.wal.format.SegmentHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The segment that is being appended to. After a failed [#append] it must not be used again: what
/// the disk then holds nobody knows.
final class OpenSegment {
  private static final Logger LOG = LoggerFactory.getLogger(OpenSegment.class);

  /// Zeros are written in pieces of this size.
  private static final int ZERO_BYTES = 1 << 16;

  private final SegmentHeader header;
  private final Disk.Output output;
  private long position;

  private OpenSegment(SegmentHeader header, Disk.Output output, long position) {
    this.header = header;
    this.output = output;
    this.position = position;
  }

  /// Makes a segment with its snapshot. It is on disk, under its name, when this returns, and not
  /// there at all if this throws (as far as the disk lets it be removed).
  static OpenSegment make(SegmentFiles files, SegmentHeader header, ByteBuffer snapshot)
      throws IOException {
    var disk = files.disk();
    long number = header.number();
    var output = disk.create(files.halfMade(number));
    try {
      long end = fill(output, header, snapshot);
      output.force(true);
      disk.move(files.halfMade(number), files.file(number));
      disk.forceDirectory(files.directory());
      return new OpenSegment(header, output, end);
    } catch (IOException failure) {
      closeQuietly(output);
      removeQuietly(files, number);
      throw failure;
    }
  }

  long number() {
    return header.number();
  }

  boolean hasRoomFor(ByteBuffer record) {
    return record.remaining() <= header.fileBytes() - position;
  }

  /// Writes a record and waits until it is on disk. The file was made with its full size, all of it
  /// written: so neither size nor place on the disk changes, and the data alone has to be forced.
  void append(ByteBuffer record) throws IOException {
    int bytes = record.remaining();
    output.write(record, position);
    output.force(false);
    position += bytes;
  }

  void close() {
    closeQuietly(output);
  }

  private static long fill(Disk.Output output, SegmentHeader header, ByteBuffer snapshot)
      throws IOException {
    var head = ByteBuffer.wrap(header.toBytes());
    long end = head.remaining() + (long) snapshot.remaining();
    output.write(head, 0);
    output.write(snapshot, head.limit());
    var zeros = ByteBuffer.allocateDirect(ZERO_BYTES);
    for (long at = end; at < header.fileBytes(); at += zeros.limit()) {
      zeros.clear().limit((int) Math.min(ZERO_BYTES, header.fileBytes() - at));
      output.write(zeros, at);
    }
    return end;
  }

  private static void closeQuietly(Disk.Output output) {
    try {
      output.close();
    } catch (IOException failure) {
      LOG.warn("A segment file was not closed: {}", DiskTrouble.words(failure));
    }
  }

  private static void removeQuietly(SegmentFiles files, long number) {
    try {
      files.disk().delete(files.halfMade(number));
      files.disk().delete(files.file(number));
    } catch (IOException failure) {
      LOG.warn("A half-made segment stays for now: {}", DiskTrouble.words(failure));
    }
  }
}
