package hearsay.discovery;

import hearsay.discovery.DiscoveryClient.Errand;
import hearsay.discovery.DiscoveryClient.Listener;
import hearsay.http.Answer;
import hearsay.http.Call;
import hearsay.http.Json;
import hearsay.http.MalformedJsonException;
import hearsay.http.Printable;
import hearsay.protocol.PeerAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one client and the server say to each other, errand by errand; each is told to the
/// listener. The server may answer anything: what makes no sense is a failed errand, said in words.
/// Used by one thread.
final class Conversation {
  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

  /// Twice the list of as many peers as a server may hold.
  private static final int MAX_LIST_BYTES = 4 << 20;

  private static final Duration SHORTEST_LIMIT = Duration.ofMillis(500);
  private static final Duration LONGEST_LIMIT = Duration.ofSeconds(2);
  private static final Pattern ETAG = Pattern.compile("(W/)?\"[!#-~]{0,100}\"");

  private final String server;
  private final PeerAddress self;
  private final Listener listener;
  private boolean mayBeListed;
  private Rhythm rhythm = Rhythm.ofTtl(DiscoveryServer.DEFAULT_TTL.toMillis());
  private String etag = "";
  private String currentTag = "";
  private String lastList = "";

  Conversation(URI server, PeerAddress self, Listener listener) {
    this.server = server.toString().replaceFirst("/+$", "");
    this.self = self;
    this.listener = listener;
  }

  /// The server's, as far as it is known.
  Rhythm rhythm() {
    return rhythm;
  }

  /// A heartbeat, or a registration if the server does not know this node; then the list.
  ///
  /// @return whether the server has this node on its list
  boolean round() throws InterruptedException {
    var isListed = mayBeListed && heartbeat();
    if (!isListed) {
      mayBeListed = true; // from here on, even if no answer is waited for
      isListed = register();
      mayBeListed = isListed;
    }
    // A server that says which list is the current one need not be asked for it again.
    var hasCurrentList = !etag.isEmpty() && etag.equals(currentTag);
    if (isListed && !hasCurrentList) {
      peers();
    }
    return isListed;
  }

  /// Leaves the list, if this node is on it.
  void farewell(Duration limit) throws InterruptedException {
    if (!mayBeListed) {
      return;
    }
    switch (Line.shared().send(post("/deregister").within(limit))) {
      case Answer.Received received when received.status() == 200 ->
          done(Errand.DEREGISTER, "deregistered");
      case Answer answer -> failed(Errand.DEREGISTER, answer);
    }
  }

  private boolean register() throws InterruptedException {
    return switch (Line.shared().send(post("/register"))) {
      case Answer.Received received when received.status() == 200 -> registered(received);
      case Answer answer -> failed(Errand.REGISTER, answer);
    };
  }

  private boolean registered(Answer.Received received) {
    try {
      var ttl = received.json().path("ttlMillis");
      if (!ttl.isIntegralNumber() || !ttl.canConvertToLong() || ttl.longValue() <= 0) {
        return failed(Errand.REGISTER, "the answer names no ttlMillis");
      }
      rhythm = Rhythm.ofTtl(ttl.longValue());
      currentTag = received.json().path("peersTag").asString("");
      return done(Errand.REGISTER, "lapses after " + ttl.longValue() / 1e3 + " s of silence");
    } catch (MalformedJsonException e) {
      return failed(Errand.REGISTER, "the answer is not JSON: " + e.getMessage());
    }
  }

  private boolean heartbeat() throws InterruptedException {
    return switch (Line.shared().send(post("/heartbeat"))) {
      case Answer.Received received when received.status() == 200 -> heard(received);
      case Answer.Received received when received.status() == 404 ->
          failed(Errand.HEARTBEAT, "the server does not know this node");
      case Answer answer -> failed(Errand.HEARTBEAT, answer);
    };
  }

  private boolean heard(Answer.Received received) {
    try {
      currentTag = received.json().path("peersTag").asString("");
    } catch (MalformedJsonException e) {
      currentTag = ""; // the status says all that must be known
    }
    return done(Errand.HEARTBEAT, "heard");
  }

  private void peers() throws InterruptedException {
    var call = Call.get(URI.create(server + "/peers")).within(limit());
    var conditional = etag.isEmpty() ? call : call.with("If-None-Match", etag);
    switch (Line.shared().sendForList(conditional.withAnswerUpTo(MAX_LIST_BYTES))) {
      case Answer.Received received when received.status() == 200 -> listed(received);
      case Answer.Received received when received.status() == 304 && !etag.isEmpty() ->
          done(Errand.PEERS, lastList + ", unchanged");
      case Answer answer -> failed(Errand.PEERS, answer);
    }
  }

  private void listed(Answer.Received received) {
    try {
      etag = received.header("etag").filter(tag -> ETAG.matcher(tag).matches()).orElse("");
      var listing = read(received).without(self);
      lastList = listing.summary();
      tell(() -> listener.peers(listing.peers()));
      done(Errand.PEERS, lastList);
    } catch (MalformedJsonException e) {
      etag = "";
      failed(Errand.PEERS, "the answer is not a list in JSON: " + e.getMessage());
    }
  }

  private PeerListing read(Answer.Received received) {
    var listings = Line.shared().listings();
    var key = new ListingCache.Key(server, etag);
    var known = etag.isEmpty() ? Optional.<PeerListing>empty() : listings.find(key);
    return known.orElseGet(
        () -> {
          var listing = PeerListing.of(received.json());
          if (!etag.isEmpty()) {
            listings.keep(key, listing);
          }
          return listing;
        });
  }

  private Call post(String path) {
    var body = Json.object().put("addr", self.toString());
    return Call.post(URI.create(server + path), body).within(limit());
  }

  /// No longer than a heartbeat's interval, or calls to a server that swallows them would keep it
  /// unknown when it comes back.
  private Duration limit() {
    var interval = rhythm.interval();
    if (interval.compareTo(SHORTEST_LIMIT) < 0) {
      return SHORTEST_LIMIT;
    }
    return interval.compareTo(LONGEST_LIMIT) > 0 ? LONGEST_LIMIT : interval;
  }

  private boolean done(Errand errand, String detail) {
    tell(() -> listener.contacted(errand, true, detail));
    return true;
  }

  private boolean failed(Errand errand, Answer answer) {
    return switch (answer) {
      case Answer.Failed failed -> failed(errand, failed.reason());
      case Answer.Received received -> failed(errand, refusal(received));
    };
  }

  private boolean failed(Errand errand, String detail) {
    tell(() -> listener.contacted(errand, false, Printable.shortened(detail)));
    return false;
  }

  private static String refusal(Answer.Received received) {
    var status = "the server answered " + received.status();
    try {
      return received
          .json()
          .path("error")
          .asStringOpt()
          .map(said -> status + ": " + said)
          .orElse(status);
    } catch (MalformedJsonException e) {
      return status;
    }
  }

  private void tell(Runnable news) {
    try {
      news.run();
    } catch (RuntimeException e) {
      LOG.error("the listener of {}'s discovery failed and is told on", self, e);
    }
  }
}
