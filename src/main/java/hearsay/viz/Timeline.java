package hearsay.viz;

import hearsay.cluster.Cluster;
import hearsay.journal.Bookmark;
import hearsay.journal.ClusterSnapshot;
import hearsay.journal.Journal;
import hearsay.journal.JournalEntry;
import hearsay.journal.trace.Stride;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Which moment of the journal is shown: now, which moves, or one of the past, which stands still
/// or is played, while the cluster runs on. A recording has a past only. Nothing is folded but in
/// [#pulsed], once per pulse, however often a slider asks in between. Application thread only.
public final class Timeline {
  /// After a jump, entries of so much real time before the moment are shown again: what fades takes
  /// no longer.
  private static final long AFTERGLOW_MILLIS = 2_500;

  /// More at once than an eye can tell apart.
  public static final int MAX_AFTERGLOW = 2_000;

  private final RunningCluster running;
  private final Captions captions;
  private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyLongWrapper position = new ReadOnlyLongWrapper();
  private final ReadOnlyLongWrapper begin = new ReadOnlyLongWrapper();
  private final ReadOnlyLongWrapper end = new ReadOnlyLongWrapper();
  private final ObjectProperty<Stride> stride = new SimpleObjectProperty<>(Stride.MESSAGE);
  private final DoubleProperty speed = new SimpleDoubleProperty(1);
  private final Bookmarks names = new Bookmarks();

  /// Those of the running cluster while a recording is shown.
  private List<Bookmark> ownBookmarks = List.of();

  private final Playback playback = new Playback();
  private @Nullable Journal recording;
  private ClusterSnapshot shown = ClusterSnapshot.EMPTY;
  private boolean isJumping;
  private long originMillis;
  private long lastRealNanos;

  /// Shows what runs, if anything does.
  Timeline(RunningCluster running, Captions captions) {
    this.running = running;
    this.captions = captions;
    live.set(running.find().isPresent());
  }

  /// The journal that is shown: the running cluster's, or a recording. Without either, an empty
  /// one.
  public Journal journal() {
    return recording != null ? recording : running.find().map(Cluster::journal).orElse(NOTHING);
  }

  private static final Journal NOTHING = new Journal(() -> 0);

  /// Whether the running cluster is shown as it is now.
  public ReadOnlyBooleanProperty liveProperty() {
    return live.getReadOnlyProperty();
  }

  public boolean isLive() {
    return live.get();
  }

  /// Whether a recording is shown, not the running cluster.
  public boolean isRecording() {
    return recording != null;
  }

  /// Whether the past is being played.
  public ReadOnlyBooleanProperty playingProperty() {
    return playing.getReadOnlyProperty();
  }

  /// The moment shown: entries below this position have happened. Live it moves with the end.
  public ReadOnlyLongProperty positionProperty() {
    return position.getReadOnlyProperty();
  }

  /// The first position still kept; as of the last pulse.
  public ReadOnlyLongProperty beginProperty() {
    return begin.getReadOnlyProperty();
  }

  /// The position of the entry to come; as of the last pulse.
  public ReadOnlyLongProperty endProperty() {
    return end.getReadOnlyProperty();
  }

  /// How far a step goes.
  public ObjectProperty<Stride> strideProperty() {
    return stride;
  }

  /// How fast the past is played, 1 being as fast as it happened.
  public DoubleProperty speedProperty() {
    return speed;
  }

  /// Names on moments of the journal shown, in order; for reading.
  public ObservableList<Bookmark> bookmarks() {
    return names.all();
  }

  /// Names on moments of the journal shown.
  public Bookmarks names() {
    return names;
  }

  /// Names the moment shown.
  ///
  /// @throws IllegalArgumentException if the name is empty or too long
  public void bookmark(String name) {
    names.put(position.get(), name);
  }

  /// Real time of 0:00, milliseconds since the epoch: the start of the cluster, or what is known of
  /// it first.
  public long originMillis() {
    return originMillis;
  }

  /// When this was, as "0:42" since the start, in real time.
  public String timeText(long wallMillis) {
    return moments().text(wallMillis);
  }

  /// When what was, in words.
  public Moments moments() {
    return new Moments(journal(), originMillis);
  }

  /// When the moment shown was, as "0:42".
  public String timeText() {
    return timeTextAt(position.get());
  }

  /// When the moment at a position was, as "0:42"; of one that is not kept, of the nearest.
  public String timeTextAt(long at) {
    var source = journal();
    var entries =
        source.read(
            Math.clamp(at - 1, source.begin(), Math.max(source.begin(), source.end() - 1)), 1);
    return entries.isEmpty() ? "0:00" : timeText(entries.getFirst().wallMillis());
  }

  /// Shows the moment just before the entry at this position; one beyond what is kept: the nearest.
  public void seek(long to) {
    var source = journal();
    playing.set(false);
    live.set(false);
    position.set(Math.clamp(to, source.begin(), source.end()));
    isJumping = true;
  }

  /// Shows this entry as it has just happened.
  public void seekTo(JournalEntry entry) {
    seek(entry.position() + 1);
  }

