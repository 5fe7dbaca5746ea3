package hearsay.journal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hearsay.crdt.CounterRule;
import hearsay.fault.LinkFaults;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.journal.RandomStory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is in a file, it is read as it should be or refused with a message that names the line.
class BrokenSessionTest {
  private static final String REFUSAL = "(?s)line \\d+: .+";

  private static Session session(CounterRule rule, long seed) {
    return Sessions.of(Sessions.journal(RandomStory.of(rule, seed, 3_500).entries(), 2_000));
  }

  /// Only one kind of end is allowed besides a session.
  private static boolean isRefused(byte[] file, String what) throws IOException {
    try {
      Sessions.read(file);
      return false;
    } catch (SessionException e) {
      assertThat(e.getMessage()).as(what).matches(REFUSAL).hasSizeLessThan(600);
      assertThat(e.getMessage()).as(what).doesNotContain("hearsay.", ".java");
      return true;
    }
  }

  private static byte[] text(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"PN,1", "PART0,2"})
  void flippedBytesOfThePackedFileAreNoticed(CounterRule rule, long seed) throws Exception {
    var file = Sessions.packed(session(rule, seed));
    var random = new Random(seed);

    for (int round = 0; round < 80; round++) {
      var broken = file.clone();
      int at = random.nextInt(broken.length);
      broken[at] ^= (byte) (1 << random.nextInt(8));
      isRefused(broken, "seed %d, round %d, byte %d".formatted(seed, round, at));
    }
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"PN,3", "PART0,4"})
  void flippedBytesOfTheTextAreReadAsTheySayOrRefused(CounterRule rule, long seed)
      throws Exception {
    var file = text(Sessions.lines(session(rule, seed)));
    var random = new Random(seed);
    int refused = 0;

    for (int round = 0; round < 120; round++) {
      var broken = file.clone();
      int at = random.nextInt(broken.length);
      broken[at] = round % 2 == 0 ? (byte) random.nextInt(256) : (byte) ('0' + random.nextInt(10));
      refused += isRefused(broken, "seed %d, round %d, byte %d".formatted(seed, round, at)) ? 1 : 0;
    }

    assertThat(refused).as("seed %d", seed).isGreaterThan(20);
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"PN,5", "PART0,6"})
  void aFileThatWasCutOffAnywhereIsRefused(CounterRule rule, long seed) throws Exception {
    var session = session(rule, seed);
    var random = new Random(seed);

    for (var file : List.of(Sessions.packed(session), text(Sessions.lines(session)))) {
      for (int round = 0; round < 32; round++) {
        // The very last byte is a line's end, or one of the packing's checks.
        int length = round < 20 ? round : random.nextInt(file.length - 1);
        var what = "seed %d, %d of %d bytes".formatted(seed, length, file.length);
        assertThat(isRefused(Arrays.copyOf(file, length), what)).as(what).isTrue();
      }
    }
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"PN,7", "PN,8", "PART0,9", "PART0,10"})
  void linesThatWereMovedDroppedOrRepeatedAreNoticed(CounterRule rule, long seed) throws Exception {
    var lines = Sessions.lines(session(rule, seed));
    var random = new Random(seed);

    for (int round = 0; round < 32; round++) {
      int one = random.nextInt(lines.size());
      int other = random.nextInt(lines.size());
      var edited = new ArrayList<>(lines);
      switch (round % 4) {
        case 0 -> edited.remove(one);
        case 1 -> edited.add(one, lines.get(other));
        case 2 -> edited.set(one, lines.get(other));
        default -> edited.add(one, "");
      }
      if (!edited.equals(lines)) {
        var what = "seed %d, round %d, lines %d and %d".formatted(seed, round, one, other);
        assertThat(isRefused(text(edited), what)).as(what).isTrue();
      }
    }
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"PN,11", "PN,12", "PART0,13", "PART0,14"})
  void numbersThatNobodyCountsTo(CounterRule rule, long seed) throws Exception {
    var lines = Sessions.lines(session(rule, seed));
    var random = new Random(seed);
    var numbers =
        List.of(
            "-1",
            "0",
            "9223372036854775807",
            "-9223372036854775808",
            "1e999",
            "4611686018427387904");

    for (int round = 0; round < 50; round++) {
      int at = random.nextInt(lines.size());
      var fields = lines.get(at).split("(?<=[:\\[,])(?=-?\\d)", -1);
      int field = random.nextInt(fields.length);
      fields[field] =
          fields[field].replaceFirst("^-?[\\d.E]+", numbers.get(random.nextInt(numbers.size())));
      var edited = new ArrayList<>(lines);
      edited.set(at, String.join("", fields));
      isRefused(text(edited), "seed %d, round %d: %s".formatted(seed, round, edited.get(at)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"session\" | \"lesson\" | line 1: this is no Hearsay session",
        "\"version\":1 | \"version\":2,\"x\":[{}] | line 1: the session is of version 2; this"
            + " program reads version 1",
        "\"version\":1, | '' | line 1: it does not say of which version it is",
        "\"rule\":\"PN\" | \"rule\":\"XX\" | line 1: rule: 'XX' is none of PN, PART0",
        "\"x\":0.5 | \"x\":\"NaN\" | line 1: layout.n1: a place is two numbers",
        "Warned | Wrned | line 2: event: a journal event 'Wrned' is not known",
        "\"text\": | \"txt\": | line 2: event.Warned: 'txt' is not known here",
        "\"node\":\"n1\", | '' | line 2: event.Warned: 'node' is missing",
        "\"node\":\"n1\" | \"node\":null | line 2: event.Warned.node: text expected, not null",
        "\"node\":\"n1\" | \"node\":7 | line 2: event.Warned.node: text expected, not a number",
        "\"node\":\"n1\" | \"node\":\"n1\",\"node\":\"n1\" | line 2: event.Warned: 'node' is there"
            + " twice",
        "\"wallMillis\": | \"wallMillis\":1.5,\"x\": | line 2: wallMillis: a whole number expected,"
            + " not a number",
        "\"loss\":0.0 | \"loss\":2.0 | line 3: event.LinkFaultsChanged.faults: loss is a"
            + " probability",
        "{\"position\":1 | {\"position\":3 | line 3: entry 3 stands where 1 belongs",
        "{\"position\":1 | {\"pos\":1 | line 3: a line that begins with 'pos' is not known",
        "{\"position\":1 | [{\"position\":1 | line 3: no object in braces",
        "{\"end\":2} | {\"end\":3} | line 4: 2 entries are here, but the file says it has 3",
        "{\"end\":2} | '' | line 4: the file ends here, before its last line: it was cut off",
        "{\"end\":2} | {\"end\":2}{} | line 4: there is more after the end of the value",
      })
  void theMessageSaysWhatIsWrongAndWhere(String part, String replacement, String message)
      throws IOException {
    var journal =
        Sessions.journal(
            new JournalEvent.Warned("n1", "x"),
            new JournalEvent.LinkFaultsChanged(new Link("n1", "n2"), LinkFaults.NONE));
    var session = new Session(journal, List.of(), Map.of("n1", new Session.Place(0.5, 0.5)), 1_000);
    var lines = new ArrayList<String>();
    for (var line : Sessions.lines(session)) {
      lines.add(line.replace(part, replacement));
    }
    assertThat(lines).isNotEqualTo(Sessions.lines(session));

    assertThatThrownBy(() -> Sessions.read(lines))
        .isInstanceOf(SessionException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "hello",
        "{}",
        "[]",
        "null",
        "{\"hearsay\":1}",
        "\u0000",
        "\u001f\u008b"
      })
  void whatIsNoSessionIsSaidToBeNone(String text) {
    assertThatThrownBy(() -> Sessions.read(text.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(SessionException.class)
        .hasMessageStartingWith("line 1: ");
  }

  @Test
  void whatCanNotHaveHappenedIsAFaultOfItsLine() throws Exception {
    var journal =
        Sessions.journal(
            new JournalEvent.ClusterStarted(CounterRule.PN, "mesh", 0, 1),
            new JournalEvent.OperationClicked("n1", 1, 1));
    var lines = new ArrayList<>(Sessions.lines(Sessions.of(journal)));
    var state = "{\"state\":0,\"entries\":[[\"n1#1\",4611686018427387904,0]]}";
    var started =
        "{\"position\":%d,\"atNanos\":0,\"wallMillis\":0,"
            + "\"event\":{\"type\":\"NodeStarted\",\"node\":\"n1\","
            + "\"address\":\"127.0.0.1:7001\",\"actor\":\"n1#1\",\"state\":0,\"isForeign\":false}}";
    var applied =
        "{\"position\":%d,\"atNanos\":9000000,\"wallMillis\":0,"
            + "\"event\":{\"type\":\"OperationsApplied\",\"node\":\"n1\","
            + "\"increments\":4611686018427387904,\"decrements\":0,\"before\":0,\"after\":0}}";
    var edited =
        List.of(
            lines.get(0).replace("\"entries\":2", "\"entries\":3"),
            lines.get(1),
            state,
            started.formatted(1),
            applied.formatted(2),
            "{\"end\":3}");

    assertThatThrownBy(() -> Sessions.read(edited))
        .isInstanceOf(SessionException.class)
        .hasMessageStartingWith("line 5: this can't have happened after what the lines before say");
  }

  @Test
  void aLineWithoutAnEndIsRefusedBeforeItFillsTheMemory() throws Exception {
    var bomb = packed(List.of(), 200 << 20, line -> "a".repeat(1 << 20));

    assertThatThrownBy(() -> Sessions.read(bomb))
        .isInstanceOf(SessionException.class)
        .hasMessage("line 1: the line is longer than any of a session");
  }

  @Test
  void statesToldByVeryLittleAreRefusedBeforeTheyFillTheMemory() throws Exception {
    var lines = Sessions.lines(Sessions.of(Sessions.journal()));
    var big = new StringBuilder("{\"state\":0,\"entries\":[");
    for (int i = 0; i < 10_000; i++) {
      big.append(i == 0 ? "" : ",").append("[\"a%05d#1\",1,0]".formatted(i));
    }
    var file = new ArrayList<>(List.of(lines.getFirst(), big.append("]}").toString()));
    for (int i = 1; i < 2_000; i++) {
      file.add("{\"state\":%d,\"since\":0,\"entries\":[[\"b#1\",%d,0]]}".formatted(i, i));
    }
    var bytes = new ByteArrayInputStream(text(file));

    assertThatThrownBy(() -> new SessionReader(bytes, 64 << 20).read())
        .isInstanceOf(SessionException.class)
        .hasMessageMatching("line \\d+: it holds more than fits in memory here \\(about 64 MB\\)");
  }

  @Test
  void entriesWithoutAnEndAreRefusedBeforeTheyFillTheMemory() throws Exception {
    var lines = Sessions.lines(Sessions.of(Sessions.journal(new JournalEvent.Paused())));
    var file = new ArrayList<>(List.of(lines.getFirst()));
    for (int i = 0; i < 50_000; i++) {
      file.add(lines.get(1).replace("\"position\":0", "\"position\":" + i));
    }
    var bytes = new ByteArrayInputStream(text(file));

    assertThatThrownBy(() -> new SessionReader(bytes, 1 << 20).read())
        .isInstanceOf(SessionException.class)
        .hasMessageMatching("line \\d+: it holds more than fits in memory here \\(about 1 MB\\)");
  }

  @Test
  void nestingWithoutAnEndIsRefused() throws Exception {
    var lines = new ArrayList<>(Sessions.lines(Sessions.of(Sessions.journal())));
    lines.set(0, lines.getFirst().replace("\"saved\":", "\"deep\":" + "[".repeat(100_000)));

    assertThatThrownBy(() -> Sessions.read(lines))
        .isInstanceOf(SessionException.class)
        .hasMessageStartingWith("line 1: not JSON");
  }

  private static byte[] packed(List<String> lines, long length, UnaryOperator<String> filling)
      throws IOException {
    var out = new ByteArrayOutputStream();
    try (var packed = new GZIPOutputStream(out)) {
      packed.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
      var part = filling.apply("").getBytes(StandardCharsets.UTF_8);
      for (long written = 0; written < length; written += part.length) {
        packed.write(part);
      }
    }
    return out.toByteArray();
  }
}
