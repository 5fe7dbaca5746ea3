package hearsay.http;

import static hearsay.contract.Contract.require;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// What a route answers.
///
/// @param status 200 to 599
/// @param headers beside those that follow from the body; plain ASCII
/// @param body UTF-8; its array is not copied, so that nobody may write to it any more
@SuppressWarnings("ArrayRecordComponent") // no two responses are compared
public record Response(int status, Map<String, String> headers, byte[] body) {
  public Response {
    require(status >= 200 && status <= 599, "a response has a status from 200 to 599");
    headers = Map.copyOf(headers);
  }

  /// 200 with a JSON body.
  public static Response ok(JsonNode value) {
    return json(200, value);
  }

  /// Any status with a JSON body.
  public static Response json(int status, JsonNode value) {
    return new Response(status, Map.of("Content-Type", "application/json"), Json.bytes(value));
  }

  /// 200 with a text.
  ///
  /// @param contentType such as `text/plain; version=0.0.4; charset=utf-8`
  public static Response text(String contentType, String text) {
    return new Response(
        200, Map.of("Content-Type", contentType), text.getBytes(StandardCharsets.UTF_8));
  }

  /// A status that says it all.
  public static Response empty(int status) {
    return new Response(status, Map.of(), new byte[0]);
  }

  /// The same with one more header.
  public Response with(String name, String value) {
    var more = new TreeMap<>(headers);
    more.put(name, value);
    return new Response(status, more, body);
  }
}
