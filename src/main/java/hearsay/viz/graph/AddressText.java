package hearsay.viz.graph;

import static hearsay.contract.Contract.require;

/// Names of nodes in little room. Foreign nodes are named by their address, of which the port is
/// what tells them apart.
final class AddressText {
  private static final String GAP = "…";

  private AddressText() {}

  /// Words in which nodes on this machine are named by their port alone: "heard from :7001".
  static String withoutLoopback(String words) {
    return words.replace("127.0.0.1:", ":");
  }

  /// The name, with its middle left out where it would be longer than that. The port always stays,
  /// with as much of the host's beginning as there is room for: "127.0…:9001".
  ///
  /// @param characters at least 1
  static String within(String name, int characters) {
    require(characters >= 1, "there is room for a name");
    if (name.length() <= characters) {
      return name;
    }
    var colon = name.lastIndexOf(':');
    var port = colon < 0 ? "" : name.substring(colon);
    var head = Math.max(0, characters - port.length() - GAP.length());
    return head == 0 && !port.isEmpty() ? port : name.substring(0, head) + GAP + port;
  }
}
