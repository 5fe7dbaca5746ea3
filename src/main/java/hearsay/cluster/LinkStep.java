package hearsay.cluster;

import hearsay.fault.LinkFaults;
import hearsay.journal.Link;
import java.util.Map;

/// One step that somebody took against links or frames, and can take back.
sealed interface LinkStep {
  /// What it is called: "Cut n1–n4".
  String caption();

  /// What the links had before and have after.
  record FaultsSet(String caption, Map<Link, LinkFaults> before, Map<Link, LinkFaults> after)
      implements LinkStep {
    public FaultsSet {
      before = Map.copyOf(before);
      after = Map.copyOf(after);
    }
  }

  /// A frame was lost on purpose; taken back, it is on its way again.
  record FrameDropped(String caption, SteppedFrame frame) implements LinkStep {}

  /// A frame got a copy; taken back, the copy is lost.
  record FrameDuplicated(String caption, SteppedFrame copy) implements LinkStep {}
}
