package hearsay.viz.spacetime;

import hearsay.journal.Bookmark;
import hearsay.viz.Insight;
import hearsay.viz.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the person before the diagram has made of it: which stretch is seen, which frames, how far
/// apart the lines are. Knows no control.
final class DiagramViewModel {
  /// What is seen at first: some hops, so that one is as long as a word.
  private static final double FIRST_HOPS = 20;

  /// In the even order: some steps, so that each arrow stands alone.
  private static final double FIRST_STEPS = 60;

  /// The more nodes, the more steps an operation takes to reach all.
  private static final double FIRST_STEPS_OF_A_NODE = 12;

  /// A tenth of a second.
  private static final int MAX_REST = 5;

  /// Lines so many times as far apart as would fit.
  private static final double MOST_APART = 40;

  private Viewport viewport = new Viewport(Axis.TIME, 0, 1e9, true);
  private Shown shown = Shown.NEWS;
  private double apart = 1;
  private double scroll;

  /// Whether somebody chose an axis or a span; until then both suit the pace.
  private boolean isChosen;

  /// Where the moment shown lay on the axis.
  private double momentAt;

  /// For how many pulses a picture of too many arrows has stayed as it was.
  private int rested;

  /// Whether somebody has asked for another picture since the last.
  private boolean isAsked;

  private Moment shownMoment = Moment.NONE;
  private @Nullable DiagramIndex index;
  private @Nullable DiagramFrame frame;

  /// What is shown besides the journal's entries.
  ///
  /// @param position of the moment, @param nanos its cluster time
  /// @param wallMillis its real time, milliseconds since the epoch
  /// @param originMillis real time of 0:00, likewise
  /// @param isLive whether it is now
  /// @param isJump whether it does not follow the one before
  record Moment(
      long position,
      long nanos,
      long wallMillis,
      long originMillis,
      boolean isLive,
      boolean isJump,
      Selection selection,
      Insight.Light light,
      List<Bookmark> bookmarks) {
    static final Moment NONE =
        new Moment(0, 0, 0, 0, true, true, Selection.NONE, Insight.Light.NONE, List.of());

    Moment {
      bookmarks = List.copyOf(bookmarks);
    }

    /// Whether only time has passed since the other.
    boolean isJustLater(Moment other) {
      return isLive
          && other.isLive
          && !isJump
          && selection.equals(other.selection)
          && light.equals(other.light)
          && bookmarks.equals(other.bookmarks);
    }
  }

  Viewport viewport() {
    return viewport;
  }

  Shown shown() {
    return shown;
  }

  boolean isFollowing() {
    return viewport.isFollowing();
  }

  /// The picture of a moment.
  ///
  /// @param em the size of plain text in pixels
  /// @param outputScale physical pixels in one logical pixel
  DiagramFrame frame(
      DiagramIndex newIndex,
      Moment moment,
      double width,
      double height,
      double em,
      double outputScale) {
    var last = frame;
    if (last != null
        && index == newIndex
        && canRest(last, moment)
        && last.plot().equals(DiagramLayout.plot(newIndex.lives().nodes(), width, height, em))) {
      rested++;
      return last;
    }
    rested = 0;
    isAsked = false;
    shownMoment = moment;
    if (index != newIndex) {
      index = newIndex;
      viewport = viewport.following(true);
    }
    if (!isChosen) {
      chooseBy(newIndex);
    }
    var plot = DiagramLayout.plot(newIndex.lives().nodes(), width, height, em);
    move(newIndex, moment);
    var seen = viewport.isFollowing() ? viewport.snapped(plot.span() * outputScale) : viewport;
    var made = DiagramLayout.frame(newIndex, wishes(moment, seen, width, height, em));
    scroll = made.lanes().scroll();
    frame = made;
    return made;
  }

  /// A picture of thousands of frames takes longer to make, and hardly changes from one pulse to
  /// the next.
  private boolean canRest(DiagramFrame last, Moment moment) {
    return last.density() != null
        && rested < MAX_REST
        && !isAsked
        && moment.isJustLater(shownMoment);
  }

  private DiagramWishes wishes(
      Moment moment, Viewport seen, double width, double height, double em) {
    return new DiagramWishes(
        width,
        height,
        em,
        seen,
        shown,
        apart,
        scroll,
        moment.position(),
        moment.nanos(),
        moment.wallMillis(),
        moment.originMillis(),
        !moment.isLive(),
        moment.selection(),
        moment.light(),
        moment.bookmarks());
  }

