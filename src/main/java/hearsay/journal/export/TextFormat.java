package hearsay.journal.export;

import hearsay.journal.Journal;
import hearsay.journal.session.Recording;
import hearsay.journal.session.WholeFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;

/// A text that a journal can be written as.
public enum TextFormat {
  /// The value of each node over time; see [ValueTable].
  CSV("csv"),
  /// Every event, one JSON object per line; see [EventObjects].
  JSONL("jsonl"),
  /// A log for ShiViz, with true vector clocks; see [ShivizLog].
  SHIVIZ("log");

  private final String extension;

  TextFormat(String extension) {
    this.extension = extension;
  }

  /// How such files end, without the dot.
  public String extension() {
    return extension;
  }

  /// Writes the journal between two positions (its own bounds if they reach beyond). A journal that
  /// goes on meanwhile is written as it is at the beginning. An interrupt of the thread calls it
  /// off.
  ///
  /// @param progress told 0 to 1
  /// @throws IOException if `out` does not take it, or it was called off
  public void write(Journal journal, long from, long to, Appendable out, DoubleConsumer progress)
      throws IOException {
    var window = Window.of(Recording.of(journal), from, to, progress);
    switch (this) {
      case CSV -> ValueTable.write(window, out);
      case JSONL -> EventObjects.write(window, out);
      case SHIVIZ -> ShivizLog.write(window, out);
    }
    progress.accept(1);
  }

  /// The same, to a file (UTF-8) that is there as a whole or not at all. What no character is, in a
  /// foreign node's text, becomes a question mark.
  ///
  /// @throws IOException if that fails, with a message for people; an existing file is as it was
  public void save(Journal journal, long from, long to, Path file, DoubleConsumer progress)
      throws IOException {
    WholeFile.write(
        file,
        bytes -> {
          var writer = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
          write(journal, from, to, writer, progress);
          writer.flush();
        });
  }
}
