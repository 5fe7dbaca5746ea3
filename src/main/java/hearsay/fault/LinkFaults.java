package hearsay.fault;

import static hearsay.contract.Contract.require;

/// What is wrong with one link, in one direction.
///
/// @param isSevered nothing passes and no socket exists
/// @param latencyNanos added to every frame's way, at least 0
/// @param jitterNanos up to this much more, chosen evenly; order on the link is kept unless
///   `reordering` says otherwise
/// @param loss probability that a frame is lost on the way, 0 to 1
/// @param duplication probability that a frame arrives twice, 0 to 1
/// @param reordering probability that a frame may be overtaken by later ones, 0 to 1
public record LinkFaults(
    boolean isSevered,
    long latencyNanos,
    long jitterNanos,
    double loss,
    double duplication,
    double reordering) {
  public static final LinkFaults NONE = new LinkFaults(false, 0, 0, 0, 0, 0);
  public static final LinkFaults SEVERED = new LinkFaults(true, 0, 0, 0, 0, 0);

  public LinkFaults {
    require(latencyNanos >= 0, "latency is not negative");
    require(jitterNanos >= 0, "jitter is not negative");
    require(loss >= 0 && loss <= 1, "loss is a probability");
    require(duplication >= 0 && duplication <= 1, "duplication is a probability");
    require(reordering >= 0 && reordering <= 1, "reordering is a probability");
  }

  public LinkFaults withSevered(boolean severed) {
    return new LinkFaults(severed, latencyNanos, jitterNanos, loss, duplication, reordering);
  }
}
