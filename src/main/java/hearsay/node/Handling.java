package hearsay.node;

import hearsay.crdt.CounterRule;
import hearsay.crdt.PnCounter;
import hearsay.protocol.MessageKind;

/// What became of a frame: the part of [Fact.FrameHandled] that its handler knows.
///
/// @param reason in words for people; empty where there is nothing to add
record Handling(Reception reception, String reason) {
  static final Handling TAUGHT = new Handling(Reception.TAUGHT, "");
  static final Handling KNEW = new Handling(Reception.KNEW, "");

  /// A digest told only that something is different.
  static final Handling DIFFERED = new Handling(Reception.KNEW, "the states differ");

  /// The node took these entries over, and refused the rest.
  static Handling inPart(PnCounter learned, String reason) {
    return learned.isEmpty() ? refused(reason) : new Handling(Reception.TAUGHT, reason);
  }

  static Handling refused(String reason) {
    return new Handling(Reception.REFUSED, reason);
  }

  static Handling ignored(String reason) {
    return new Handling(Reception.IGNORED, reason);
  }

  static Handling otherRule(MessageKind kind, CounterRule followed) {
    return ignored("%s belongs to another rule, this node follows %s".formatted(kind, followed));
  }
}
