package hearsay.http;

import static hearsay.contract.Contract.require;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A request to be sent.
///
/// @param target an `http` or `https` URI
/// @param body sent as JSON; null for none
/// @param limit for all of it, from dialling to the last byte of the answer
/// @param maxAnswerBytes a longer body is a failure
public record Call(
    String method,
    URI target,
    @Nullable JsonNode body,
    Map<String, String> headers,
    Duration limit,
    int maxAnswerBytes) {
  public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(2);
  public static final int DEFAULT_ANSWER_BYTES = 64 * 1024;

  public Call {
    require(limit.isPositive(), "a call may take some time");
    require(maxAnswerBytes >= 0, "a limit of bytes is not negative");
    headers = Map.copyOf(headers);
  }

  public static Call get(URI target) {
    return new Call("GET", target, null, Map.of(), DEFAULT_LIMIT, DEFAULT_ANSWER_BYTES);
  }

  public static Call post(URI target, @Nullable JsonNode body) {
    return new Call("POST", target, body, Map.of(), DEFAULT_LIMIT, DEFAULT_ANSWER_BYTES);
  }

  public Call within(Duration newLimit) {
    return new Call(method, target, body, headers, newLimit, maxAnswerBytes);
  }

  public Call withAnswerUpTo(int bytes) {
    return new Call(method, target, body, headers, limit, bytes);
  }

  public Call with(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new Call(method, target, body, more, limit, maxAnswerBytes);
  }
}
