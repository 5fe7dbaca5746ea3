package hearsay.viz;

import java.nio.file.Path;

/// Large words over the graph that say what an action did, and what it offers to do next.
///
/// @param text "Cut n1–n4"; empty for no caption
/// @param action what a click beside the words does
public record Caption(String text, Action action) {
  public static final Caption NONE = of("");

  /// What a caption offers; as data, so that a caption can be compared.
  public sealed interface Action {}

  /// Nothing.
  public record Nothing() implements Action {}

  /// To take the step back.
  public record Undo() implements Action {}

  /// To start a crashed node again.
  public record Restart(String node) implements Action {}

  /// To start the discovery server again.
  public record StartDiscovery() implements Action {}

  /// To show where a file is.
  public record Show(Path file) implements Action {}

  /// One that offers nothing.
  static Caption of(String text) {
    return new Caption(text, new Nothing());
  }

  public boolean isShown() {
    return !text.isEmpty();
  }

  public boolean hasAction() {
    return !(action instanceof Nothing);
  }

  /// The words of the button; empty if nothing is offered.
  public String actionWords() {
    return switch (action) {
      case Nothing _ -> "";
      case Undo _ -> "Undo";
      case Restart(var node) -> "Restart " + node;
      case StartDiscovery _ -> "Start";
      case Show _ -> "Show";
    };
  }
}
