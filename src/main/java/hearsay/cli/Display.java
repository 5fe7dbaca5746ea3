package hearsay.cli;

import java.util.Map;

/// Whether there is somewhere to show a window.
final class Display {
  private Display() {}

  /// Whether the process was told of a display. Outside Linux there always is one; that it works is
  /// only known once a window was tried.
  static boolean isAnnounced() {
    return isAnnounced(System.getenv(), System.getProperty("os.name"));
  }

  static boolean isAnnounced(Map<String, String> environment, String osName) {
    var isOther = osName.startsWith("Windows") || osName.startsWith("Mac");
    return isOther
        || !environment.getOrDefault("DISPLAY", "").isEmpty()
        || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
  }

  /// Makes JavaFX draw without a display. Must come before anything of JavaFX is touched.
  static void beHeadless() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
  }
}
