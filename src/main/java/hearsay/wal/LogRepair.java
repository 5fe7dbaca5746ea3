package hearsay.wal;

import hearsay.crdt.ActorId;
import hearsay.wal.format.LoggedState;
import hearsay.wal.format.RecordWriter;
import hearsay.wal.format.SegmentHeader;
import hearsay.wal.format.SegmentSalvage;
import hearsay.wal.format.SegmentSalvage.Salvaged;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a damaged log readable. First a copy of all files, then a new segment with all that could
/// be read, then the old ones go: killed at any point, the next repair starts over or finds nothing
/// left to do.
final class LogRepair {
  private static final String COPY = "damaged-";
  private static final String HALF_MADE = ".new";

  private final WalSettings settings;
  private final SegmentFiles files;
  private final Disk disk;
  private final LoggedState state;
  private final List<String> lines = new ArrayList<>();
  private long nextSequence;
  private boolean isComplete;

  LogRepair(WalSettings settings, SegmentFiles files) {
    this.settings = settings;
    this.files = files;
    this.disk = files.disk();
    this.state = new LoggedState(settings.rule());
  }

  List<String> run() throws IOException {
    switch (new LogReader(settings, files).read()) {
      case LogReader.Content.Sound sound ->
          lines.add("Nothing to repair in %s".formatted(settings.directory()));
      case LogReader.Content.Broken(var what) -> {
        lines.add(what);
        keepCopy();
        for (long number : files.numbers()) {
          salvage(number);
        }
        writeAnew();
      }
    }
    return List.copyOf(lines);
  }

  private void keepCopy() throws IOException {
    var names = disk.list(settings.directory());
    int number = 1;
    while (names.contains(COPY + number)) {
      number++;
    }
    var copy = settings.directory().resolve(COPY + number);
    var unfinished = settings.directory().resolve(COPY + number + HALF_MADE);
    disk.createDirectory(unfinished);
    for (var left : disk.list(unfinished)) {
      disk.delete(unfinished.resolve(left));
    }
    for (var name : names) {
      if (name.startsWith(SegmentFiles.PREFIX)) {
        copy(settings.directory().resolve(name), unfinished.resolve(name));
      }
    }
    disk.forceDirectory(unfinished);
    disk.move(unfinished, copy);
    disk.forceDirectory(settings.directory());
    lines.add("All files are kept as they were in " + copy);
  }

  private void copy(Path from, Path to) throws IOException {
    try (var arena = Arena.ofConfined();
        var out = disk.create(to)) {
      out.write(disk.read(from, arena), 0);
      out.force(true);
    }
  }

  private void salvage(long number) throws IOException {
    Salvaged salvaged;
    try (var arena = Arena.ofConfined()) {
      var bytes = disk.read(files.file(number), arena);
      salvaged = SegmentSalvage.of(bytes, number, nextSequence, state);
      boolean isCutShort =
          SegmentHeader.read(bytes) instanceof SegmentHeader.Reading.Found found
              && bytes.limit() < found.header().fileBytes();
      isComplete = salvaged.isComplete() && !isCutShort;
    }
    nextSequence = salvaged.nextSequence();
    lines.add(
        "%,d records could be read from %s%s"
            .formatted(
                salvaged.records(),
                files.file(number).getFileName(),
                isComplete ? ": all of them" : ", not all"));
  }

  /// What the newest segment lacks is lost, whatever older ones hold.
  private void writeAnew() throws IOException {
    @Nullable ActorId own = isComplete ? state.actor().orElse(null) : null;
    long number = files.unusedNumber();
    var snapshot = new RecordWriter().snapshot(number, nextSequence, own, state.state());
    int size = SegmentHeader.bytes(settings.node()) + snapshot.remaining();
    var header = new SegmentHeader(settings.node(), settings.rule(), number, size);
    OpenSegment.make(files, header, snapshot).close();
    files.deleteAllBut(number);
    lines.add(
        "The counter is %s, of %s operations"
            .formatted(state.state().value(), state.state().version()));
    lines.add(
        own == null
            ? "Something was lost: the node goes on under a new incarnation, and hears from its"
                + " peers what they know"
            : "Nothing was lost");
  }
}
