/// Design by contract: `require` what a caller owes, `ensure` what a method promises, keep an
/// `invariant`. Always on, because a broken contract is our own bug and must stop at its first
/// sign.
///
/// What the world does wrong (bytes, disks, peers, users) is expected and has no place here: it is
/// a typed result or a domain exception of the package concerned. This package imports no other of
/// ours. Start reading at [hearsay.contract.Contract].
@NullMarked
package hearsay.contract;

import org.jspecify.annotations.NullMarked;
