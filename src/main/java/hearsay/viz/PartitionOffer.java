package hearsay.viz;

import hearsay.cluster.Partitions.Cut;

/// A partition that one may choose.
///
/// @param name as in the menu
public record PartitionOffer(String name, Cut cut) {}
