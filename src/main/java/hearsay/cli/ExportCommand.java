package hearsay.cli;

import hearsay.journal.session.Session;
import hearsay.journal.session.SessionException;
import hearsay.journal.session.SessionFile;
import hearsay.journal.session.WholeFile;
import hearsay.viz.picture.PictureExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `hearsay export`: a recorded session, converted.
@Command(
    name = "export",
    description = {
      "Converts a recorded session: to a picture of the graph or the space-time diagram, to a table"
          + " of values (csv), to its events (jsonl), or to a log for ShiViz (shiviz).",
      "Neither a cluster nor a display is needed."
    })
final class ExportCommand implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE.hearsay", description = "The session.")
  private Path file;

  @Option(
      names = "--as",
      required = true,
      paramLabel = "FORMAT",
      converter = ExportFormat.Converter.class,
      description = "png, svg, gif, csv, jsonl or shiviz.")
  private ExportFormat format;

  @Option(
      names = "--out",
      paramLabel = "F",
      description =
          "Where it goes (default: beside the session, with another ending); - for standard output,"
              + " texts only.")
  private @Nullable Path out;

  @Option(
      names = "--view",
      paramLabel = "VIEW",
      defaultValue = "graph",
      converter = ViewConverter.class,
      description = "Pictures: graph or diagram (default: ${DEFAULT-VALUE}).")
  private PictureExport.View view;

  @Option(
      names = "--at",
      paramLabel = "POSITION",
      description = "Pictures of the graph: the moment after so many events (default: the end).")
  private @Nullable Long at;

  @Option(
      names = "--from",
      paramLabel = "P",
      description = "From this position on (default: the beginning).")
  private @Nullable Long from;

  @Option(
      names = "--to",
      paramLabel = "P",
      description = "Up to, not including, this position (default: the end).")
  private @Nullable Long to;

  @Option(names = "--dark", description = "Pictures: dark.")
  private boolean isDark;

  @Option(
      names = "--width",
      paramLabel = "PIXELS",
      defaultValue = "1280",
      description = "Pictures (default: ${DEFAULT-VALUE}).")
  private int width;

  @Option(
      names = "--height",
      paramLabel = "PIXELS",
      defaultValue = "800",
      description = "Pictures (default: ${DEFAULT-VALUE}).")
  private int height;

  @Override
  public Integer call() throws IOException {
    var isToOutput = out != null && out.toString().equals(STANDARD_OUTPUT);
    check(isToOutput);
    var target = out == null ? besideIt() : out;
    if (!isToOutput) {
      checkTarget(target);
    }
    var session = read();
    if (isToOutput) {
      write(session, null);
      return ExitCode.OK;
    }
    if (format.isPicture()) {
      draw(session, target);
    } else {
      write(session, target);
    }
    spec.commandLine().getOut().println(target.toAbsolutePath());
    return ExitCode.OK;
  }

  private void check(boolean isToOutput) {
    if (isToOutput && format.isPicture()) {
      throw bad("--out - is for csv, jsonl and shiviz: a picture needs a file");
    }
    if (out != null && out.toString().isEmpty()) {
      throw bad("--out must name a file");
    }
    if (or(at, 0) < 0 || or(from, 0) < 0 || or(to, 0) < 0) {
      throw bad("a position is not negative");
    }
    if (or(from, 0) > or(to, Long.MAX_VALUE)) {
      throw bad("--from %d lies behind --to %d".formatted(from, to));
    }
    if (format.isPicture()) {
      try {
        options(0, Long.MAX_VALUE);
      } catch (IllegalArgumentException e) {
        throw bad(String.valueOf(e.getMessage()));
      }
    }
  }

  /// Before the work is done in vain.
  private void checkTarget(Path target) throws IOException {
    WholeFile.checkPlace(target);
    if (Files.exists(target) && Files.exists(file) && Files.isSameFile(target, file)) {
      throw bad("--out is the session itself");
    }
  }

  private ParameterException bad(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }

  private PictureExport.Options options(long begin, long end) {
    return new PictureExport.Options(
        width, height, isDark, or(at, end), or(from, begin), or(to, end));
  }

  private static long or(@Nullable Long given, long usual) {
    return given == null ? usual : given;
  }

  private Session read() throws IOException {
    try {
      return SessionFile.read(file, part -> {});
    } catch (SessionException e) {
      throw new IOException("%s can't be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private Path besideIt() {
    var name = String.valueOf(file.getFileName());
    var bare =
        name.endsWith(SessionFile.EXTENSION)
            ? name.substring(0, name.length() - SessionFile.EXTENSION.length())
            : name;
    return file.resolveSibling(bare + format.extension());
  }

  private void write(Session session, @Nullable Path target) throws IOException {
    var journal = session.journal();
    var first = or(from, journal.begin());
    var last = or(to, Math.max(first, journal.end()));
    if (first < journal.begin() || last > journal.end()) {
      note(
          "Only positions %,d to %,d are kept: what of them was asked for is written"
              .formatted(journal.begin(), journal.end()));
    }
    if (target != null) {
      format.text().save(journal, first, last, target, part -> {});
      return;
    }
    var output = spec.commandLine().getOut();
    format.text().write(journal, first, last, output, part -> {});
    output.flush();
    if (output.checkError()) {
      throw new IOException("standard output was closed before the end");
    }
  }

  private void draw(Session session, Path target) throws IOException {
    Display.beHeadless();
    var journal = session.journal();
    var options = options(journal.begin(), Math.max(or(from, 0), journal.end()));
    var note = PictureExport.write(session, format.picture(), view, options, target, part -> {});
    if (!note.isEmpty()) {
      note(note);
    }
  }

  private void note(String words) {
    spec.commandLine().getErr().println(spec.qualifiedName() + ": " + words);
  }

  /// `graph` and `diagram` on the command line.
  static final class ViewConverter implements ITypeConverter<PictureExport.View> {
    @Override
    public PictureExport.View convert(String text) {
      return switch (text) {
        case "graph" -> PictureExport.View.GRAPH;
        case "diagram" -> PictureExport.View.DIAGRAM;
        default ->
            throw new TypeConversionException("'" + text + "' is no view: it is graph or diagram");
      };
    }
  }
}
