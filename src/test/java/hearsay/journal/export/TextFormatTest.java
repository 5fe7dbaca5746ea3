package hearsay.journal.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.Link;
import hearsay.journal.RandomStory;
import hearsay.journal.Story;
import hearsay.protocol.PeerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

class TextFormatTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  static Journal journal(Story story) {
    var clock = new AtomicLong();
    var journal = new Journal(() -> clock.getAndAdd(1_500_000_000), 100_000);
    story.entries().forEach(entry -> journal.append(entry.event()));
    return journal;
  }

  static String text(TextFormat format, Journal journal, long from, long to) throws IOException {
    var text = new StringBuilder();
    format.write(journal, from, to, text, part -> {});
    return text.toString();
  }

  @Test
  void theTableHasARowForEveryChangeAndEmptyCellsForNodesThatAreNotThere() throws IOException {
    var story = Story.of(CounterRule.PN, "n1", "n2");
    story.click("n1", 3);
    story.tell("n1", "n2");
    story.crash("n1");
    story.remove("n1");
    story.start("n10");
    story.click("n10", -1);

    var rows = text(TextFormat.CSV, journal(story), 0, Long.MAX_VALUE).split("\r\n", -1);

    assertThat(rows)
        .containsExactly(
            "seconds,position,n1,n2,n10",
            "0.000000000,0,,,",
            "1.500000000,2,0,,",
            "3.000000000,3,0,0,",
            "7.500000000,6,3,0,",
            "10.500000000,8,3,3,",
            "12.000000000,9,,3,",
            "15.000000000,11,,3,0",
            "18.000000000,13,,3,-1",
            "");
  }

  @Test
  void aFileThatCanNotBeFinishedIsAsItWas(@TempDir Path directory) throws IOException {
    var file = Files.writeString(directory.resolve("values.csv"), "before");
    var journal = journal(Story.of(CounterRule.PN, "n1", "n2"));

    Thread.currentThread().interrupt();
    assertThatIOException()
        .isThrownBy(() -> TextFormat.CSV.save(journal, 0, journal.end(), file, part -> {}));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(file).hasContent("before");
    assertThat(directory.toFile().list()).containsExactly("values.csv");
  }

  @Test
  void theTableOfAWindowBeginsWithWhatWasThere() throws IOException {
    var story = Story.of(CounterRule.PN, "n1", "n2");
    story.click("n1", 3);
    long from = story.entries().size();
    story.click("n2", 1);

    var rows = text(TextFormat.CSV, journal(story), from, from + 2).split("\r\n", -1);

    assertThat(rows)
        .containsExactly("seconds,position,n1,n2", "7.500000000,6,3,0", "10.500000000,8,3,1", "");
  }

  @Test
  void namesAreQuotedInTheTableWhereTheyMustBe() throws IOException {
    var clock = new AtomicLong();
    var journal = new Journal(clock::get);
    var actor = new ActorId("x", 1);
    journal.append(
        new JournalEvent.NodeStarted(
            "a \"b\",\nc", new PeerAddress("127.0.0.1", 7001), actor, PnCounter.empty(), false));

    assertThat(text(TextFormat.CSV, journal, 0, 1))
        .startsWith("seconds,position,\"a \"\"b\"\",\nc\"\r\n");
  }

  @ParameterizedTest
  @EnumSource(CounterRule.class)
  void everyEventIsAnObjectOnALineThatNeedsNoOther(CounterRule rule) throws IOException {
    var journal = journal(RandomStory.of(rule, 5, 1_000));
    long from = 100;

    var lines = text(TextFormat.JSONL, journal, from, journal.end()).lines().toList();

    assertThat(lines).hasSize((int) (journal.end() - from));
    for (int i = 0; i < lines.size(); i++) {
      var object = JSON.readTree(lines.get(i));
      var entry = journal.entry(from + i);
      assertThat(object.get("position").longValue()).isEqualTo(entry.position());
      assertThat(object.get("event").stringValue())
          .isEqualTo(entry.event().getClass().getSimpleName());
      assertThat(object.get("time").stringValue()).endsWith("Z");
      if (entry.event() instanceof JournalEvent.OperationsApplied applied) {
        assertThat(object.get("node").stringValue()).isEqualTo(applied.node());
        var state = object.get("after");
        assertThat(state.get(rule == CounterRule.PN ? "value" : "counter").bigIntegerValue())
            .isEqualTo(applied.after().value());
      }
    }
  }

  @Test
  void noEventHasAFieldThatTheLineHasItself() {
    for (var event : JournalEvent.class.getPermittedSubclasses()) {
      assertThat(Arrays.stream(event.getRecordComponents()).map(part -> part.getName()))
          .as(event.getSimpleName())
          .doesNotContain("position", "seconds", "time", "event");
    }
  }

  @ParameterizedTest
  @EnumSource(TextFormat.class)
  void anEmptyWindowAndAnEmptyJournalAreWrittenToo(TextFormat format) throws IOException {
    var journal = journal(Story.of(CounterRule.PN, "n1"));

    assertThat(text(format, journal, 2, 2).lines().count()).isLessThanOrEqualTo(2);
    assertThat(text(format, journal, 9, -9).lines().count()).isLessThanOrEqualTo(2);
    assertThat(text(format, new Journal(() -> 0), 0, 9).lines().count()).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(TextFormat.class)
  void progressGoesUpToOne(TextFormat format) throws IOException {
    var journal = journal(RandomStory.of(CounterRule.PN, 6, 5_000));
    var told = new ArrayList<Double>();

    format.write(journal, 0, Long.MAX_VALUE, new StringBuilder(), told::add);

    assertThat(told).isSorted().startsWith(0.0).endsWith(1.0).hasSizeGreaterThan(4);
    assertThat(journal.latest().links()).containsKey(new Link("n1", "n2"));
  }
}
