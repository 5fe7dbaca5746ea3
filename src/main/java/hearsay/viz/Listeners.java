package hearsay.viz;

import hearsay.viz.LabViewModel.PulseListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Who is told of every pulse, and who only while somebody looks. Application thread only.
final class Listeners {
  /// One listener, and whether it missed the last pulse.
  private static final class Place {
    final BooleanSupplier isSeen;
    final PulseListener listener;
    boolean hasMissed = true;

    Place(BooleanSupplier isSeen, PulseListener listener) {
      this.isSeen = isSeen;
      this.listener = listener;
    }
  }

  private final List<Place> places = new ArrayList<>();

  void add(BooleanSupplier isSeen, PulseListener listener) {
    places.add(new Place(isSeen, listener));
  }

  void tell(Showing showing) {
    for (var place : List.copyOf(places)) {
      if (place.isSeen.getAsBoolean()) {
        place.listener.pulsed(place.hasMissed ? showing.asJump() : showing);
        place.hasMissed = false;
      } else {
        place.hasMissed = true;
      }
    }
  }
}
