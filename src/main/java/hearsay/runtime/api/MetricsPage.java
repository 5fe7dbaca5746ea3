package hearsay.runtime.api;

import hearsay.node.PeerState;
import hearsay.node.PeerStatus;
import hearsay.runtime.NodeRunner;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// What `GET /metrics` shows of a node.
///
/// @param log null for a node without one
record MetricsPage(
    NodeRunner node, NodeMetrics metrics, @Nullable LogMeter log, long startedAtNanos) {
  String text() {
    var text = new PrometheusText();
    addNode(text);
    addOperations(text);
    addFrames(text);
    if (log != null) {
      addLog(text, log);
    }
    return text.toString();
  }

  private void addNode(PrometheusText text) {
    var state = node.state();
    var settings = node.settings();
    text.info(
            "hearsay_node_info",
            "Which node this is.",
            new TreeMap<>(
                Map.of(
                    "node", settings.actor().name(),
                    "address", settings.address().toString(),
                    "rule", NodeApi.nameOf(settings.rule()))))
        .secondsGauge(
            "hearsay_uptime_seconds",
            "Seconds since the node began to serve.",
            System.nanoTime() - startedAtNanos)
        .gauge("hearsay_counter_value", "What the node's counter shows.", state.value())
        .gauge("hearsay_counter_version", "The version of the node's counter.", state.version())
        .gauges(
            "hearsay_peers",
            "Peers by how the node sees them.",
            "state",
            byState(node.peers()),
            count -> count);
  }

  private void addOperations(PrometheusText text) {
    text.counter(
            "hearsay_increments_total",
            "Local increments applied and acknowledged.",
            metrics.increments.sum())
        .counter(
            "hearsay_decrements_total",
            "Local decrements applied and acknowledged.",
            metrics.decrements.sum())
        .counter(
            "hearsay_refusals_total",
            "Batches of local operations that were refused.",
            metrics.refusals.sum())
        .counter(
            "hearsay_doubts_total",
            "Batches of local operations of which nobody knows whether they are on disk.",
            metrics.doubts.sum());
  }

  private void addFrames(PrometheusText text) {
    text.counters(
            "hearsay_frames_sent_total",
            "Frames written to sockets.",
            "kind",
            metrics.sent,
            LongAdder::sum)
        .counters(
            "hearsay_frames_received_total",
            "Frames read off sockets.",
            "kind",
            metrics.received,
            LongAdder::sum)
        .counters(
            "hearsay_frames_handled_total",
            "Frames by what they did to the node.",
            "reception",
            metrics.handled,
            LongAdder::sum)
        .counters(
            "hearsay_frames_lost_total",
            "Frames that never reached their node, as far as this end knows.",
            "reason",
            metrics.lost,
            LongAdder::sum)
        .counter("hearsay_sent_bytes_total", "Bytes of frames sent.", metrics.bytesSent.sum())
        .counter(
            "hearsay_received_bytes_total",
            "Bytes of frames received.",
            metrics.bytesReceived.sum())
        .counter(
            "hearsay_frames_rejected_total",
            "Frames that broke a rule of the wire; a report may lag by a second.",
            metrics.rejections.sum())
        .counter("hearsay_failed_dials_total", "Dials that failed.", metrics.failedDials.sum());
  }

  private static void addLog(PrometheusText text, LogMeter log) {
    text.counter(
            "hearsay_log_commits_total",
            "Records written and synced to disk, each for all who waited.",
            log.commits.sum())
        .secondsCounter(
            "hearsay_log_commit_seconds_total",
            "Seconds these commits took, sync included.",
            log.commitNanos.sum())
        .counter(
            "hearsay_log_refused_commits_total",
            "Commits of which nothing was written: no room, or read-only.",
            log.notWritten.sum())
        .counter(
            "hearsay_log_unknown_commits_total",
            "Commits that failed half-way.",
            log.unknown.sum());
  }

  private static Map<PeerState, Integer> byState(List<PeerStatus> peers) {
    var counts = new EnumMap<PeerState, Integer>(PeerState.class);
    for (var state : PeerState.values()) {
      counts.put(state, 0);
    }
    peers.forEach(peer -> counts.merge(peer.state(), 1, Integer::sum));
    return counts;
  }
}
