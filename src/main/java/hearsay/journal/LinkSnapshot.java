package hearsay.journal;

import hearsay.fault.LinkFaults;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/// One directed link at one moment.
///
/// @param connections numbers of the connections open in this direction, by both ends' word: the
///   first end to close one ends it
/// @param framesSent since the start
/// @param framesDelivered likewise
/// @param framesLost likewise, with those that never got on a socket
/// @param bytesSent likewise
/// @param lastLoss why the last frame was lost; empty if none was
public record LinkSnapshot(
    Link link,
    LinkFaults faults,
    PSet<Long> connections,
    long framesSent,
    long framesDelivered,
    long framesLost,
    long bytesSent,
    String lastLoss) {

  /// A link on which nothing has happened yet.
  public static LinkSnapshot fresh(Link link) {
    return new LinkSnapshot(link, LinkFaults.NONE, HashTreePSet.empty(), 0, 0, 0, 0, "");
  }

  /// How many sockets are open in this direction.
  public int openSockets() {
    return connections.size();
  }

  /// Whether frames can pass at all: not severed, and not every frame is lost.
  public boolean isPassable() {
    return !faults.isSevered() && faults.loss() < 1;
  }

  LinkSnapshot withFaults(LinkFaults newFaults) {
    return new LinkSnapshot(
        link, newFaults, connections, framesSent, framesDelivered, framesLost, bytesSent, lastLoss);
  }

  LinkSnapshot opened(long connection) {
    return withConnections(connections.plus(connection));
  }

  LinkSnapshot closed(long connection) {
    return withConnections(connections.minus(connection));
  }

  LinkSnapshot sent(int bytes) {
    return new LinkSnapshot(
        link,
        faults,
        connections,
        framesSent + 1,
        framesDelivered,
        framesLost,
        bytesSent + bytes,
        lastLoss);
  }

  LinkSnapshot delivered() {
    return new LinkSnapshot(
        link,
        faults,
        connections,
        framesSent,
        framesDelivered + 1,
        framesLost,
        bytesSent,
        lastLoss);
  }

  LinkSnapshot lost(String reason) {
    return new LinkSnapshot(
        link, faults, connections, framesSent, framesDelivered, framesLost + 1, bytesSent, reason);
  }

  private LinkSnapshot withConnections(PSet<Long> newConnections) {
    return new LinkSnapshot(
        link, faults, newConnections, framesSent, framesDelivered, framesLost, bytesSent, lastLoss);
  }
}
