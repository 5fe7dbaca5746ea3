package hearsay.viz.graph;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// Where the discovery server stands: outside the ring of cards, for no frame passes through it.
/// Above the cards or left of them, whichever leaves them larger.
final class ServerLayout {
  /// Room for the icon, "Discovery running" and "127.0.0.1:8000 · 60 registered".
  private static final double WIDE_WIDTH_EM = 20.5;

  private static final double WIDE_HEIGHT_EM = 3.9;

  /// Room for the same words one below the other.
  private static final double TALL_WIDTH_EM = 10.5;

  private static final double TALL_HEIGHT_EM = 9.6;

  /// Room beside the wide server for "n4 registers:" above "no answer".
  private static final double NEWS_WIDTH_EM = 10;

  /// Between the server and the edge, and between the server and the cards.
  private static final double GAP_EM = 0.8;

  /// The ends of the server's edge have no ports.
  private static final double EDGE = 0.06;

  /// How far ports lie apart where there is room.
  private static final double PORT_STEP = 20;

  private ServerLayout() {}

  /// @param server its box, @param cards what is left for the cards
  /// @param isUpright whether it stands left of them
  /// @param em the size of its text, in pixels
  record Place(Box server, Box cards, boolean isUpright, double em) {}

  /// @param topology its name as in the snapshot
  static Place place(Box area, Collection<String> nodes, String topology, TextSize text) {
    var above = above(area, text.preferred());
    var beside = beside(area, text.preferred());
    return Stream.of(above, beside)
        .min(Comparator.comparing(place -> metrics(place, nodes, topology, text), LARGEST))
        .orElse(above);
  }

  /// Full cards before small ones before discs, then the larger ones.
  private static final Comparator<CardMetrics> LARGEST =
      Comparator.comparing(CardMetrics::size)
          .thenComparing(CardMetrics::area, Comparator.reverseOrder());

  private static CardMetrics metrics(
      Place place, Collection<String> nodes, String topology, TextSize text) {
    var cards = place.cards();
    return CardLayout.plan(cards.width(), cards.height(), nodes, topology, Map.of(), text)
        .metrics();
  }

  private static Place above(Box area, double preferredEm) {
    var used = WIDE_HEIGHT_EM + 2 * GAP_EM;
    var em =
        Math.min(
            preferredEm,
            Math.min(area.height() / 2 / used, area.width() / (WIDE_WIDTH_EM + 2 * GAP_EM)));
    // In the middle, unless its news would have no room on its right.
    var wish = (area.width() - WIDE_WIDTH_EM * em) / 2;
    var withNews = area.width() - (WIDE_WIDTH_EM + NEWS_WIDTH_EM) * em;
    var x = area.x() + Math.max(GAP_EM * em, Math.min(wish, withNews));
    var server = new Box(x, area.y() + GAP_EM * em, WIDE_WIDTH_EM * em, WIDE_HEIGHT_EM * em);
    var left = area.height() - used * em;
    return new Place(
        server.onPixels(), new Box(area.x(), area.bottom() - left, area.width(), left), false, em);
  }

  private static Place beside(Box area, double preferredEm) {
    var used = TALL_WIDTH_EM + 2 * GAP_EM;
    var em =
        Math.min(preferredEm, Math.min(area.width() / 2 / used, area.height() / TALL_HEIGHT_EM));
    var y = area.center().y() - TALL_HEIGHT_EM * em / 2;
    var server = new Box(area.x() + GAP_EM * em, y, TALL_WIDTH_EM * em, TALL_HEIGHT_EM * em);
    var left = area.width() - used * em;
    return new Place(
        server.onPixels(), new Box(area.right() - left, area.y(), left, area.height()), true, em);
  }

  /// A way from each card to a port of its own, as near to the card as the server reaches. The
  /// ports are in the order in which one sees the cards from the server, so that few ways cross.
  static ServerPlan connect(Place place, Map<String, Box> cards) {
    var server = place.server();
    var seen =
        cards.entrySet().stream()
            .sorted(Comparator.comparingDouble(card -> angle(place, card.getValue().center())))
            .toList();
    var ports =
        place.isUpright()
            ? ports(seen, server.y(), server.height(), Point::y)
            : ports(seen, server.x(), server.width(), Point::x);
    var ways = new LinkedHashMap<String, Segment>();
    for (var i = 0; i < seen.size(); i++) {
      var port =
          place.isUpright()
              ? new Point(server.right(), ports[i])
              : new Point(ports[i], server.bottom());
      ways.put(seen.get(i).getKey(), new Segment(seen.get(i).getValue().exitToward(port), port));
    }
    return new ServerPlan(server, place.isUpright(), ways);
  }

  /// Places along an edge of the server, in order and apart.
  private static double[] ports(
      List<Map.Entry<String, Box>> seen,
      double start,
      double length,
      ToDoubleFunction<Point> along) {
    var first = start + EDGE * length;
    var last = start + (1 - EDGE) * length;
    var step = Math.min(PORT_STEP, (last - first) / Math.max(1, seen.size() - 1));
    var ports = new double[seen.size()];
    for (var i = 0; i < ports.length; i++) {
      var nearest = along.applyAsDouble(seen.get(i).getValue().center());
      var earliest = i == 0 ? first : ports[i - 1] + step;
      ports[i] = Math.max(earliest, nearest);
    }
    for (var i = 0; i < ports.length; i++) {
      ports[i] = Math.min(ports[i], last - (ports.length - 1 - i) * step);
    }
    return ports;
  }

  /// From the left to the right, or from the top to the bottom.
  private static double angle(Place place, Point card) {
    var dx = card.x() - place.server().center().x();
    var dy = card.y() - place.server().center().y();
    return place.isUpright() ? Math.atan2(dy, dx) : Math.atan2(dx, dy);
  }
}
