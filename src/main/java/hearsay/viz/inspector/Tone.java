package hearsay.viz.inspector;

import java.util.Locale;

/// How a text is meant. Colour only repeats what the words say.
enum Tone {
  PLAIN,
  QUIET,
  STRONG,
  GOOD,
  CUT;

  /// The style class.
  String style() {
    return "tone-" + name().toLowerCase(Locale.ROOT);
  }
}
