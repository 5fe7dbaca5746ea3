package hearsay.protocol;

import hearsay.crdt.CounterRule;
import org.jspecify.annotations.Nullable;

/// Every kind of message with its code on the wire and the rule it belongs to.
public enum MessageKind {
  PULL(0x01, CounterRule.PART0),
  PUSH(0x02, CounterRule.PART0),
  DIGEST(0x10, CounterRule.PN),
  DIGEST_ACK(0x11, CounterRule.PN),
  REQUEST(0x12, CounterRule.PN),
  DELTA(0x13, CounterRule.PN),
  STATE(0x14, CounterRule.PN),
  PRUNE(0x15, CounterRule.PN),
  GRAFT(0x16, CounterRule.PN);

  private static final @Nullable MessageKind[] BY_CODE = new MessageKind[256];

  static {
    for (var kind : values()) {
      BY_CODE[kind.code] = kind;
    }
  }

  private final int code;
  private final CounterRule rule;

  MessageKind(int code, CounterRule rule) {
    this.code = code;
    this.rule = rule;
  }

  /// The byte after the sender's address.
  public int code() {
    return code;
  }

  /// The kind that this byte (0 to 255) announces, null if none does.
  static @Nullable MessageKind ofCode(int code) {
    return BY_CODE[code];
  }

  public CounterRule rule() {
    return rule;
  }
}
