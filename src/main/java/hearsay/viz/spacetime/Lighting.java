package hearsay.viz.spacetime;

import hearsay.journal.trace.Causality;
import hearsay.journal.trace.Rumour;
import hearsay.viz.Insight;
import hearsay.viz.spacetime.DiagramFrame.Emphasis;

/// What stands out because of what is lit up.
record Lighting(Insight.Light light) {
  boolean isOn() {
    return !(light instanceof Insight.Light.None);
  }

  Emphasis of(Arrow arrow) {
    return switch (light) {
      case Insight.Light.None _ -> Emphasis.PLAIN;
      case Insight.Light.Cone(var causality) -> of(arrow, causality);
      case Insight.Light.Trace(var rumour) ->
          hop(arrow, rumour) > 0 ? Emphasis.TOLD : Emphasis.FADED;
    };
  }

  /// An arrow belongs to the past if it arrived in time for the event, to the future if it left
  /// because of it.
  private static Emphasis of(Arrow arrow, Causality causality) {
    var isDelivered =
        switch (arrow.fate()) {
          case TAUGHT, KNEW, REFUSED -> true;
          case FLYING, LOST, UNKNOWN -> false;
        };
    if (isDelivered && isBefore(causality.relation(arrow.link().to(), arrow.endPosition()))) {
      return Emphasis.PAST;
    }
    return isAfter(causality.relation(arrow.link().from(), arrow.sentPosition()))
        ? Emphasis.FUTURE
        : Emphasis.FADED;
  }

  private static boolean isBefore(Causality.Relation relation) {
    return relation == Causality.Relation.PAST || relation == Causality.Relation.PICKED;
  }

  private static boolean isAfter(Causality.Relation relation) {
    return relation == Causality.Relation.FUTURE || relation == Causality.Relation.PICKED;
  }

  Emphasis of(Mark mark) {
    return switch (light) {
      case Insight.Light.None _ -> Emphasis.PLAIN;
      case Insight.Light.Cone(var causality) ->
          switch (causality.relation(mark.node(), mark.position())) {
            case PICKED -> Emphasis.TOLD;
            case PAST -> Emphasis.PAST;
            case FUTURE -> Emphasis.FUTURE;
            case CONCURRENT, NONE -> Emphasis.FADED;
          };
      case Insight.Light.Trace(var rumour) ->
          rumour.position() == mark.position() ? Emphasis.TOLD : Emphasis.FADED;
    };
  }

  /// The last position of a node's line that is in the past; below all if none is.
  long pastUpTo(String node) {
    return light instanceof Insight.Light.Cone(var causality)
        ? causality.pastUpTo().getOrDefault(node, -1L)
        : -1;
  }

  /// The first position of a node's line that is in the future, or heard of the operation traced;
  /// beyond all if none is.
  long futureFrom(String node) {
    return switch (light) {
      case Insight.Light.None _ -> Long.MAX_VALUE;
      case Insight.Light.Cone(var causality) ->
          causality.futureFrom().getOrDefault(node, Long.MAX_VALUE);
      case Insight.Light.Trace(var rumour) -> {
        var heard = rumour.heard().get(node);
        yield heard == null ? Long.MAX_VALUE : heard.position();
      }
    };
  }

  /// What a node's line is after [#futureFrom].
  Emphasis after() {
    return light instanceof Insight.Light.Trace ? Emphasis.TOLD : Emphasis.FUTURE;
  }

  /// By which hop this arrow told its receiver of the operation traced; 0 if it did not.
  int hop(Arrow arrow) {
    return light instanceof Insight.Light.Trace(var rumour) ? hop(arrow, rumour) : 0;
  }

  private static int hop(Arrow arrow, Rumour rumour) {
    var heard = rumour.heard().get(arrow.link().to());
    return heard != null
            && arrow.key().equals(heard.by())
            && arrow.endPosition() == heard.position()
        ? heard.hop()
        : 0;
  }
}
