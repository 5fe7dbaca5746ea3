package hearsay.runtime.api;

import hearsay.crdt.CounterRule;
import hearsay.crdt.Tally;
import hearsay.http.HttpRefusal;
import hearsay.http.Json;
import hearsay.http.Request;
import hearsay.http.Response;
import hearsay.runtime.NodeRunner;
import hearsay.runtime.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Counting by HTTP: a request waits for its acknowledgement.
///
/// | outcome | status |
/// |---|---|
/// | acknowledged | 200 |
/// | refused: the counter is at a bound, or at 0 under Part 0 | 409 |
/// | refused: the log can't be written (disk full, read-only) | 507 |
/// | refused: the node stops, or its disk hangs and too many wait already | 503 |
/// | unknown: writing failed half-way, or a bug stopped the node | 500 with `"outcome":"unknown"` |
/// | unknown: no acknowledgement in time | 504 with `"outcome":"unknown"` |
final class OperationRoutes {
  /// Under the PN rule an entry holds no more.
  static final long MAX_PN = Tally.MAX;

  /// Under the Part 0 rule a node takes no longer series at once.
  static final long MAX_PART0 = 10_000;

  /// A disk that takes longer to sync is broken; the caller has other things to do.
  private static final long LIMIT_SECONDS = 10;

  private final NodeRunner node;
  private final @Nullable LogMeter log;
  private final BooleanSupplier isServing;

  /// @param log the node's, null if it has none
  /// @param isServing whether the node takes operations
  OperationRoutes(NodeRunner node, @Nullable LogMeter log, BooleanSupplier isServing) {
    this.node = node;
    this.log = log;
    this.isServing = isServing;
  }

  Response increment(Request request) throws InterruptedException {
    var by = by(request);
    expectServing();
    return answer(node.operate(by, 0));
  }

  Response decrement(Request request) throws InterruptedException {
    var by = by(request);
    expectServing();
    return answer(node.operate(0, by));
  }

  private long by(Request request) {
    Parameters.only(request, "by");
    if (request.hasBody()) {
      throw HttpRefusal.of(400, "there is no body here: write how often in the query, ?by=n");
    }
    var most = node.settings().rule() == CounterRule.PN ? MAX_PN : MAX_PART0;
    return Parameters.count(request, "by", most);
  }

  private void expectServing() {
    if (!isServing.getAsBoolean()) {
      throw HttpRefusal.of(503, "the node stops");
    }
  }

  private Response answer(CompletableFuture<Outcome> answer) throws InterruptedException {
    try {
      return switch (answer.get(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        case Outcome.Acknowledged(var state) -> NodeApi.counter(node, state);
        case Outcome.Refused(var reason) -> throw HttpRefusal.of(status(reason), reason);
        case Outcome.Unknown(var reason) -> unknown(500, reason);
      };
    } catch (TimeoutException e) {
      return unknown(504, "no acknowledgement within %d s".formatted(LIMIT_SECONDS));
    } catch (ExecutionException e) {
      return unknown(500, "the node failed");
    }
  }

  /// An outcome has no kind, only a reason; the log knows whether it is the disk's.
  private int status(String reason) {
    if (!node.isRunning() || reason.equals(NodeRunner.TOO_MANY_WAIT)) {
      return 503;
    }
    var isDisk = log != null && log.trouble().filter(reason::contains).isPresent();
    return isDisk ? 507 : 409;
  }

  private static Response unknown(int status, String reason) {
    return Response.json(status, Json.object().put("error", reason).put("outcome", "unknown"));
  }
}
