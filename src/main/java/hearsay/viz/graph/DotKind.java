package hearsay.viz.graph;

import hearsay.protocol.MessageKind;

/// What a frame looks like on its way, by what it carries.
public enum DotKind {
  /// News, or a whole Part 0 state: large and in ink.
  DELTA,
  /// Repair: a square.
  STATE,
  /// A summary or a question: a small grey diamond.
  DIGEST,
  /// All that carries no counter: tiny.
  CONTROL;

  static DotKind of(MessageKind kind) {
    return switch (kind) {
      case DELTA, PUSH -> DELTA;
      case STATE, REQUEST -> STATE;
      case DIGEST, PULL -> DIGEST;
      case DIGEST_ACK, PRUNE, GRAFT -> CONTROL;
    };
  }
}
