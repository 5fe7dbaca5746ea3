package hearsay.journal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearsay.crdt.CounterRule;
import hearsay.journal.RandomStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFileTest {
  @TempDir private Path directory;

  private final Session session =
      Sessions.of(Sessions.journal(RandomStory.of(CounterRule.PN, 1, 3_000).entries(), 100_000));

  @Test
  void aFileIsWrittenAndReadWithProgressFromZeroToOne() throws Exception {
    var file = directory.resolve("lesson.hearsay");
    var writing = new ArrayList<Double>();
    var reading = new ArrayList<Double>();

    SessionFile.write(file, session, writing::add);
    var read = SessionFile.read(file, reading::add);

    Sessions.assertSame(read.journal(), session.journal(), 500);
    assertThat(writing).isSorted().allMatch(part -> part >= 0 && part <= 1).endsWith(1.0);
    assertThat(reading).isSorted().allMatch(part -> part >= 0 && part <= 1).endsWith(1.0);
    assertThat(files()).containsExactly(file);
  }

  @Test
  void anExistingFileIsReplacedAlsoBehindALink() throws Exception {
    var file = Files.writeString(directory.resolve("old.hearsay"), "old");
    var link = Files.createSymbolicLink(directory.resolve("link.hearsay"), file);

    SessionFile.write(link, session, part -> {});

    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(SessionFile.read(file, part -> {}).journal().end())
        .isEqualTo(session.journal().end());
  }

  @Test
  void aDiskThatIsFullLeavesTheOldFileAndNothingElse() throws Exception {
    var file = Files.writeString(directory.resolve("lesson.hearsay"), "old");

    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " can't be written: No space left on device");

    assertThat(file).hasContent("old");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void whereNothingCanBeWrittenIsSaid() {
    var nowhere = directory.resolve("no/lesson.hearsay");

    assertThatThrownBy(() -> SessionFile.write(nowhere, session, part -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage(nowhere + " can't be written: there is no such directory");
    assertThatThrownBy(() -> SessionFile.write(directory, session, part -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage(directory + " can't be written: it is a directory");
    assertThatThrownBy(() -> SessionFile.read(nowhere, part -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage(nowhere + " can't be read: there is no such file or directory");
    assertThatThrownBy(() -> SessionFile.read(directory, part -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(directory + " can't be read: ");
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(directory)) {
      return files.toList();
    }
  }
}
