package hearsay.wal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The segment files of a directory, by number. A file gets its name in the moment it is whole;
/// until then it has another, by which a later start knows that it may go.
///
/// @param directory of the log
/// @param disk that holds it
record SegmentFiles(Path directory, Disk disk) {
  static final String PREFIX = "segment-";

  private static final String HALF_MADE = ".new";
  private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9]{20})\\.log(\\.new)?");

  /// Room to count up from.
  private static final long MAX_NUMBER = Long.MAX_VALUE / 2;

  Path file(long number) {
    return directory.resolve(name(number));
  }

  Path halfMade(long number) {
    return directory.resolve(name(number) + HALF_MADE);
  }

  static String name(long number) {
    return PREFIX + digits(number) + ".log";
  }

  /// The same in every country, whatever digits it writes.
  private static String digits(long number) {
    return String.format(Locale.ROOT, "%020d", number);
  }

  /// The numbers of all whole segments, ascending.
  List<Long> numbers() throws IOException {
    return disk.list(directory).stream()
        .filter(name -> NAME.matcher(name).matches() && !name.endsWith(HALF_MADE))
        .map(SegmentFiles::number)
        .sorted()
        .toList();
  }

  /// A number above all that any file has, half-made ones included.
  long unusedNumber() throws IOException {
    return 1
        + disk.list(directory).stream()
            .filter(name -> NAME.matcher(name).matches())
            .mapToLong(SegmentFiles::number)
            .max()
            .orElse(0);
  }

  /// Deletes older segments and half-made ones: the newest holds all they do.
  void deleteAllBut(long newest) throws IOException {
    for (var name : disk.list(directory)) {
      if (NAME.matcher(name).matches() && !name.equals(name(newest))) {
        disk.delete(directory.resolve(name));
      }
    }
  }

  private static long number(String name) {
    var digits = name.substring(PREFIX.length(), PREFIX.length() + 20);
    if (digits.compareTo(digits(MAX_NUMBER)) > 0) {
      throw new WalException(
          "There is a file %s: no log counts that far. Move it away".formatted(name));
    }
    return Long.parseLong(digits);
  }
}
