/// The bytes of the log: what a segment begins with ([SegmentHeader]), how a record is written
/// ([RecordWriter]) and what a reader makes of sound, torn and damaged ones ([SegmentReader],
/// [SegmentSalvage]).
///
/// Bytes and values only: no files, clocks, threads or chance, and nothing of ours but `contract`
/// and `crdt`, so that a simulated node keeps the same log in memory. Start reading here, then at
/// [SegmentReader].
///
/// # A segment
///
/// ```
/// header · snapshot record · change record · change record · … · zeros to the end
/// ```
///
/// A segment stands alone: its snapshot holds all that was known when it began. Header and records
/// begin at multiples of 8 bytes, so that a reader can look for whole records behind a damaged one.
/// Numbers are big-endian. A checksum is CRC32C (Castagnoli), as in iSCSI.
///
/// | header | bytes | holds |
/// |---|---|---|
/// | magic | 8 | ASCII `HEARSAYW` |
/// | checksum | 4 | of all that follows in the header, its padding too |
/// | version | 4 | of this format: 1 |
/// | number | 8 | of the segment; the highest in a directory counts |
/// | file size | 4 | bytes the file was made with: one that is shorter was cut |
/// | rule | 1 | 0 PN, 1 Part 0 |
/// | name length | 1 | 1..255 |
/// | name | 1..255 | of the node, UTF-8 |
/// | padding | 0..7 | zeros, to a multiple of 8 bytes |
///
/// | record | bytes | holds |
/// |---|---|---|
/// | checksum | 4 | of all that follows in the record; then XOR the segment's number |
/// | length | 4 | of the body |
/// | sequence | 8 | counts records, one up from record to record, from segment to segment |
/// | type | 1 | 1 PN snapshot, 2 PN change, 3 Part 0 snapshot, 4 Part 0 change |
/// | body | length | below |
/// | padding | 0..7 | zeros, to a multiple of 8 bytes |
///
/// | body | layout |
/// |---|---|
/// | PN | own actor · u32 count · that many of: actor · u64 increments · u64 decrements |
/// | Part 0 | own actor · u32 version · u64 counter |
/// | actor | u8 name length (1..255) · name in UTF-8 · u64 incarnation |
/// | own actor | an actor; or u8 0, in a snapshot after a repair: take a new one |
///
/// # Rules
///
/// - A record's checksum takes in its padding. The lower half of the segment's number is in it so
///   that a record that strayed here from another segment does not pass.
/// - The first record, and only the first, is a snapshot.
/// - Entries hold an actor's whole totals, 0..2^62; what a change says replaces what was known of
///   these actors. A snapshot replaces everything.
/// - Zeros up to the end are a clean end. Anything else that is no record is a *torn tail* if no
///   whole record of a later sequence follows (the write that a crash cut short: nobody was told
///   that it succeeded), else *damage*: acknowledged records are there that can't be reached.
/// - A damaged header or snapshot is never a torn tail: a file gets its name after they are on
///   disk.
///
/// # Example
///
/// Record 9, in segment 2: "I am n1 (incarnation 1), and have made 300 increments and 2
/// decrements".
///
/// ```
/// 98 e8 b7 db                  checksum
/// 00 00 00 2a                  length 42
/// 00 00 00 00 00 00 00 09      sequence 9
/// 02                           PN change
/// 02 6e 31                     own actor: "n1"
/// 00 00 00 00 00 00 00 01      incarnation 1
/// 00 00 00 01                  one entry
/// 02 6e 31                     "n1"
/// 00 00 00 00 00 00 00 01      incarnation 1
/// 00 00 00 00 00 00 01 2c      300 increments
/// 00 00 00 00 00 00 00 02      2 decrements
/// 00 00 00 00 00               padding
/// ```
@NullMarked
package hearsay.wal.format;

import org.jspecify.annotations.NullMarked;