  /// The position just after what had happened by then.
  ///
  /// @param wallMillis real time since the epoch
  public long positionAt(long wallMillis) {
    var source = journal();
    long low = source.begin();
    long high = source.end();
    while (low < high) {
      long middle = (low + high) >>> 1;
      var entry = source.read(middle, 1);
      if (!entry.isEmpty() && entry.getFirst().wallMillis() <= wallMillis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  public void stepForward(Stride wanted) {
    seek(wanted.after(journal(), position.get()));
  }

  public void stepBack(Stride wanted) {
    seek(wanted.before(journal(), position.get()));
  }

  /// By the stride that is set.
  public void stepForward() {
    stepForward(stride.get());
  }

  /// By the stride that is set; from now on in the past.
  public void stepBack() {
    stepBack(stride.get());
  }

  /// Plays the past from the moment shown at the speed at which it happened; at the end it stands
  /// still, and from there begins anew.
  public void play() {
    if (live.get()) {
      return;
    }
    if (position.get() >= journal().end()) {
      seek(journal().begin());
    }
    playing.set(true);
  }

  public void stopPlaying() {
    playing.set(false);
  }

  public void togglePlaying() {
    if (playing.get()) {
      stopPlaying();
    } else {
      play();
    }
  }

  /// Jumps to now. Of a recording there is no now: to its end.
  public void backToLive() {
    if (recording != null) {
      seek(recording.end());
    } else if (!live.get() && running.find().isPresent()) {
      showNow();
    }
  }

  /// Shows a recording from its end on; the cluster runs on behind.
  void open(Journal recorded, List<Bookmark> marks) {
    if (recording == null) {
      ownBookmarks = List.copyOf(names.all());
    }
    recording = recorded;
    names.setAll(marks);
    originMillis = origin(recorded);
    seek(recorded.end());
  }

  /// Back to the running cluster.
  void closeRecording() {
    if (recording != null) {
      recording = null;
      names.setAll(ownBookmarks);
    }
    originMillis = origin(journal());
    showNow();
  }

  /// There is another cluster: what was shown of the old one is void, and a recording closed.
  void clusterChanged() {
    var wasPast = !live.get() && recording == null && position.get() > 0;
    ownBookmarks = List.of();
    names.setAll(List.of());
    closeRecording();
    if (wasPast) {
      captions.say("Back to live: another cluster runs now, with a history of its own");
    }
  }

  private void showNow() {
    playing.set(false);
    live.set(running.find().isPresent());
    position.set(journal().end());
    isJumping = true;
  }

  private static long origin(Journal journal) {
    var first = journal.read(journal.begin(), 1);
    return first.isEmpty() ? 0 : first.getFirst().wallMillis();
  }

  /// What to show now.
  ///
  /// @param reading what is new in the running cluster
  /// @param wallNow nanoseconds since the epoch
  Showing pulsed(RunningCluster.Reading reading, long clusterNow, long wallNow, long realNanos) {
    var source = journal();
    begin.set(source.begin());
    end.set(source.end());
    if (originMillis == 0) {
      originMillis = origin(source);
    }
    names.forgetBefore(begin.get());
    var showing = live.get() ? now(reading, clusterNow, wallNow) : past(realNanos - lastRealNanos);
    shown = showing.snapshot();
    isJumping = false;
    lastRealNanos = realNanos;
    position.set(shown.position());
    return showing;
  }

  private Showing now(RunningCluster.Reading reading, long clusterNow, long wallNow) {
    var snapshot = reading.snapshot();
    if (isJumping) {
      return jumped(snapshot, true, clusterNow, wallNow);
    }
    return new Showing(shown, snapshot, reading.fresh(), false, true, clusterNow, wallNow);
  }

  private Showing past(long elapsedNanos) {
    stayWithinHistory();
    if (isJumping) {
      playback.standAt(journal(), position.get());
      return jumped(playback.snapshot(), false, playback.clusterNanos(), playback.wallNanos());
    }
    var fresh =
        playing.get()
            ? playback.move(journal(), elapsedNanos * speed.get())
            : List.<JournalEntry>of();
    playing.set(playing.get() && !playback.isAtEnd(journal()));
    return new Showing(
        shown,
        playback.snapshot(),
        fresh,
        false,
        false,
        playback.clusterNanos(),
        playback.wallNanos());
  }

  /// The kept history moves on under a moment that stands still.
  private void stayWithinHistory() {
    if (position.get() < begin.get()) {
      captions.say("That moment is forgotten: history begins at " + timeTextAt(begin.get() + 1));
      seek(begin.get());
    }
  }

  private Showing jumped(ClusterSnapshot snapshot, boolean isNow, long cluster, long wall) {
    var to = snapshot.position();
    var from = Math.max(journal().begin(), to - MAX_AFTERGLOW);
    var since = wall / 1_000_000 - AFTERGLOW_MILLIS;
    var glow =
        journal().read(from, (int) Math.max(0, to - from)).stream()
            .dropWhile(entry -> entry.wallMillis() < since)
            .toList();
    var before = glow.isEmpty() ? snapshot : journal().snapshotAt(glow.getFirst().position());
    return new Showing(before, snapshot, glow, true, isNow, cluster, wall);
  }
}
