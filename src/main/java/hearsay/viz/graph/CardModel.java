package hearsay.viz.graph;

import hearsay.crdt.Tally;
import hearsay.journal.Group;
import hearsay.journal.NodeNames;
import hearsay.journal.NodeSnapshot;
import org.jspecify.annotations.Nullable;

/// All that a card says; immutable. A card whose model is unchanged is not touched.
///
/// @param value the counter as text, @param version "v5"; empty while a foreign node told nothing
/// @param mark null likewise
/// @param isFront whether none of its group knows more, while some know less: the news has reached
///   it
/// @param line what just happened, a refusal, or the time to the next round
/// @param lineKind what the line is
/// @param roundPercent how much of the wait for the next round is over, 0 to 100; -1 while rounds
///   are too quick to follow
/// @param disk what a crashed node will come back with; empty of others
/// @param group index of its group; -1 while all running nodes can hear each other
/// @param armed the armed operation, 0 for none, @param lost its operations that are lost
/// @param isPast whether it shows the past: then nothing on it can be pressed
/// @param light how it takes part in what is lit up
record CardModel(
    String name,
    String value,
    String version,
    @Nullable StateMark mark,
    boolean isFront,
    String line,
    LineKind lineKind,
    int roundPercent,
    String disk,
    int group,
    NodeSnapshot.Lifecycle lifecycle,
    boolean isPaused,
    int armed,
    Tally lost,
    boolean isSelected,
    boolean isPast,
    CardLight light) {

  /// What the line at the foot of a card tells.
  enum LineKind {
    HAPPENING,
    ROUND,
    REFUSAL
  }

  boolean isCrashed() {
    return lifecycle == NodeSnapshot.Lifecycle.CRASHED;
  }

  boolean isForeign() {
    return lifecycle == NodeSnapshot.Lifecycle.FOREIGN;
  }

  /// "+1 armed", "−1 armed"; empty if nothing is.
  String armedText() {
    return armed == 0 ? "" : signed(armed) + " armed";
  }

  boolean hasLost() {
    return !lost.equals(Tally.ZERO);
  }

  /// "+1 lost", "+2 −1 lost"; empty if nothing is.
  String lostText() {
    return hasLost() ? NodeNames.signed(lost) + " lost" : "";
  }

  private static String signed(int amount) {
    return amount > 0 ? "+" + amount : "−" + -amount;
  }

  /// For those who hear the picture.
  String spoken() {
    var words = new StringBuilder(name).append(": ");
    if (mark != null) {
      words.append("value ").append(value).append(", ");
      words.append(version.replace("v", "version ")).append(", state ").append(mark.words());
    }
    state(words);
    if (group >= 0) {
      words.append(", side ").append(Group.letter(group));
    }
    if (armed != 0) {
      words.append(", ").append(armedText());
    }
    if (hasLost()) {
      words.append(", ").append(lostText());
    }
    if (!light.words().isEmpty()) {
      words.append(", ").append(light.words());
    }
    return line.isEmpty() ? words.toString() : words.append(", ").append(line).toString();
  }

  private void state(StringBuilder words) {
    switch (lifecycle) {
      case RUNNING -> {
        if (isPaused) {
          words.append(", paused");
        }
      }
      case CRASHED -> words.append(", crashed, ").append(disk);
      case FOREIGN -> words.append(mark == null ? "foreign node" : ", foreign node");
    }
  }
}
