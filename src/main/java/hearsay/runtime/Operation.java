package hearsay.runtime;

import java.util.concurrent.CompletableFuture;

/// What a user asked for, and where the answer goes.
record Operation(long increments, long decrements, CompletableFuture<Outcome> answer) {}
