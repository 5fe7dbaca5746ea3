package hearsay.wal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Tells the directory a log was made in from a copy of it. An empty file bears in its name when it
/// was made, and whoever copies it makes a newer one.
///
/// Two nodes that go on from one log would count under one actor, and what the one counts would
/// hide below what the other does; so would what a node counts that was set up from an old backup.
/// Gossip finds that out only when the totals differ, and can't know since when they do. A copy
/// that a file system makes below its files (a snapshot taken back) is not seen here.
final class Home {
  private static final String PREFIX = "home-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "(-?[0-9]{1,19})");
  private static final String HALF_MADE = "home.new";

  private final Path directory;
  private final Disk disk;

  Home(Path directory, Disk disk) {
    this.directory = directory;
    this.disk = disk;
  }

  /// The name of a file that was made then.
  static String name(long madeAtNanos) {
    return PREFIX + madeAtNanos;
  }

  /// Whether the log that lies here was made here.
  boolean isHere() throws IOException {
    for (var name : names()) {
      if (name.equals(name(disk.madeAtNanos(directory.resolve(name))))) {
        return true;
      }
    }
    return false;
  }

  /// The log here is at home from now on. To be called once it is on disk under an actor that no
  /// other log has.
  void settle() throws IOException {
    var halfMade = directory.resolve(HALF_MADE);
    disk.delete(halfMade);
    disk.create(halfMade).close();
    var own = name(disk.madeAtNanos(halfMade));
    disk.move(halfMade, directory.resolve(own));
    for (var name : names()) {
      if (!name.equals(own)) {
        disk.delete(directory.resolve(name));
      }
    }
    disk.forceDirectory(directory);
  }

  private List<String> names() throws IOException {
    return disk.list(directory).stream().filter(name -> NAME.matcher(name).matches()).toList();
  }
}
