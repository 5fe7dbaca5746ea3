/// The small HTTP server and client that discovery and nodes share: routes, size limits, the
/// allow-list for Origin and Host, JSON errors that name the field.
///
/// What a route means has no place here, nor does a thread start here: callers hand in an executor.
/// Start reading at [hearsay.http.HttpService] and [hearsay.http.Exchanges] for the server, at
/// [hearsay.http.HttpCaller] for the client.
@NullMarked
package hearsay.http;

import org.jspecify.annotations.NullMarked;
