/// The wire: what nodes say to each other ([Message], [Frame]), how it looks in bytes ([Codec]),
/// and how bytes are read back, suspiciously ([FrameDecoder]).
///
/// Bytes and values only: no sockets, threads or clocks, and nothing of ours but `contract` and
/// `crdt`. Start reading at [Message], then here.
///
/// # Frames
///
/// A stream is a sequence of frames without separators. Numbers are big-endian and fixed in width,
/// but for varints: LEB128, seven bits a byte, lowest first, the top bit set on all but the last; 1
/// to 9 bytes, never more than needed.
///
/// | part | bytes | holds |
/// |---|---|---|
/// | address length | 1 | 1..255 |
/// | address | 1..255 | ASCII `host:port` or `[v6]:port`: where the sender listens |
/// | kind | 1 | below |
/// | body length | 4 | only from kind 0x10 up; 0..1,048,576 |
/// | body | | below |
///
/// | kind | message | body |
/// |---|---|---|
/// | 0x01 | PULL | u32 version · u64 counter |
/// | 0x02 | PUSH | u32 version · u64 counter |
/// | 0x10 | DIGEST | summary |
/// | 0x11 | DIGEST_ACK | summary |
/// | 0x12 | REQUEST | u8 flags · actor after (flag 1) · actor upTo (flag 2) · entries |
/// | 0x13 | DELTA | entries |
/// | 0x14 | STATE | entries |
/// | 0x15 | PRUNE | actors |
/// | 0x16 | GRAFT | actors |
///
/// | field | layout |
/// |---|---|
/// | actor | u8 name length (1..255) · name in UTF-8 · u64 incarnation |
/// | actors | varint count · that many actors |
/// | entries | varint count · that many of: actor · varint increments · varint decrements |
/// | summary | actor · i128 value · i128 version · u128 hash ([hearsay.crdt.StateHash]) |
///
/// # Rules
///
/// - Actors ascend strictly, by the bytes of their names and then by incarnation, unsigned.
/// - Increments and decrements are at most 2^62, and not both 0: an entry that says nothing is
///   refused. An empty list of entries is no error.
/// - A request's flags say which bounds it has, 0 to 3 (both). Its entries lie above `after` and
///   not above `upTo`, and `after` is below `upTo`.
/// - A version is not negative. A body ends with its last field.
///
/// So a frame has one form: what is accepted is, byte for byte, what [Codec] would write. A frame
/// that breaks a rule is a [MalformedFrameException] that names it; nothing after it can be read.
///
/// # Example
///
/// "I, listening at 127.0.0.1:20001, know that actor n1 (incarnation 1) made 300 increments and 2
/// decrements", a DELTA:
///
/// ```
/// 0f                                              address length 15
/// 31 32 37 2e 30 2e 30 2e 31 3a 32 30 30 30 31    "127.0.0.1:20001"
/// 13                                              DELTA
/// 00 00 00 0f                                     body length 15
/// 01                                              one entry
/// 02 6e 31                                        "n1"
/// 00 00 00 00 00 00 00 01                         incarnation 1
/// ac 02                                           300 increments
/// 02                                              2 decrements
/// ```
@NullMarked
package hearsay.protocol;

import org.jspecify.annotations.NullMarked;
