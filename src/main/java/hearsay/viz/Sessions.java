package hearsay.viz;

import hearsay.journal.export.TextFormat;
import hearsay.journal.session.Session;
import hearsay.journal.session.SessionException;
import hearsay.journal.session.SessionFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableMap;

/// What happened, as files: saving it, opening what was saved, exporting it. All of it goes on in
/// the background; trouble becomes a notice, and what was shown stays. Application thread only.
public final class Sessions {
  /// How the end of a file's name is written in a menu.
  static final String FILES = "*" + SessionFile.EXTENSION;

  private final Timeline timeline;
  private final ClusterChoice choice;
  private final Appearance appearance;
  private final Captions captions;
  private final Notices notices;
  private final ObservableMap<String, double[]> positions;
  private final BackgroundWork work = new BackgroundWork();
  private final ReadOnlyStringWrapper recording = new ReadOnlyStringWrapper("");

  /// Where the running cluster's nodes were put, while a recording is shown.
  private Map<String, double[]> stashedPositions = Map.of();

  Sessions(
      Timeline timeline,
      ClusterChoice choice,
      Appearance appearance,
      Captions captions,
      Notices notices,
      ObservableMap<String, double[]> positions) {
    this.timeline = timeline;
    this.choice = choice;
    this.appearance = appearance;
    this.captions = captions;
    this.notices = notices;
    this.positions = positions;
  }

  /// "lesson.hearsay · saved 12 May 2026, 10:15" while a recording is shown; else empty.
  public ReadOnlyStringProperty recordingProperty() {
    return recording.getReadOnlyProperty();
  }

  /// "Saving lesson.hearsay … 40 %" while something is done with a file; else empty.
  public ReadOnlyStringProperty progressProperty() {
    return work.wordsProperty();
  }

  /// Breaks off what is being done with a file.
  public void cancel() {
    work.cancel();
  }

  /// What is shown, as a session.
  public Session present() {
    var layout = new HashMap<String, Session.Place>();
    LabSettings.Position.all(positions)
        .forEach((node, at) -> layout.put(node, new Session.Place(at.x(), at.y())));
    return new Session(
        timeline.journal(), timeline.bookmarks(), layout, System.currentTimeMillis());
  }

  /// Saves what is shown, in the background.
  public void save(Path file) {
    var target = named(file, SessionFile.EXTENSION);
    var session = present();
    var count = session.journal().end() - session.journal().begin();
    begin(
        "Saving " + name(target),
        progress -> {
          SessionFile.write(target, session, progress);
          return () -> saved("Saved %,d events to %s".formatted(count, name(target)), target);
        },
        name(target) + " could not be saved",
        "Choose another place.");
  }

  /// Opens a recording, in the background; the running cluster runs on.
  public void open(Path file) {
    begin(
        "Opening " + name(file),
        progress -> {
          var session = SessionFile.read(file, progress);
          return () -> show(session, name(file));
        },
        name(file) + " could not be opened",
        "What was shown before is still here.");
  }

  /// Shows a recording.
  ///
  /// @param name for people
  public void show(Session session, String name) {
    if (!timeline.isRecording()) {
      stashedPositions = Map.copyOf(positions);
    }
    positions.clear();
    session.layout().forEach((node, at) -> positions.put(node, new double[] {at.x(), at.y()}));
    timeline.open(session.journal(), session.bookmarks());
    recording.set(name + " · saved " + date(session.savedMillis()));
    if (appearance.levelProperty().get() == LabViewModel.Level.LECTURE) {
      appearance.levelProperty().set(LabViewModel.Level.EXPLORE);
    }
  }

  /// Back to the running cluster; if none runs, one is started.
  public void close() {
    forgetRecording();
    timeline.closeRecording();
    if (!timeline.isLive()) {
      choice.startOver();
    }
  }

  /// There is another cluster, and it is shown.
  void clusterChanged() {
    forgetRecording();
  }

  private void forgetRecording() {
    if (!recording.get().isEmpty()) {
      recording.set("");
      positions.clear();
      positions.putAll(stashedPositions);
      stashedPositions = Map.of();
    }
  }

  /// Where nodes of clusters were put, not those of a recording.
  Map<String, double[]> ownPositions() {
    return recording.get().isEmpty() ? positions : stashedPositions;
  }

  /// Writes the journal shown as text for other programs, in the background.
  public void export(TextFormat format, Path file) {
    var target = named(file, "." + format.extension());
    var journal = timeline.journal();
    var from = journal.begin();
    var to = journal.end();
    export(
        target,
        progress -> {
          format.save(journal, from, to, target, progress);
          return "";
        });
  }

  /// Writes a file.
  interface Writing {
    /// Does it.
    ///
    /// @return what is worth a remark; empty if nothing
    String write(DoubleConsumer progress) throws IOException;
  }

  /// Writes a file of any kind, in the background.
  void export(Path target, Writing writing) {
    begin(
        "Exporting " + name(target),
        progress -> {
          var remark = writing.write(progress);
          var end = remark.isEmpty() ? "" : " · " + remark;
          return () -> saved("Exported to " + name(target) + end, target);
        },
        name(target) + " could not be written",
        "Choose another place.");
  }

  void pulsed() {
    work.pulsed();
  }

  private void begin(String words, BackgroundWork.Task task, String failure, String remedy) {
    Consumer<Throwable> failed =
        cause -> notices.add(Notice.advising(failure + ": " + reason(cause), remedy));
    if (!work.begin(words, task, failed)) {
      captions.say("One file at a time: wait for the other, or cancel it");
    }
  }

  private void saved(String words, Path file) {
    captions.offer(words, new Caption.Show(file));
  }

  /// A message for people, as far as there is one.
  private static String reason(Throwable cause) {
    return switch (cause) {
      case NoSuchFileException missing -> "there is no " + missing.getFile();
      case SessionException broken -> String.valueOf(broken.getMessage());
      case IOException trouble when trouble.getMessage() != null -> trouble.getMessage();
      default -> cause.toString();
    };
  }

  /// The file, with the ending that tells what it is.
  static Path named(Path file, String ending) {
    var name = name(file);
    return name.toLowerCase(Locale.ROOT).endsWith(ending)
        ? file
        : file.resolveSibling(name + ending);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String date(long millis) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
  }
}
