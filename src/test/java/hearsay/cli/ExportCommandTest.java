package hearsay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import hearsay.crdt.CounterRule;
import hearsay.journal.Journal;
import hearsay.journal.RandomStory;
import hearsay.journal.session.Session;
import hearsay.journal.session.SessionFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;
  private Path session;

  @BeforeEach
  void record() throws IOException {
    var clock = new AtomicLong();
    var journal = new Journal(() -> clock.getAndAdd(1_000_000));
    RandomStory.of(CounterRule.PN, 1, 300)
        .entries()
        .forEach(entry -> journal.append(entry.event()));
    session = directory.resolve("lesson.hearsay");
    SessionFile.write(session, new Session(journal, List.of(), Map.of(), 0), part -> {});
  }

  private int run(String... args) {
    return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @ParameterizedTest
  @CsvSource({"csv, lesson.csv", "jsonl, lesson.jsonl", "shiviz, lesson.log", "svg, lesson.svg"})
  void aConversionLiesBesideTheSession(String format, String name) {
    var exitCode = run("export", session.toString(), "--as", format);

    assertThat(err.toString()).isEmpty();
    assertThat(exitCode).isZero();
    assertThat(directory.resolve(name)).isNotEmptyFile();
    assertThat(out.toString().lines())
        .containsExactly(directory.resolve(name).toAbsolutePath().toString());
  }

  @Test
  void aTextGoesToStandardOutputAndAWindowIsAWindow() {
    var exitCode =
        run(
            "export",
            session.toString(),
            "--as",
            "jsonl",
            "--from",
            "10",
            "--to",
            "13",
            "--out",
            "-");

    assertThat(exitCode).isZero();
    assertThat(out.toString().lines())
        .hasSize(3)
        .first(STRING)
        .startsWith("{\"position\":10,\"seconds\":0.010000000,\"time\":\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--as pdf | 'pdf' is no format: it is one of png, svg, gif, csv, jsonl, shiviz",
        "--as png --out - | a picture needs a file",
        "--as csv --from 9 --to 3 | --from 9 lies behind --to 3",
        "--as csv --from -1 | a position is not negative",
        "--as svg --width 7 | a picture is 100 to 8,000 pixels wide and high",
        "--as svg --view list | 'list' is no view: it is graph or diagram",
        "--as csv --out= | --out must name a file",
        "--out x | Missing required option: '--as=FORMAT'",
      })
  void whatCanNotBeDoneIsBadUsage(String options, String complaint) {
    var exitCode = run(("export x.hearsay " + options).split(" "));

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement(STRING).contains(complaint);
  }

  @Test
  void aFileThatIsNoSessionIsAFailureThatNamesTheLine() throws IOException {
    var file = Files.writeString(directory.resolve("x.hearsay"), "hello\n");

    var exitCode = run("export", file.toString(), "--as", "csv");

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly(
            "hearsay export: " + file + " can't be read: line 1: this is no Hearsay session");
    assertThat(directory.resolve("x.csv")).doesNotExist();
  }

  @Test
  void aFileThatIsNotThereIsAFailure() {
    var exitCode = run("export", directory.resolve("no.hearsay").toString(), "--as", "csv");

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement(STRING)
        .endsWith("no.hearsay can't be read: there is no such file or directory");
  }

  @ParameterizedTest
  @CsvSource({"csv", "png"})
  void aPlaceThatIsNoneIsNoticedBeforeTheWork(String format) {
    var exitCode =
        run("export", "no.hearsay", "--as", format, "--out", directory.resolve("no/x").toString());

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement(STRING)
        .endsWith("no/x can't be written: there is no such directory");
  }

  @Test
  void theSessionItselfIsNotOverwritten() throws IOException {
    var before = Files.readAllBytes(session);

    var exitCode =
        run("export", session.toString(), "--as", "csv", "--out", directory + "/./lesson.hearsay");

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString()).contains("--out is the session itself");
    assertThat(Files.readAllBytes(session)).isEqualTo(before);
  }

  @Test
  void positionsThatAreNotKeptAreRemarkedOn() {
    var exitCode =
        run("export", session.toString(), "--as", "jsonl", "--from", "999999", "--out", "-");

    assertThat(exitCode).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("Only positions 0 to ");
  }

  @ParameterizedTest
  @CsvSource({"tuor", "lab tuor"})
  void aWordThatIsNeitherACommandNorAFileIsBadUsage(String line) {
    var exitCode = run(line.split(" "));

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement(STRING)
        .contains("'tuor' is neither a command nor a file");
  }
}
