package hearsay.viz.graph;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.DiscoverySnapshot;
import hearsay.viz.LabViewModel;
import hearsay.viz.Showing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// The architecture view: the discovery server beside the cards, who is registered with it, and
/// what is said between them. While it is off, or the nodes use no server, there is nothing of it.
/// Application thread only.
final class ServerView extends Pane {
  /// Among more nodes, ways are clutter and heartbeats flicker: the server only counts.
  static final int MAX_WAYS = 60;

  private final LabViewModel model;
  private final GesturePane gestures;
  private final ServerCard card;
  private final Label news = new Label();
  private final ExchangeLog log = new ExchangeLog();
  private ServerLayout.@Nullable Place place;
  private @Nullable ServerPlan plan;
  private @Nullable DiscoverySnapshot seen;
  private @Nullable Wanted placedFor;

  /// Where the mouse is while it is over the server.
  private @Nullable Point mouse;

  /// What the place depends on; while it stays, as when a card is dragged, so does the server.
  private record Wanted(Box area, Set<String> nodes, String topology, TextSize text) {
    ServerLayout.Place place() {
      return ServerLayout.place(area, nodes, topology, text);
    }
  }

  /// @param gestures says what a click on the server will do
  ServerView(LabViewModel model, GesturePane gestures) {
    this.model = model;
    this.gestures = gestures;
    card = new ServerCard(model);
    news.setId("discovery-news");
    news.getStyleClass().add("server-news");
    news.setManaged(false);
    news.setMouseTransparent(true);
    news.setWrapText(true);
    setManaged(false);
    setPickOnBounds(false);
    card.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
    card.addEventHandler(MouseEvent.MOUSE_EXITED, any -> leave());
    getChildren().addAll(card, news);
    setVisible(false);
  }

  private void hover(MouseEvent event) {
    var at = card.localToParent(event.getX(), event.getY());
    mouse = new Point(at.getX(), at.getY());
    tell();
  }

  private void tell() {
    var shown = card.shown();
    if (shown != null && mouse != null) {
      gestures.tell(shown.onClick(), mouse);
    }
  }

  private void leave() {
    if (mouse != null) {
      mouse = null;
      gestures.clear();
    }
  }

  /// Takes its place if it is to be shown.
  ///
  /// @return what is left of the area for cards; all of it while the view is off
  Box takePlace(Box area, ClusterSnapshot snapshot, TextSize text) {
    var discovery = model.architectureProperty().get() ? snapshot.environment().discovery() : null;
    seen = discovery;
    setVisible(discovery != null);
    if (discovery == null) {
      place = null;
      plan = null;
      leave();
      return area;
    }
    var wanted = new Wanted(area, snapshot.nodes().keySet(), snapshot.topology(), text);
    var taken = place;
    if (taken == null || !wanted.equals(placedFor)) {
      taken = wanted.place();
      place = taken;
      placedFor = wanted;
    }
    card.show(ServerModel.of(discovery), taken.isUpright());
    var box = taken.server();
    card.resizeRelocate(box.x(), box.y(), box.width(), box.height());
    var em = taken.em();
    setStyle(Styles.fontSize(em));
    if (taken.isUpright()) {
      news.resizeRelocate(box.x(), box.bottom() + em / 2, box.width(), 5 * em);
    } else {
      var room = Math.max(0, area.right() - box.right() - 2 * em);
      news.resizeRelocate(box.right() + em, box.y(), room, box.height());
    }
    return taken.cards();
  }

  /// Lays the ways to the cards.
  void connect(CardPlan cards) {
    var taken = place;
    plan =
        taken == null
            ? null
            : ServerLayout.connect(
                taken, cards.boxes().size() > MAX_WAYS ? Map.of() : cards.boxes());
  }

  /// Takes in what has happened.
  ///
  /// @return whether the ways must be drawn anew
  boolean pulsed(Showing showing) {
    if (showing.isJump()) {
      log.clear();
    }
    // Also while nothing is shown: whoever turns it on sees what anybody would at this moment.
    log.add(showing.fresh());
    var discovery = showing.snapshot().environment().discovery();
    if (place == null) {
      return false;
    }
    if (discovery == null || discovery.equals(seen)) {
      return false;
    }
    seen = discovery;
    var before = card.shown();
    var shown = ServerModel.of(discovery);
    card.show(shown, place.isUpright());
    tell();
    return before == null || !shown.registered().equals(before.registered());
  }

  void paintWays(PixelSurface surface, ServerPainter painter) {
    var shown = card.shown();
    if (plan != null && shown != null) {
      painter.paintRegistered(surface, plan, shown);
    }
  }

  void paintExchanges(PixelSurface surface, ServerPainter painter, long wallNanos) {
    if (plan != null) {
      painter.paint(surface, plan, log.visible(wallNanos), wallNanos);
    }
  }

  /// Says the last exchange worth words, for a while.
  void speak(long wallNanos) {
    var words = place == null ? "" : log.news(wallNanos);
    if (!words.equals(news.getText())) {
      news.setText(words);
      Styles.toggle(news, "bad", log.isNewsBad());
    }
  }

  boolean holdsFocus() {
    return card.isFocused();
  }

  void focus() {
    card.requestFocus();
  }

  /// The places to which arrow keys lead: these and the server's.
  Map<String, Box> withServer(Map<String, Box> cards) {
    if (place == null) {
      return cards;
    }
    var all = new LinkedHashMap<>(cards);
    all.put(card.getId(), place.server());
    return all;
  }

  boolean isServer(String name) {
    return name.equals(card.getId());
  }

  String serverName() {
    return card.getId();
  }

  /// What others must not cover with words.
  List<Box> taken() {
    return place == null ? List.of() : List.of(place.server());
  }
}
