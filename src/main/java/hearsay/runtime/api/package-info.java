/// A node for the outside: its HTTP API with its metrics, and a node that is a process of its own
/// ([StandaloneNode]: log, transport, event loop, API and discovery, started in order and stopped
/// in reverse).
///
/// How a node counts or gossips has no place here, nor a command line. Start reading at
/// [hearsay.runtime.api.NodeApi].
@NullMarked
package hearsay.runtime.api;

import org.jspecify.annotations.NullMarked;
