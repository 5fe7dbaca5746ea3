/// The project's own figures, each beside its budget and, where there is one, beside a floor
/// measured in the same run: a bare mesh of sockets that does nothing but write and read, a bare
/// log that does nothing but append and fsync, a server that answers constant bytes, a fold from
/// the beginning. Figures that need a process of their own (start, footprint, pictures, closing,
/// restart) are taken in a fresh one, started the way this one was: by a [hearsay.bench.Probe]
/// there, or from outside.
///
/// Nothing here knows a view, prints or exits: that is for the command. Nothing is asserted either,
/// since a figure belongs to the machine it was taken on. Start reading at [hearsay.bench.Bench],
/// then [hearsay.bench.VisibleOnAll], which is the plainest of the benchmarks.
@NullMarked
package hearsay.bench;

import org.jspecify.annotations.NullMarked;
