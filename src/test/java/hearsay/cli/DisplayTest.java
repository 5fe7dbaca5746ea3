package hearsay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {
  @Test
  void onLinuxADisplayIsAnnouncedInTheEnvironment() {
    assertThat(Display.isAnnounced(Map.of(), "Linux")).isFalse();
    assertThat(Display.isAnnounced(Map.of("DISPLAY", ""), "Linux")).isFalse();
    assertThat(Display.isAnnounced(Map.of("DISPLAY", ":0"), "Linux")).isTrue();
    assertThat(Display.isAnnounced(Map.of("WAYLAND_DISPLAY", "wayland-0"), "Linux")).isTrue();
  }

  @Test
  void elsewhereThereIsOneUntilItFails() {
    assertThat(Display.isAnnounced(Map.of(), "Windows 11")).isTrue();
    assertThat(Display.isAnnounced(Map.of(), "Mac OS X")).isTrue();
  }
}
