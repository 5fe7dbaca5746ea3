/// The write-ahead log of one node: what it promised survives a crash. Segment files on disk,
/// appended to and read back here; what the bytes mean is in `wal.format`.
///
/// A directory belongs to one log: a `lock` file, segments, and a `home` file by which a copy of
/// all this is known for one. A segment gets its name once it is whole and on disk (until then it
/// ends in `.new`), so the newest one by name always tells all.
///
/// No node, no gossip and no thread has a place here: callers wait for the disk. Start reading at
/// [hearsay.wal.WriteAheadLog].
@NullMarked
package hearsay.wal;

import org.jspecify.annotations.NullMarked;
