package hearsay.journal;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;

/// Frames that set out and arrive.
final class FlightFold {
  /// A frame to a foreign node is drawn for as long as it may take; nobody tells of its end.
  private static final long FOREIGN_LINGER_NANOS = 1_000_000_000L;

  /// A frame of which nobody heard for so long after it was due (its socket died with both ends) is
  /// on no way any more.
  private static final long LINGER_NANOS = 60_000_000_000L;

  /// Looking for such frames takes a walk over all; so often in cluster time costs nothing, and
  /// nobody sees a frame linger.
  private static final long SWEEP_NANOS = 100_000_000L;

  private PMap<FrameKey, Flight> flights;

  FlightFold(PMap<FrameKey, Flight> flights) {
    this.flights = flights;
  }

  PMap<FrameKey, Flight> flights() {
    return flights;
  }

  void sent(Flight flight) {
    flights = flights.plus(flight.frame(), flight);
  }

  /// The receiving side said when the frame (or a copy of it) will be handed over.
  void held(FrameKey frame, long dueNanos) {
    var flight = flights.get(frame);
    if (flight != null) {
      flights = flights.plus(frame, flight.dueAt(dueNanos));
      return;
    }
    var original = flights.get(frame.original());
    if (original != null) {
      flights = flights.plus(frame, original.copy(frame, dueNanos));
    }
  }

  /// Delivered or lost: the flight, if it was known.
  @Nullable Flight ended(FrameKey frame) {
    var flight = flights.get(frame);
    if (flight != null) {
      flights = flights.minus(frame);
    }
    return flight;
  }

  /// Nothing is on its way from or to a node that is no more.
  void removed(String node) {
    flights =
        flights.minusAll(
            flights.values().stream()
                .filter(
                    flight -> flight.link().from().equals(node) || flight.link().to().equals(node))
                .map(Flight::frame)
                .toList());
  }

  /// Forgets flights whose end nobody will tell, if it is time to look for them. Whether there were
  /// any.
  boolean sweep(long beforeNanos, long nowNanos) {
    if (beforeNanos / SWEEP_NANOS == nowNanos / SWEEP_NANOS || flights.isEmpty()) {
      return false;
    }
    var stale = new ArrayList<FrameKey>();
    for (var flight : flights.values()) {
      long linger = flight.isForeign() ? FOREIGN_LINGER_NANOS : LINGER_NANOS;
      if (nowNanos - flight.dueNanos() > linger) {
        stale.add(flight.frame());
      }
    }
    flights = flights.minusAll(stale);
    return !stale.isEmpty();
  }
}
