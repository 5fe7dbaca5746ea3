/// How nodes find each other: a server that keeps who is there, and the client by which a node says
/// so and asks. Bodies are JSON:
///
/// | request | body | answer |
/// |---|---|---|
/// | `POST /register` | `{"addr":"host:port"}` | `{"ttlMillis":5000,"peersTag":"…"}`; 503 when full |
/// | `POST /heartbeat` | the same | the same; 404 for one who is not registered (any more) |
/// | `POST /deregister` | the same | `{"wasRegistered":true}` |
/// | `GET /peers` | | `[{"addr":"…","lastSeen":"2026-01-31T12:00:00Z"}]`, with an `ETag`; 304 |
/// | `GET /health` | | `{"status":"ok","registrations":3,"ttlMillis":5000}` |
///
/// `peersTag` is the `ETag` of the list as it is now: who holds that list need not ask again. Other
/// servers may leave it out, and any client may pay it no heed.
///
/// Gossip has no place here and depends on none of this. Start reading at
/// [hearsay.discovery.DiscoveryServer] and [hearsay.discovery.DiscoveryClient].
@NullMarked
package hearsay.discovery;

import org.jspecify.annotations.NullMarked;
