package hearsay.journal.export;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.ActorId;
import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.journal.Journal;
import hearsay.journal.JournalEvent;
import hearsay.journal.RandomStory;
import hearsay.journal.Story;
import hearsay.protocol.PeerAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// The rules that ShiViz documents: a file's first line is the parser's expression and its second
/// the delimiter of executions; every clock is JSON and has its own host in it; a host's own
/// counters are 1, 2, 3 …; no clock names a host or an event that is not there; and each clock is
/// just the join of the clocks before it.
class ShivizLogTest {
  /// As ShiViz reads a file: its first line between ^ and $, in multi-line mode.
  private static final Pattern PARSER =
      Pattern.compile("^(?<event>.*)\\n(?<host>\\S*) (?<clock>\\{.*\\})$", Pattern.MULTILINE);

  private static final JsonMapper JSON = new JsonMapper();

  private record Event(String words, String host, Map<String, Long> clock) {
    long time() {
      return clock.get(host);
    }
  }

  private static List<Event> parsed(String file) {
    var lines = file.split("\n", 3);
    assertThat(lines[0]).isEqualTo("(?<event>.*)\\n(?<host>\\S*) (?<clock>{.*})");
    assertThat(lines[1]).isEmpty();
    var matcher = PARSER.matcher(lines[2]);
    var events = new ArrayList<Event>();
    int end = 0;
    while (matcher.find()) {
      assertThat(lines[2].substring(end, matcher.start())).isBlank();
      end = matcher.end();
      var clock = new TreeMap<String, Long>();
      JSON.readTree(matcher.group("clock"))
          .properties()
          .forEach(count -> clock.put(count.getKey(), count.getValue().longValue()));
      events.add(new Event(matcher.group("event"), matcher.group("host"), clock));
    }
    assertThat(lines[2].substring(end)).isBlank();
    return events;
  }

  private static void assertClocksHold(List<Event> events) {
    var byHost = new HashMap<String, List<Event>>();
    for (var event : events) {
      assertThat(event.clock()).containsKey(event.host());
      var own = byHost.computeIfAbsent(event.host(), host -> new ArrayList<>());
      own.add(event);
      assertThat(event.time()).as("own counter of %s", event).isEqualTo(own.size());
    }
    for (var event : events) {
      var joined = new TreeMap<String, Long>();
      event
          .clock()
          .forEach(
              (host, time) -> {
                assertThat(byHost).as("hosts that %s names", event).containsKey(host);
                assertThat(time)
                    .as("%s in %s", host, event)
                    .isBetween(1L, (long) byHost.get(host).size());
                long known = host.equals(event.host()) ? time - 1 : time;
                if (known > 0) {
                  byHost
                      .get(host)
                      .get((int) known - 1)
                      .clock()
                      .forEach((h, t) -> joined.merge(h, t, Math::max));
                }
              });
      joined.put(event.host(), event.time());
      assertThat(event.clock()).as("the join of what %s knows", event).isEqualTo(joined);
    }
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({"PN,1", "PN,2", "PART0,3", "PART0,4"})
  void theLogHoldsToTheRulesOfShiviz(CounterRule rule, long seed) throws IOException {
    var journal = TextFormatTest.journal(RandomStory.of(rule, seed, 1_500));

    var events = parsed(TextFormatTest.text(TextFormat.SHIVIZ, journal, 0, Long.MAX_VALUE));

    assertThat(events).as("seed %d", seed).hasSizeGreaterThan(300);
    assertClocksHold(events);
  }

  @ParameterizedTest(name = "seed {0}")
  @CsvSource({"5", "6", "7"})
  void soDoesTheLogOfAnyWindow(long seed) throws IOException {
    var journal = TextFormatTest.journal(RandomStory.of(CounterRule.PN, seed, 1_000));
    var random = new Random(seed);

    for (int round = 0; round < 20; round++) {
      long from = random.nextLong(journal.end());
      long to = from + random.nextLong(journal.end() - from);
      assertClocksHold(parsed(TextFormatTest.text(TextFormat.SHIVIZ, journal, from, to)));
    }
  }

  @Test
  void aDeliveryKnowsWhatItsSenderKnewAndACrashedNodeGoesOn() throws IOException {
    var story = Story.of(CounterRule.PN, "n1", "n2");
    story.click("n1", 1);
    story.tell("n1", "n2");
    story.crash("n2");
    story.recover("n2");

    var events =
        parsed(TextFormatTest.text(TextFormat.SHIVIZ, TextFormatTest.journal(story), 0, 99));

    assertThat(events)
        .extracting(event -> event.host() + " " + event.clock())
        .containsExactly(
            "n1 {n1=1}",
            "n2 {n2=1}",
            "n1 {n1=2}",
            "n1 {n1=3}",
            "n2 {n1=3, n2=2}",
            "n2 {n1=3, n2=3}",
            "n2 {n1=3, n2=4}");
  }

  @Test
  void noNameAndNoWordsMakeTwoLinesOfOneOrAClockOfWords() throws IOException {
    var journal = new Journal(() -> 0);
    for (var name : List.of("a b", "a_b", "a\u2028b", "\"q\\")) {
      journal.append(
          new JournalEvent.NodeStarted(
              name,
              new PeerAddress("127.0.0.1", 7001),
              new ActorId("x", 1),
              PnCounter.empty(),
              false));
      journal.append(new JournalEvent.OperationsRefused(name, 1, 0, "x\n{\"a_b\":9}\r\u2029{}"));
    }

    var events = parsed(TextFormatTest.text(TextFormat.SHIVIZ, journal, 0, 99));

    assertThat(events).hasSize(8);
    assertThat(events).extracting(Event::host).contains("a_b", "a_b_2", "a_b_3", "\"q\\");
    assertClocksHold(events);
  }
}
