package hearsay.journal;

import java.util.Set;

/// Running nodes that hear each other, directly or through others.
///
/// @param index 0, 1, 2 … (letter A, B, C …); stable while the members stay the same
/// @param members names
/// @param hears indices of other groups whose news can reach this one (one-way cuts)
public record Group(int index, Set<String> members, Set<Integer> hears) {
  public Group {
    members = Set.copyOf(members);
    hears = Set.copyOf(hears);
  }

  /// The letter of its index; see [#letter(int)].
  public String letter() {
    return letter(index);
  }

  /// A … Z, then AA, AB …
  ///
  /// @param index of a group, at least 0
  public static String letter(int index) {
    var text = new StringBuilder();
    for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
      text.insert(0, (char) ('A' + rest % 26));
    }
    return text.toString();
  }
}
