package hearsay.bench;

/// A benchmark that gave no figures.
///
/// @param reason for people, one line
record Failure(String benchmark, String reason) {}
