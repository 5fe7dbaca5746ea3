package hearsay.viz.tour;

/// Something that had to happen did not. The message says what, for people.
final class TourFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TourFailure(String message) {
    super(message);
  }
}
