package hearsay.journal;

import hearsay.fault.LinkFaults;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// One directed link at one moment.
///
/// @param sockets the connections open in this direction by their numbers, by both ends' word: the
///   first end to close one ends it
/// @param traffic what went over it since the start
public record LinkSnapshot(
    Link link, LinkFaults faults, PMap<Long, SocketSnapshot> sockets, Traffic traffic) {

  /// What went over a link.
  ///
  /// @param framesSent since the start
  /// @param framesDelivered likewise
  /// @param framesTaught those delivered that told their receiver something new
  /// @param framesLost those lost, with those that never got on a socket
  /// @param bytesSent likewise
  /// @param losses how many were lost for which reason; at most [#MAX_REASONS] of them
  /// @param lastLoss why the last frame was lost; empty if none was
  /// @param lastDeliveredAtNanos cluster time; meaningful once one was delivered
  /// @param latency of those delivered whose sending is known
  public record Traffic(
      long framesSent,
      long framesDelivered,
      long framesTaught,
      long framesLost,
      long bytesSent,
      PMap<String, Long> losses,
      String lastLoss,
      long lastDeliveredAtNanos,
      Latency latency) {
    /// Reasons are few; a text with numbers in it must not make the snapshot grow.
    static final int MAX_REASONS = 16;

    static final Traffic NONE =
        new Traffic(0, 0, 0, 0, 0, HashTreePMap.empty(), "", 0, Latency.NONE);

    Traffic sent(int bytes) {
      return new Traffic(
          framesSent + 1,
          framesDelivered,
          framesTaught,
          framesLost,
          bytesSent + bytes,
          losses,
          lastLoss,
          lastDeliveredAtNanos,
          latency);
    }

    Traffic delivered(boolean hasTaught, long atNanos, Latency measured) {
      return new Traffic(
          framesSent,
          framesDelivered + 1,
          framesTaught + (hasTaught ? 1 : 0),
          framesLost,
          bytesSent,
          losses,
          lastLoss,
          atNanos,
          measured);
    }

    Traffic lost(String reason) {
      return new Traffic(
          framesSent,
          framesDelivered,
          framesTaught,
          framesLost + 1,
          bytesSent,
          counted(reason),
          reason,
          lastDeliveredAtNanos,
          latency);
    }

    private PMap<String, Long> counted(String reason) {
      var known = losses.get(reason);
      return known == null && losses.size() >= MAX_REASONS
          ? losses
          : losses.plus(reason, known == null ? 1 : known + 1);
    }
  }

  /// A link on which nothing has happened yet.
  public static LinkSnapshot fresh(Link link) {
    return new LinkSnapshot(link, LinkFaults.NONE, HashTreePMap.empty(), Traffic.NONE);
  }

  /// How many sockets are open in this direction.
  public int openSockets() {
    return sockets.size();
  }

  /// Whether frames can pass at all: not severed, and not every frame is lost.
  public boolean isPassable() {
    return !faults.isSevered() && faults.loss() < 1;
  }

  LinkSnapshot withFaults(LinkFaults newFaults) {
    return new LinkSnapshot(link, newFaults, sockets, traffic);
  }

  LinkSnapshot opened(SocketSnapshot socket) {
    return new LinkSnapshot(link, faults, sockets.plus(socket.connection(), socket), traffic);
  }

  LinkSnapshot closed(long connection) {
    return new LinkSnapshot(link, faults, sockets.minus(connection), traffic);
  }

  LinkSnapshot sent(long connection, int bytes) {
    var socket = sockets.get(connection);
    var counted = socket == null ? sockets : sockets.plus(connection, socket.sent(bytes));
    return new LinkSnapshot(link, faults, counted, traffic.sent(bytes));
  }

  /// @param sentAtNanos when it was sent, null if that is not known
  LinkSnapshot delivered(boolean hasTaught, @Nullable Long sentAtNanos, long atNanos) {
    var latency =
        sentAtNanos == null ? traffic.latency() : traffic.latency().with(atNanos - sentAtNanos);
    return new LinkSnapshot(link, faults, sockets, traffic.delivered(hasTaught, atNanos, latency));
  }

  LinkSnapshot lost(String reason) {
    return new LinkSnapshot(link, faults, sockets, traffic.lost(reason));
  }
}
