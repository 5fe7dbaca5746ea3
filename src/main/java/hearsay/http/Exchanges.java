package hearsay.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens to every request: admitted, routed, read, handled, answered. Whatever goes wrong on
/// our side is logged here and answered with no more than that.
final class Exchanges implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);

  private final RouteTable routes;
  private final AllowList allowList;
  private final int maxBodyBytes;

  Exchanges(RouteTable routes, AllowList allowList, int maxBodyBytes) {
    this.routes = routes;
    this.allowList = allowList;
    this.maxBodyBytes = maxBodyBytes;
  }

  @Override
  public void handle(HttpExchange jdkExchange) throws IOException {
    try (jdkExchange) {
      var exchange = new Exchange(jdkExchange);
      exchange.send(response(exchange));
    }
  }

  private Response response(Exchange exchange) {
    try {
      exchange.admit(allowList);
      var handler = routes.find(exchange.method(), exchange.path());
      return handler.handle(exchange.read(maxBodyBytes));
    } catch (HttpRefusal e) {
      return e.response();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return HttpRefusal.of(503, "the service is closing").response();
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", exchange.method(), exchange.path(), e);
      return HttpRefusal.of(500, "this failed on our side; the log says more").response();
    }
  }
}
