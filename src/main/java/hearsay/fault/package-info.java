/// The vocabulary of what can be wrong with a link, and the seeded draw that decides what becomes
/// of each frame. Pure: no clock, no thread, no unseeded chance; who holds frames back lives in
/// `hearsay.transport` and in the simulator. Start with [hearsay.fault.LinkFaults], then
/// [hearsay.fault.Fate].
@NullMarked
package hearsay.fault;

import org.jspecify.annotations.NullMarked;
