package hearsay.bench;

import hearsay.wal.WalSettings;
import hearsay.wal.WriteAheadLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/// How long a long log takes to read, beside reading and summing up the same files.
final class RecoveryTime implements Benchmark {
  private static final int ROUNDS = 5;
  private static final double MILLION = 1e6;
  private static final double BUDGET_MILLIS = 1_000;
  private static final int BUFFER_BYTES = 1 << 16;

  @Override
  public String name() {
    return "recover";
  }

  @Override
  public String title() {
    return "reading a million records of log";
  }

  @Override
  public List<Figure> run(Effort effort) throws IOException {
    var records = effort.longLogRecords();
    var floor = new long[ROUNDS];
    var ours = new long[ROUNDS];
    try (var folder = DiskFolder.create()) {
      var settings = LongLog.write(folder.path("long"), records);
      for (var round = -1; round < ROUNDS; round++) {
        var bare = readAll(settings.directory());
        var own = recover(settings, records);
        if (round >= 0) { // the one before warms up
          floor[round] = bare;
          ours[round] = own;
        }
      }
      return List.of(
          Figure.of(
                  "recovery per million records",
                  Journalling.OFF,
                  Unit.MILLIS,
                  new Budget.AtMost(BUDGET_MILLIS),
                  perMillionMillis(ours, records))
              .beside(perMillionMillis(floor, records))
              .noting(
                  String.format(
                      Locale.ROOT,
                      "%,d records, not long ago written, %s; beside read and CRC32C",
                      records,
                      folder.where())));
    }
  }

  private static double perMillionMillis(long[] nanos, int records) {
    return Percentiles.of(nanos).median() / 1e6 * MILLION / records;
  }

  private static long recover(WalSettings settings, int records) throws IOException {
    var started = System.nanoTime();
    var log = WriteAheadLog.open(settings);
    var elapsed = System.nanoTime() - started;
    var recovered = log.recovery();
    log.abandon();
    if (recovered.records() < records) {
      throw new IOException("only %d records were read".formatted(recovered.records()));
    }
    return elapsed;
  }

  private static long readAll(Path directory) throws IOException {
    var started = System.nanoTime();
    var checksum = new CRC32C();
    var buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    try (var files = Files.list(directory)) {
      for (var path : files.toList()) {
        try (var file = FileChannel.open(path)) {
          while (file.read(buffer.clear()) >= 0) {
            checksum.update(buffer.flip());
          }
        }
      }
    }
    return System.nanoTime() - started;
  }
}
