package hearsay.viz.inspector;

import java.util.List;

/// What the inspector says of one thing at one moment; equal ones look alike, so that the pane
/// changes only what differs from the one before.
///
/// @param title its name
/// @param subtitle beside the name, quiet; may be empty
/// @param state in a word or two ("running"); may be empty
/// @param tone of that word
/// @param actions the buttons at the foot
public record Inspection(
    String title,
    String subtitle,
    String state,
    Tone tone,
    List<Section> sections,
    List<Action> actions) {
  public Inspection {
    sections = List.copyOf(sections);
    actions = List.copyOf(actions);
  }

  static final Inspection NONE = new Inspection("", "", "", Tone.PLAIN, List.of(), List.of());
}
