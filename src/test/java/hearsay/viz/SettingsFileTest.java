package hearsay.viz;

import static org.assertj.core.api.Assertions.assertThat;

import hearsay.cluster.Topology;
import hearsay.crdt.CounterRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
  private static final LabSettings CHANGED =
      new LabSettings(
          LabViewModel.Level.EXPLORE,
          true,
          true,
          true,
          1.5,
          150_000_000,
          7,
          CounterRule.PART0,
          Topology.RING,
          true,
          true,
          new LabSettings.Panes(false, true, 400, 300, 2),
          1000,
          700,
          Map.of("n1", new LabSettings.Position(0.25, 0.5)));

  @TempDir private Path directory;

  @Test
  void whatIsSavedIsLoaded() throws IOException {
    var file = file();

    file.save(CHANGED);
    var loaded = file.load();

    assertThat(loaded).isEqualTo(new SettingsFile.Loaded(CHANGED, ""));
  }

  @Test
  void positionsAreInTheOrderOfTheirNodes() throws IOException {
    var positions = new HashMap<String, LabSettings.Position>();
    IntStream.range(0, 30).forEach(i -> positions.put("n" + i, new LabSettings.Position(0, 1)));
    var file = file();

    file.save(withPositions(positions));

    var text = Files.readString(file.path());
    var places = positions.keySet().stream().sorted().map(node -> text.indexOf('"' + node + '"'));
    assertThat(places).isSorted().doesNotContain(-1);
  }

  @Test
  void aFirstStartHasTheFirstSettingsAndNoTrouble() {
    assertThat(file().load()).isEqualTo(new SettingsFile.Loaded(LabSettings.FIRST, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "no json", "[]", "{\"level\":null}", "{\"scale\":1e300}", "{\"nodes\":-1}"})
  void aBadFileIsKeptAsBadAndTold(String content) throws IOException {
    var file = file();
    Files.createDirectories(file.path().getParent());
    Files.writeString(file.path(), content);

    var loaded = file.load();

    assertThat(loaded.settings()).isEqualTo(LabSettings.FIRST);
    assertThat(loaded.trouble()).contains("settings.json.bad");
    assertThat(file.path().resolveSibling("settings.json.bad")).hasContent(content);
    assertThat(file.path()).doesNotExist();
  }

  @Test
  void whatANewerVersionWroteIsIgnored() throws IOException {
    var file = file();
    file.save(CHANGED);
    var text = Files.readString(file.path());
    Files.writeString(file.path(), text.replaceFirst("\\{", "{\"laterSetting\": 1,"));

    assertThat(file.load().settings()).isEqualTo(CHANGED);
  }

  @Test
  void whatAnOlderVersionDidNotWriteIsAsAtAFirstStart() throws IOException {
    var file = file();
    Files.createDirectories(file.path().getParent());
    Files.writeString(file.path(), "{\"isDark\": true, \"nodes\": 7}");

    var loaded = file.load();

    assertThat(loaded.trouble()).isEmpty();
    assertThat(loaded.settings().isDark()).isTrue();
    assertThat(loaded.settings().nodes()).isEqualTo(7);
    assertThat(loaded.settings().level()).isEqualTo(LabSettings.FIRST.level());
    assertThat(loaded.settings().isLogged()).isFalse();
  }

  @Test
  void everyPlatformHasItsPlace() {
    var home = Path.of("/home/ada");

    assertThat(path(Map.of(), "Linux", home))
        .isEqualTo(home.resolve(".config/hearsay/settings.json"));
    assertThat(path(Map.of("XDG_CONFIG_HOME", "/xdg"), "Linux", home))
        .isEqualTo(Path.of("/xdg/hearsay/settings.json"));
    assertThat(path(Map.of("APPDATA", "/roaming"), "Windows 11", home))
        .isEqualTo(Path.of("/roaming/hearsay/settings.json"));
    assertThat(path(Map.of(), "Mac OS X", home))
        .isEqualTo(home.resolve("Library/Application Support/hearsay/settings.json"));
  }

  private static Path path(Map<String, String> environment, String osName, Path home) {
    return SettingsFile.ofPlatform(environment, osName, home).path();
  }

  private static LabSettings withPositions(Map<String, LabSettings.Position> positions) {
    var other = LabSettings.FIRST;
    return new LabSettings(
        other.level(),
        other.isDark(),
        other.isProjector(),
        other.isMotionReduced(),
        other.scale(),
        other.hopNanos(),
        other.nodes(),
        other.rule(),
        other.topology(),
        other.isLogged(),
        other.isArchitectureShown(),
        other.panes(),
        other.width(),
        other.height(),
        positions);
  }

  private SettingsFile file() {
    return new SettingsFile(directory.resolve("deep/settings.json"));
  }
}
