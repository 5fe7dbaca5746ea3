package hearsay.protocol;

/// One message with the LISTEN address of its sender: what travels on the wire.
public record Frame(PeerAddress sender, Message message) {}