  /// Where nothing delays a frame, all happens in no time: then the order tells more.
  private void chooseBy(DiagramIndex of) {
    var axis = of.hopNanos() > 0 ? Axis.TIME : Axis.ORDER;
    viewport = new Viewport(axis, viewport.from(), firstSpan(axis, of), viewport.isFollowing());
  }

  /// Live the picture goes along with the present; of the past it shows the moment wherever it is.
  private void move(DiagramIndex of, Moment moment) {
    var wishes = wishes(moment, viewport, 1, 1, 1);
    var at = DiagramLayout.moment(of, wishes);
    momentAt = at;
    if (viewport.isFollowing() && moment.isLive()) {
      viewport = viewport.at(at, of.at(viewport.axis(), shown, of.begin()));
    } else if (!moment.isLive() && (viewport.isFollowing() || moment.isJump())) {
      viewport = viewport.showing(at);
    }
  }

  /// Counts the axis by something else and shows the same stretch, as near as can be.
  void axis(Axis axis) {
    isAsked = true;
    momentAt = 0;
    var old = viewport;
    isChosen = true;
    if (axis == old.axis() || index == null) {
      return;
    }
    if (old.isFollowing()) {
      viewport = new Viewport(axis, 0, firstSpan(axis, index), true);
    } else {
      recount(old, shown, axis, shown);
    }
  }

  private static double firstSpan(Axis axis, DiagramIndex index) {
    return switch (axis) {
      case ORDER -> Math.max(FIRST_STEPS, FIRST_STEPS_OF_A_NODE * index.lives().size());
      case TIME -> index.hopNanos() > 0 ? FIRST_HOPS * index.hopNanos() : 10e9;
    };
  }

  /// Shows these frames; in the even order, others leave no gaps.
  void show(Shown frames) {
    isAsked = true;
    var old = shown;
    shown = frames;
    if (viewport.axis() == Axis.ORDER && !viewport.isFollowing()) {
      recount(viewport, old, Axis.ORDER, frames);
    }
  }

  private void recount(Viewport old, Shown oldShown, Axis axis, Shown newShown) {
    if (index != null) {
      var first = index.firstAt(old.axis(), oldShown, old.from());
      var last = index.firstAt(old.axis(), oldShown, old.to());
      viewport =
          new Viewport(axis, 0, 1, false)
              .fitted(index.at(axis, newShown, first), index.at(axis, newShown, last));
    }
  }

  /// Makes what is seen `factor` times as long around a place.
  ///
  /// @param x of that place, in pixels of the picture
  void zoom(double factor, double x) {
    isAsked = true;
    isChosen = true;
    var plot = frame == null ? null : frame.plot();
    var around = plot == null ? 0.5 : Math.clamp((x - plot.left()) / plot.span(), 0, 1);
    viewport = viewport.zoomed(factor, around);
  }

  /// Moves the picture by so many pixels.
  void pan(double dx, double dy) {
    if (frame == null) {
      return;
    }
    isAsked = true;
    scroll -= dy;
    if (dx != 0) {
      isChosen = true;
      viewport = viewport.panned(-dx / frame.plot().span());
    }
  }

  /// Draws the lines farther apart, or less far, around a height in the picture.
  void spread(double factor, double y) {
    if (frame == null) {
      return;
    }
    isAsked = true;
    var wider = Math.clamp(apart * factor, 1, MOST_APART);
    var below = y - frame.plot().top();
    scroll = (scroll + below) * wider / apart - below;
    apart = wider;
  }

  /// Shows all that is kept.
  void fit() {
    if (index != null) {
      isAsked = true;
      isChosen = true;
      apart = 1;
      var axis = viewport.axis();
      var last = index.at(axis, shown, index.end() - 1);
      viewport = viewport.fitted(index.at(axis, shown, index.begin()), Math.max(last, momentAt));
    }
  }

  void follow() {
    isAsked = true;
    viewport = viewport.following(true);
  }

  /// What lies under the mouse; null if nothing does.
  DiagramHits.@Nullable Hit hit(double x, double y) {
    return frame == null ? null : DiagramHits.at(frame, x, y);
  }
}
