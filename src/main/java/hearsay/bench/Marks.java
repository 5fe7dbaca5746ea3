package hearsay.bench;

import java.io.PrintWriter;
import java.util.Optional;

/// What a probe says to the process that started it: lines of `mark NAME VALUE` on its standard
/// output.
final class Marks {
  private static final String PREFIX = "mark ";
  private final PrintWriter out;

  Marks(PrintWriter out) {
    this.out = out;
  }

  /// Says that something is reached now, or what was found.
  ///
  /// @param name one word
  void mark(String name, double value) {
    out.println(PREFIX + name + " " + value);
    out.flush();
  }

  void mark(String name) {
    mark(name, 0);
  }

  /// One line read back.
  record Mark(String name, double value) {}

  /// The mark that a line holds; empty if it is some other output.
  static Optional<Mark> parse(String line) {
    var words = line.split(" ", -1);
    if (!line.startsWith(PREFIX) || words.length != 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Mark(words[1], Double.parseDouble(words[2])));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
