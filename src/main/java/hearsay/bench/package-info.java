/// The project's own figures, each beside its budget and, where there is one, beside a floor
/// measured in the same run: a bare mesh of sockets that does nothing but write and read. Figures
/// that need a process of their own (start, footprint, pictures, closing) are taken by a
/// [hearsay.bench.Probe] in a fresh process, started the way this one was.
///
/// Nothing here knows a view, prints or exits: that is for the command. Nothing is asserted either,
/// since a figure belongs to the machine it was taken on. Start reading at [hearsay.bench.Bench],
/// then [hearsay.bench.VisibleOnAll], which is the plainest of the benchmarks.
@NullMarked
package hearsay.bench;

import org.jspecify.annotations.NullMarked;
