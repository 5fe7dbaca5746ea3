package hearsay.cli;

import hearsay.journal.export.TextFormat;
import hearsay.viz.picture.PictureExport;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What a session can be converted to. Naming a format of pictures touches nothing of the toolkit,
/// so that texts need neither it nor a display.
enum ExportFormat {
  PNG,
  SVG,
  GIF,
  CSV,
  JSONL,
  SHIVIZ;

  /// `png` … `shiviz` on the command line.
  static final class Converter implements ITypeConverter<ExportFormat> {
    @Override
    public ExportFormat convert(String text) {
      return Arrays.stream(values())
          .filter(format -> format.word().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + text + "' is no format: it is one of " + words()));
    }
  }

  private static String words() {
    return Arrays.stream(values()).map(ExportFormat::word).collect(Collectors.joining(", "));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isPicture() {
    return this == PNG || this == SVG || this == GIF;
  }

  /// How its files end, with the dot.
  String extension() {
    return "." + (isPicture() ? word() : text().extension());
  }

  TextFormat text() {
    return TextFormat.valueOf(name());
  }

  PictureExport.Format picture() {
    return PictureExport.Format.valueOf(name());
  }
}
