package hearsay.viz.graph;

/// How one direction of a link is.
public enum LinkState {
  /// Frames can pass.
  OPEN,
  /// Cut by the user: no socket.
  SEVERED,
  /// One of its nodes is crashed.
  DOWN
}
