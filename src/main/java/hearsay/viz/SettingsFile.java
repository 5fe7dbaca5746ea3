package hearsay.viz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The file of the lab's settings. Trouble with it never keeps the lab from starting: it is told in
/// words.
///
/// @param path of the JSON file; it and its directory need not exist
public record SettingsFile(Path path) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// Settings, and what was wrong with the file, in words; empty if nothing was.
  public record Loaded(LabSettings settings, String trouble) {}

  /// The file in the platform's place for settings.
  ///
  /// @param environment of the process
  /// @param osName as in the system property `os.name`
  /// @param home the user's home directory
  public static SettingsFile ofPlatform(Map<String, String> environment, String osName, Path home) {
    return new SettingsFile(directory(environment, osName, home).resolve("settings.json"));
  }

  private static Path directory(Map<String, String> environment, String osName, Path home) {
    if (osName.startsWith("Windows")) {
      var appData = environment.get("APPDATA");
      return appData == null ? home.resolve("hearsay") : Path.of(appData, "hearsay");
    }
    if (osName.startsWith("Mac")) {
      return home.resolve("Library/Application Support/hearsay");
    }
    var xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    return (xdg.isEmpty() ? home.resolve(".config") : Path.of(xdg)).resolve("hearsay");
  }

  /// Reads the file; what it does not say, as that of an older version may not, is as at a first
  /// start. A file that can't be used is kept beside its place as `.bad`, and the first settings
  /// are returned.
  public Loaded load() {
    if (!Files.exists(path)) {
      return new Loaded(LabSettings.FIRST, "");
    }
    try {
      return new Loaded(read(Files.readString(path)), "");
    } catch (JacksonException | IOException | IllegalArgumentException e) {
      return new Loaded(LabSettings.FIRST, setAside());
    }
  }

  private static LabSettings read(String text) {
    var settings = (ObjectNode) JSON.valueToTree(LabSettings.FIRST);
    settings.setAll(JSON.readValue(text, ObjectNode.class));
    return JSON.treeToValue(settings, LabSettings.class);
  }

  /// Writes the file as a whole: a reader sees the old one or the new one.
  ///
  /// @throws IOException if it can't be written; the old file is as it was
  public void save(LabSettings settings) throws IOException {
    var directory =
        Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file lies somewhere");
    Files.createDirectories(directory);
    var fresh = Files.createTempFile(directory, "settings", ".new");
    Files.writeString(fresh, JSON.writeValueAsString(settings));
    Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
  }

  private String setAside() {
    var bad = path.resolveSibling(path.getFileName() + ".bad");
    try {
      Files.move(path, bad, StandardCopyOption.REPLACE_EXISTING);
      return "The settings could not be read and start anew; the old file is " + bad;
    } catch (IOException e) {
      return "The settings in " + path + " could not be read and start anew";
    }
  }
}
