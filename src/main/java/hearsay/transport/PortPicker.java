package hearsay.transport;

import java.util.concurrent.atomic.AtomicInteger;

/// Ports for listeners that don't care which. They lie below the range from which systems take the
/// ports of outgoing connections (32768 and up on Linux): a crashed node's port can't be taken by
/// somebody's dial before the node restarts, and no dial meets itself. They are walked in a circle,
/// so that a port just given up is the last to be offered again.
final class PortPicker {
  static final int FIRST_PORT = 20_000;
  static final int PORTS = 32_768 - FIRST_PORT;

  /// Shared by all nodes of this process; starts elsewhere in every process, so that two on one
  /// machine seldom meet.
  static final PortPicker SHARED =
      new PortPicker((int) Math.floorMod(ProcessHandle.current().pid() * 7_919, (long) PORTS));

  private final AtomicInteger next;

  /// @param start where the walk begins, 0 to [#PORTS] - 1
  PortPicker(int start) {
    next = new AtomicInteger(start);
  }

  /// The next port to try; it may be in use.
  int next() {
    return FIRST_PORT + Math.floorMod(next.getAndIncrement(), PORTS);
  }
}
