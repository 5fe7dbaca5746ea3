package hearsay.wal;

import hearsay.crdt.ActorId;
import hearsay.wal.format.LoggedState;
import hearsay.wal.format.SegmentHeader;
import hearsay.wal.format.SegmentReader;
import hearsay.wal.format.SegmentReading;
import hearsay.wal.format.SegmentReading.Ending;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Reads back what a directory holds. Its newest segment says it all; older ones are there only if
/// a crash came before they were deleted.
final class LogReader {
  /// What a directory turned out to hold.
  sealed interface Content {
    /// A log to go on with, or none yet.
    record Sound(Recovery recovery, long nextSequence) implements Content {}

    /// What a repair is for.
    ///
    /// @param what file, place and damage, in words
    record Broken(String what) implements Content {}
  }

  private final WalSettings settings;
  private final SegmentFiles files;

  LogReader(WalSettings settings, SegmentFiles files) {
    this.settings = settings;
    this.files = files;
  }

  /// @throws WalException if the log can't be read at all, or belongs to another node or rule
  Content read() {
    try {
      var numbers = files.numbers();
      return numbers.isEmpty() ? nothing() : read(numbers.getLast());
    } catch (IOException failure) {
      throw new WalException(
          "The log in %s can't be read: %s"
              .formatted(settings.directory(), DiskTrouble.words(failure)),
          failure);
    }
  }

  private Content nothing() {
    var state = new LoggedState(settings.rule()).state();
    return new Content.Sound(new Recovery(Optional.empty(), state, 0, "", false), 0);
  }

  private Content read(long number) throws IOException {
    try (var arena = Arena.ofConfined()) {
      return read(number, files.disk().read(files.file(number), arena));
    }
  }

  private Content read(long number, ByteBuffer bytes) throws IOException {
    return switch (SegmentHeader.read(bytes)) {
      case SegmentHeader.Reading.UnknownVersion(int version) ->
          throw new WalException(
              "%s has format version %d, this program reads %d: use the program that wrote it"
                  .formatted(files.file(number), version, SegmentHeader.VERSION));
      case SegmentHeader.Reading.Unreadable(var what) ->
          new Content.Broken("%s: its header %s".formatted(files.file(number), what));
      case SegmentHeader.Reading.Found found when found.header().number() != number ->
          new Content.Broken(
              "%s is segment %d by its header: it was renamed"
                  .formatted(files.file(number), found.header().number()));
      case SegmentHeader.Reading.Found found -> read(bytes, found);
    };
  }

  private Content read(ByteBuffer bytes, SegmentHeader.Reading.Found found) throws IOException {
    checkOwner(found.header());
    var state = new LoggedState(settings.rule());
    var reading = SegmentReader.read(bytes, found, state);
    var file = files.file(found.header().number());
    int missing = found.header().fileBytes() - bytes.limit();
    return switch (reading.ending()) {
      case Ending.Damaged(var what) ->
          new Content.Broken(
              "%s is damaged at offset %,d: the record there %s"
                  .formatted(file, reading.end(), what));
      case Ending.Torn(int size, var what) ->
          sound(state, reading, missing, torn(file.getFileName(), reading.end(), size, what));
      case Ending.Clean() -> sound(state, reading, missing, "");
    };
  }

  private Content sound(LoggedState state, SegmentReading reading, int missing, String torn)
      throws IOException {
    boolean isCopy = !new Home(settings.directory(), files.disk()).isHere();
    boolean isCutShort = missing > 0;
    var cut = "the file is %,d bytes shorter than it was made".formatted(missing);
    var actor = isCutShort || isCopy ? Optional.<ActorId>empty() : state.actor();
    var dropped = !isCutShort ? torn : torn.isEmpty() ? cut : torn + "; " + cut;
    return new Content.Sound(
        new Recovery(actor, state.state(), reading.records(), dropped, isCopy),
        reading.nextSequence());
  }

  private static String torn(Object file, int at, int size, String what) {
    return "%,d bytes at offset %,d of %s: a record that %s".formatted(size, at, file, what);
  }

  private void checkOwner(SegmentHeader header) {
    if (!header.node().equals(settings.node())) {
      throw new WalException(
          "The log in %s belongs to node %s, not to %s: use a directory for each node"
              .formatted(settings.directory(), header.node(), settings.node()));
    }
    if (header.rule() != settings.rule()) {
      throw new WalException(
          "The log in %s was written under the rule %s, not %s: use another directory"
              .formatted(settings.directory(), header.rule(), settings.rule()));
    }
  }
}
