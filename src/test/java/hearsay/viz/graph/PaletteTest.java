package hearsay.viz.graph;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Painters and controls show the same colours, although they have them from different places.
class PaletteTest {
  private static final String SHEET = "/hearsay/assets/styles/hearsay.css";
  private static final Pattern COLOUR = Pattern.compile("-hs-([a-z0-9-]+): #([0-9A-F]{6});");

  @ParameterizedTest
  @CsvSource({".root, false", ".root.dark, true"})
  void everyColourIsTheOneOfTheSameNameInTheStyleSheet(String block, boolean isDark)
      throws Exception {
    var sheet = colours(block);

    for (var component : Palette.class.getRecordComponents()) {
      var painted = (int) component.getAccessor().invoke(Palette.of(isDark));

      assertThat("%08X".formatted(painted))
          .as("%s in %s", component.getName(), block)
          .isEqualTo("FF" + sheet.get(component.getName()));
    }
  }

  /// The opaque colours that a block of the sheet names.
  private static Map<String, String> colours(String block) throws IOException {
    var sheet = text(SHEET);
    var start = sheet.indexOf("\n" + block + " {");
    var found = COLOUR.matcher(sheet.substring(start, sheet.indexOf("\n}", start)));
    var colours = new HashMap<String, String>();
    while (found.find()) {
      colours.put(found.group(1), found.group(2));
    }
    return colours;
  }

  private static String text(String resource) throws IOException {
    try (var bytes = requireNonNull(Palette.class.getResourceAsStream(resource), resource)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
