package hearsay.viz.graph;

import hearsay.journal.ClusterSnapshot;
import hearsay.journal.FrameKey;
import hearsay.journal.Link;
import hearsay.journal.trace.Causality;
import hearsay.journal.trace.Rumour;
import hearsay.viz.Insight.Light;
import hearsay.viz.Selection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What is lit up in the picture at one moment, because of the selection and of the light that is
/// on.
///
/// @param cards by node; absent: not touched by it
/// @param links by which a rumour came, or that are selected
/// @param frame the selected frame, null if none is
/// @param legend what the light shows, in words; empty while it is off
/// @param hops how many different hop colours are in the picture
record Lighting(
    Map<String, CardLight> cards,
    List<LitLink> links,
    @Nullable FrameKey frame,
    String legend,
    int hops) {
  static final Lighting NONE = new Lighting(Map.of(), List.of(), null, "", 0);

  Lighting {
    cards = Map.copyOf(cards);
    links = List.copyOf(links);
  }

  CardLight of(String node) {
    return cards.getOrDefault(node, CardLight.NONE);
  }

  /// @param eventNodes whom the selected event is about; empty if none is selected
  /// @param when the moment of an entry, as "0:12.4"
  static Lighting of(
      ClusterSnapshot snapshot,
      Selection selection,
      Collection<String> eventNodes,
      Light light,
      LongFunction<String> when) {
    if (light instanceof Light.None && selection instanceof Selection.None) {
      return NONE;
    }
    var lit =
        switch (light) {
          case Light.None _ -> NONE;
          case Light.Trace(var rumour) -> trace(snapshot, rumour, when);
          case Light.Cone(var causality) -> cone(snapshot, causality);
        };
    return lit.with(snapshot, selection, eventNodes);
  }

  /// As of the moment shown: who will hear later has not heard.
  private static Lighting trace(
      ClusterSnapshot snapshot, Rumour rumour, LongFunction<String> when) {
    var cards = new HashMap<String, CardLight>();
    var links = new ArrayList<LitLink>();
    var hops = 0;
    for (var node : snapshot.nodes().keySet()) {
      var heard = rumour.heard().get(node);
      if (heard == null || heard.position() >= snapshot.position()) {
        cards.put(node, new CardLight(CardLight.Kind.UNHEARD, 0, "not heard"));
        continue;
      }
      var card =
          new CardLight(
              CardLight.Kind.HEARD,
              heard.hop(),
              (heard.hop() == 0 ? "origin" : "hop " + heard.hop())
                  + " · "
                  + when.apply(heard.position()));
      cards.put(node, card);
      hops = Math.max(hops, card.hopColour() + 1);
      if (heard.from() != null) {
        links.add(new LitLink(new Link(heard.from(), node), card.hopColour()));
      }
    }
    links.sort(Comparator.comparing((LitLink lit) -> lit.link().toString()));
    return new Lighting(cards, links, null, rumour.words() + ", by hop", hops);
  }

  /// A node takes part while something of it is still to lead to the picked event, and from the
  /// moment when the event's consequences have reached it.
  private static Lighting cone(ClusterSnapshot snapshot, Causality causality) {
    var moment = snapshot.position();
    var cards = new HashMap<String, CardLight>();
    for (var node : snapshot.nodes().keySet()) {
      var past = causality.pastUpTo().getOrDefault(node, -1L);
      var future = causality.futureFrom().getOrDefault(node, Long.MAX_VALUE);
      var isPicked = past == causality.position();
      cards.put(
          node,
          isPicked
              ? new CardLight(CardLight.Kind.END, 0, "picked event")
              : future < moment
                  ? new CardLight(CardLight.Kind.END, 0, "follows from it")
                  : past >= moment
                      ? new CardLight(CardLight.Kind.END, 0, "leads to it")
                      : new CardLight(CardLight.Kind.ASIDE, 0, ""));
    }
    return new Lighting(cards, List.of(), null, "What led to it, what followed", 0);
  }

  private Lighting with(
      ClusterSnapshot snapshot, Selection selection, Collection<String> eventNodes) {
    return switch (selection) {
      case Selection.None _, Selection.Node _ -> this;
      case Selection.Direction(var link) -> withLink(link, null, false);
      case Selection.Frame(var key, var link, _) ->
          withLink(link, key, !snapshot.flights().containsKey(key));
      case Selection.Event _ -> withEnds(eventNodes, links, null);
    };
  }

  private Lighting withLink(Link link, @Nullable FrameKey key, boolean areEndsLit) {
    var more = new ArrayList<>(links);
    more.add(new LitLink(link, LitLink.SELECTED));
    return withEnds(areEndsLit ? List.of(link.from(), link.to()) : List.of(), more, key);
  }

  /// Cards that already say something of their own keep it.
  private Lighting withEnds(
      Collection<String> ends, List<LitLink> lit, @Nullable FrameKey selected) {
    var more = new HashMap<>(cards);
    ends.forEach(node -> more.putIfAbsent(node, CardLight.END));
    return new Lighting(more, lit, selected, legend, hops);
  }
}
