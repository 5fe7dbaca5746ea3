package hearsay.journal;

import org.jspecify.annotations.Nullable;

/// What the nodes rely on besides each other.
///
/// @param isLogged whether they keep a log
/// @param isAmnesiac whether they come back from a crash under their old incarnation without their
///   history: broken on purpose
/// @param discovery the server they register with, null if there is none
public record Environment(
    boolean isLogged, boolean isAmnesiac, @Nullable DiscoverySnapshot discovery) {
  public static final Environment NONE = new Environment(false, false, null);
}
