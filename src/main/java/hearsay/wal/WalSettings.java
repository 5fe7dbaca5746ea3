package hearsay.wal;

import static hearsay.contract.Contract.require;

import hearsay.crdt.CounterRule;
import java.nio.file.Path;

/// Where and for whom a log is kept.
///
/// @param directory made if missing; belongs to this node alone
/// @param node the node's name, 1 to 255 bytes in UTF-8; a directory that another name wrote to is
///   refused
/// @param rule a directory written to under another rule is refused
/// @param segmentBytes what a segment file takes, preallocated; larger if a snapshot needs it
public record WalSettings(Path directory, String node, CounterRule rule, int segmentBytes) {
  public static final int MIN_SEGMENT_BYTES = 4_096;

  /// About 60,000 records: rotation is rare, and the disk is spared.
  public static final int DEFAULT_SEGMENT_BYTES = 4 << 20;

  /// Millions of records. A segment is written whole before its first record, and read whole.
  public static final int MAX_SEGMENT_BYTES = 1 << 30;

  public WalSettings {
    require(
        segmentBytes >= MIN_SEGMENT_BYTES && segmentBytes <= MAX_SEGMENT_BYTES,
        "a segment takes 4,096 bytes to 1 GiB");
  }

  public static WalSettings of(Path directory, String node, CounterRule rule) {
    return new WalSettings(directory, node, rule, DEFAULT_SEGMENT_BYTES);
  }
}
