package hearsay.viz.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where the discovery server stands and which way each node's exchanges with it take.
///
/// @param box of the server
/// @param isUpright whether it stands beside the cards, tall, and not above them, wide
/// @param ways by node name, from its card to a port of the server
record ServerPlan(Box box, boolean isUpright, Map<String, Segment> ways) {
  ServerPlan {
    ways = Collections.unmodifiableMap(new LinkedHashMap<>(ways));
  }
}
