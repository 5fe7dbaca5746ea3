package hearsay.journal;

/// One direction between two nodes, by name: what `from` sends and `to` hears.
public record Link(String from, String to) {
  public Link reversed() {
    return new Link(to, from);
  }

  /// Both directions, always the same way round.
  public Link undirected() {
    return from.compareTo(to) <= 0 ? this : reversed();
  }

  @Override
  public String toString() {
    return from + "→" + to;
  }
}
