package hearsay.crdt;

import static hearsay.contract.Contract.require;

/// One incarnation of one node, the unit that owns a counter entry.
///
/// Ordered by name, then by incarnation (unsigned). Names are ordered by code point, which is also
/// the order of their UTF-8 bytes, so that every language sorts actors alike.
///
/// @param name the node's name, 1 to 255 bytes in UTF-8, without unpaired surrogates
/// @param incarnation random unsigned 64-bit number, new whenever a node starts without its history
public record ActorId(String name, long incarnation) implements Comparable<ActorId> {
  public static final int MAX_NAME_BYTES = 255;

  public ActorId {
    int bytes = utf8Length(name);
    require(bytes >= 1 && bytes <= MAX_NAME_BYTES, "an actor's name takes 1 to 255 bytes in UTF-8");
  }

  @Override
  public int compareTo(ActorId other) {
    int byName = compareByCodePoint(name, other.name);
    return byName != 0 ? byName : Long.compareUnsigned(incarnation, other.incarnation);
  }

  @Override
  public String toString() {
    return name + "#" + Long.toHexString(incarnation);
  }

  // Not String.compareTo, which puts U+10000 (a surrogate pair) before U+FFFF.
  private static int compareByCodePoint(String left, String right) {
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      char l = left.charAt(i);
      char r = right.charAt(i);
      if (l != r) {
        int byPlane = Boolean.compare(Character.isSurrogate(l), Character.isSurrogate(r));
        return byPlane != 0 ? byPlane : Character.compare(l, r);
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /// The length in UTF-8, or -1 for text with an unpaired surrogate, which UTF-8 can't say.
  private static int utf8Length(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      int codePoint = text.codePointAt(i);
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        return -1;
      }
      if (Character.isSupplementaryCodePoint(codePoint)) {
        i++;
        bytes += 4;
      } else {
        bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : 3;
      }
    }
    return bytes;
  }
}
