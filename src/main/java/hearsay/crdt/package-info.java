/// The counter's states and their laws: [PnCounter], whose merge is a join of a lattice, and
/// [VersionedCounter], the Part 0 rule that is kept because it loses.
///
/// Everything here is an immutable value: no I/O, clock, thread or chance, and nothing of ours but
/// `contract`. Bytes on the wire and on disk are made elsewhere, from these values. Start reading
/// at [hearsay.crdt.CounterState], then [hearsay.crdt.PnCounter].
@NullMarked
package hearsay.crdt;

import org.jspecify.annotations.NullMarked;
