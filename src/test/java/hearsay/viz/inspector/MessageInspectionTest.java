package hearsay.viz.inspector;

import static hearsay.viz.inspector.Story.rows;
import static org.assertj.core.api.Assertions.assertThat;

import hearsay.crdt.CounterRule;
import hearsay.journal.trace.FrameStory;
import hearsay.viz.Selection;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageInspectionTest {
  private final Story story = Story.of(CounterRule.PN, "n1", "n2");

  @Test
  void aFrameSaysWhoLearntWhatFromIt() {
    story.click("n1");
    var frame = story.send("n1", "n2");
    story.after(1).deliver(frame);

    var said = inspect(frame);

    assertThat(said.state()).isEqualTo("arrived");
    assertThat(rows(said, "Carried")).containsExactly("n1|+1|−0|learnt, was new");
    assertThat(rows(said, "On the wire"))
        .contains("arrived|0:01, after 1.0 s: taught it something");
  }

  @Test
  void whatTheReceiverKnewIsNoNews() {
    story.click("n1").tell("n1", "n2");
    var frame = story.send("n1", "n2");
    story.deliver(frame);

    assertThat(rows(inspect(frame), "Carried")).containsExactly("n1|+1|−0|knew it");
  }

  @Test
  void aLostFrameSaysWhy() {
    story.click("n1");
    var frame = story.send("n1", "n2");
    story.after(2).lose(frame);

    assertThat(inspect(frame).state()).isEqualTo("lost");
    assertThat(rows(inspect(frame), "On the wire")).contains("lost|0:02: connection closed");
  }

  @Test
  void itsFieldsCoverItsBytes() {
    story.click("n1");
    var said = inspect(story.send("n1", "n2"));

    var bytes = rows(said, "Bytes").getFirst();
    var fields = said.sections().getLast().rows().stream().map(Row.Field.class::cast).toList();

    assertThat(fields.getLast().offset() + fields.getLast().length()).isEqualTo(bytes.length() / 2);
    assertThat(fields).extracting(Row.Field::value).contains("127.0.0.1:20001", "0x13 DELTA");
  }

  @Test
  void beforeItIsSentThereIsNothingToSay() {
    story.click("n1");
    var frame = story.send("n1", "n2");
    var before = story.context(false, frame.sentPosition());

    var said = MessageInspection.of(before, frame, Optional.empty());

    assertThat(rows(said, "")).containsExactly("At the moment shown it is not sent yet.");
  }

  private Inspection inspect(Selection.Frame frame) {
    var end = story.journal.end();
    return MessageInspection.of(
        story.now(), frame, FrameStory.of(story.now().journal(), frame.sentPosition(), end));
  }
}
